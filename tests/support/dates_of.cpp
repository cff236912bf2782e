#include "dates_of.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/io/diagnostic_text.hpp"

namespace plumb::test {
namespace {

/// `03-02T08`, with the minutes where they are not zero.
std::string short_text(Instant instant) {
  if (instant == kNoInstant) return "-";
  const std::string whole = instant_text(instant);
  return whole.ends_with(":00") ? whole.substr(5, 8) : whole.substr(5);
}

std::string float_text(Minutes minutes) {
  return minutes == kNoFloat ? "-" : fmt::format("{}", static_cast<double>(minutes.count()) / 480.0);
}

template <class Text>
std::string each_leaf(const DatedPlan& plan, Text text) {
  std::string all;
  for (std::size_t i = 0; i < plan.loaded->tasks.size(); ++i) {
    const Task& task = plan.loaded->tasks.rows[i];
    if (task.summary) continue;
    all += fmt::format("{}{} {}", all.empty() ? "" : "  ", task.id, text(plan.schedule.tasks[TaskId(i)]));
  }
  return all;
}

}  // namespace

TaskId DatedPlan::id(std::string_view task) const {
  const auto row = loaded->ids[CollectionKind::tasks].find(task);
  REQUIRE_MESSAGE(row.has_value(), task);
  return TaskId(*row);
}

DatedPlan dated(std::string_view tasks, std::string_view project, const ScheduleOptions& options) {
  const std::string yaml = fmt::format("plumb: 1\nproject: {{id: p, start: 2026-03-02{}{}}}\n{}",
                                       project.empty() ? "" : ", ", project, tasks);
  LoadedPlan loaded = plan_from(yaml);
  Diagnostics findings;
  Schedule schedule = make_schedule(*loaded, options, findings);
  return {std::move(loaded), std::move(findings), std::move(schedule)};
}

std::string dates_of(const DatedPlan& plan) {
  return each_leaf(plan, [](const TaskDates& dates) {
    return fmt::format("{}..{}", short_text(dates.start), short_text(dates.finish));
  });
}

std::string late_dates_of(const DatedPlan& plan) {
  return each_leaf(plan, [](const TaskDates& dates) {
    return fmt::format("{}..{}", short_text(dates.late_start), short_text(dates.late_finish));
  });
}

std::string floats_of(const DatedPlan& plan) {
  return each_leaf(plan, [](const TaskDates& dates) {
    return fmt::format("{}/{}", float_text(dates.total_float), float_text(dates.free_float));
  });
}

std::string findings_of(DatedPlan plan) {
  plan.findings.sort_by_place();
  std::string text;
  for (const Diagnostic& finding : plan.findings.all()) text += diagnostic_text(finding, false);
  return text;
}

}  // namespace plumb::test
