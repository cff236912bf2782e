#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plumb/control/cash_forecast.hpp"
#include "plumb/report/tables_page.hpp"

namespace plumb {

/// What `plumb cashflow` looks at.
struct CashReport {
  const Assessment& assessment;
  const CashForecast& cash;
  std::vector<CashPeriod> periods;
};

/// Money in and out by period; exact: for programs.
Table cash_table(const CashReport& report, bool exact);

TablesPage cash_page(const CashReport& report, const TextStyle& style, int drawing_columns);

void write_cash_json(std::string& out, const CashReport& report);

/// Appends the balance over time with the line of zero, and the day that counts as today.
void draw_cash_curve(std::string& out, const CashReport& report, const TextStyle& style, int width);

}  // namespace plumb
