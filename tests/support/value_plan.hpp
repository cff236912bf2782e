#pragma once

#include <string>
#include <vector>

namespace plumb::test {

/// One work package of a worked example; amounts in the currency, times in days after the start.
struct WorkPackage {
  std::string id;
  double from = 0;
  double to = 0;
  double budget = 0;
  double earned = 0;  // at the status date
};

/// Writes a plan of these packages, with a baseline that has their dates and budgets.
///
/// Time starts at 0, counts in days and never pauses. What is earned is counted in units, so that it is exact
/// to four places.
/// actual: cost up to the status date, booked on the first package. status: days after the start.
/// project: more fields of the project, each with a leading comma. tasks: more rows, that the baseline does
/// not know.
std::string value_plan(const std::vector<WorkPackage>& packages, double actual, double status,
                       const std::string& project = {}, const std::string& tasks = {});

/// Packages that come to these figures at day 20: what is planned by then ends on day 10, the rest on day 30.
std::vector<WorkPackage> packages_for(double planned, double earned, double total);

/// Packages of one period each, that accrue evenly: a table of planned value by period, with straight lines
/// in between. earned: filled in from the first package on.
std::vector<WorkPackage> packages_of_periods(const std::vector<double>& planned_to_date, double earned);

/// The days of one period of these.
inline constexpr double kPeriodDays = 10;

/// Writes an amount with up to four places, as a plan can hold it.
std::string amount_text(double amount);

/// Returns `YYYY-MM-DDTHH:MM` of a number of days after the start of those plans.
std::string value_day(double days);

}  // namespace plumb::test
