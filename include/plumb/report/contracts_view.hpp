#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "plumb/control/contracts.hpp"
#include "plumb/report/tables_page.hpp"

namespace plumb {

/// What `plumb contracts` looks at.
struct ContractsReport {
  const Plan& plan;
  const Schedule& schedule;
  const ContractBook& book;
  std::span<const std::size_t> rows;  // of the contracts that are shown
};

/// One line for each contract; exact: for programs, with every sum.
Table contracts_table(const ContractsReport& report, bool exact);

/// The parts of one contract's price.
Table payments_table(const ContractsReport& report, std::size_t row, bool exact);

/// All contracts, or where only one was asked for, everything about it.
TablesPage contracts_page(const ContractsReport& report, bool one, bool unicode);

void write_contracts_json(std::string& out, const ContractsReport& report);

}  // namespace plumb
