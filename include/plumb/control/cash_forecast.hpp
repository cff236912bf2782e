#pragma once

#include <optional>
#include <vector>

#include "plumb/control/contracts.hpp"
#include "plumb/control/curve.hpp"
#include "plumb/control/periods.hpp"

namespace plumb {

/// The day at whose end the least money has come in beyond what went out.
struct CashLow {
  Date day;
  Cost amount;  // cumulative; negative: what has to be financed
};

/// Money in and out over time. The curves are cumulative, and positive both.
struct CashForecast {
  Curve in;
  Curve out;
  CurveDays days;              // from the first movement to the last
  std::optional<CashLow> low;  // absent if nothing moves
  Cost undated_in;             // still to come and to go, nobody knows when
  Cost undated_out;
};

/// One period of it.
struct CashPeriod {
  Date first;
  Instant end{};  // 24:00 of its last day, as 00:00 of the next
  Cost in;
  Cost out;
  Cost balance;  // cumulative, at its end
};

/// Forecasts the project's cash. Customer contracts bring, supplier contracts and all other costs take out.
///
/// What was paid moved on its day; what is open of a payment moves on the day on which it is due, but not
/// before the day that counts as today. Costs in the ledger move on their day, unless they are booked on a
/// supplier's contract, whose payments stand for them; what tasks are still to cost moves as the schedule has
/// it. Of that, a supplier's contract with an account covers as much in its account as it is worth beyond
/// what is booked on it. assessment, book: the curves refer to the assessment's plan of costs.
CashForecast cash_forecast(const Assessment& assessment, const ContractBook& book);

/// Cuts it into weeks, from Monday on, or months; none where nothing moves.
std::vector<CashPeriod> cash_periods(const CashForecast& cash, PeriodLength length);

/// The same at instants that rise; `from`: the first day of the first period.
std::vector<CashPeriod> cash_periods(const CashForecast& cash, Date from, std::span<const Instant> ends);

}  // namespace plumb
