#pragma once

#include <string>

#include "plumb/control/decisions.hpp"
#include "plumb/report/tables_page.hpp"

namespace plumb {

/// What `plumb decide` looks at; all of it outlives the report.
struct DecideReport {
  const Plan& plan;
  const Decision& decision;
  const DecisionFigures& figures;
};

/// The options with what they come to, in file order; exact: for programs.
Table options_table(const DecideReport& report, bool exact);

TablesPage decide_page(const DecideReport& report);

void write_decide_json(std::string& out, const DecideReport& report);

}  // namespace plumb
