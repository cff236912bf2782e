#pragma once

#include <span>
#include <string>

#include "plumb/control/assessment.hpp"
#include "plumb/control/periods.hpp"

namespace plumb {

/// What `plumb evm` was asked for.
struct EvmReport {
  std::optional<ValueBreakdown> by;
  std::vector<ValueRow> rows;
  std::optional<PeriodLength> length;
  std::vector<PeriodFigures> periods;
};

/// Appends `plumb.evm/1`: the figures of the project, then the rows and the periods that were asked for.
void write_evm_json(std::string& out, const Assessment& assessment, const EvmReport& report);

}  // namespace plumb
