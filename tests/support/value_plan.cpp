#include "value_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "truth_case.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kValueStart = "2026-01-05T00:00";
constexpr double kDayMinutes = 1440;

std::string task_row(const WorkPackage& package) {
  std::string row =
      fmt::format("  - {{id: {}, duration: {}emin, constraint: SNET {}", yaml_text(package.id),
                  std::llround((package.to - package.from) * kDayMinutes), value_day(package.from));
  if (package.budget > 0)
    row += fmt::format(", ev_method: units, units: {}/{}", amount_text(package.earned),
                       amount_text(package.budget));
  if (package.earned > 0) row += fmt::format(", actual_start: {}", value_day(0));
  return row + "}\n";
}

std::string baseline_row(const WorkPackage& package) {
  return fmt::format("{{id: {}, start: {}, finish: {}, budget: {}}}", yaml_text(package.id),
                     value_day(package.from), value_day(package.to), amount_text(package.budget));
}

}  // namespace

std::string amount_text(double amount) {
  std::string text = fmt::format("{:.4f}", amount);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string value_day(double days) {
  return date_time_of(minutes_of(kValueStart) + std::llround(days * kDayMinutes));
}

std::string value_plan(const std::vector<WorkPackage>& packages, double actual, double status,
                       const std::string& project, const std::string& tasks) {
  std::string yaml = fmt::format(
      "plumb: 1\n"
      "project: {{id: example, start: {}, status_date: {}, calendar: always, baseline: v1{}}}\n"
      "calendars:\n"
      "  - {{id: always, hours_per_day: 24, week: {{mon-sun: 00:00-24:00}}}}\n"
      "tasks:\n",
      kValueStart, value_day(status), project);
  std::string baseline;
  for (const WorkPackage& package : packages) {
    yaml += task_row(package);
    baseline += fmt::format("{}{}", baseline.empty() ? "" : ", ", baseline_row(package));
  }
  yaml += tasks;
  if (actual > 0)
    yaml += fmt::format("actuals:\n  - {{date: 2026-01-05, task: {}, cost: {}}}\n",
                        yaml_text(packages.front().id), amount_text(actual));
  return yaml + fmt::format("baselines:\n  - {{id: v1, date: 2026-01-05, tasks: [{}]}}\n", baseline);
}

std::vector<WorkPackage> packages_for(double planned, double earned, double total) {
  std::vector<double> cuts{std::min(planned, earned), std::max(planned, earned),
                           std::max({planned, earned, total})};
  std::vector<WorkPackage> packages;
  double from = 0;
  for (const double cut : cuts) {
    if (cut > from) {
      const bool is_planned = cut <= planned;
      packages.push_back({fmt::format("package-{}", packages.size() + 1), is_planned ? 0.0 : 25.0,
                          is_planned ? 10.0 : 30.0, cut - from, cut <= earned ? cut - from : 0});
    }
    from = std::max(from, cut);
  }
  return packages;
}

std::vector<WorkPackage> packages_of_periods(const std::vector<double>& planned_to_date, double earned) {
  std::vector<WorkPackage> packages;
  double before = 0;
  for (std::size_t i = 0; i < planned_to_date.size(); ++i) {
    const double budget = planned_to_date[i] - before;
    const auto from = static_cast<double>(i) * kPeriodDays;
    if (budget > 0)
      packages.push_back({fmt::format("period-{}", i + 1), from, from + kPeriodDays, budget,
                          std::clamp(earned - before, 0.0, budget)});
    before = planned_to_date[i];
  }
  return packages;
}

}  // namespace plumb::test
