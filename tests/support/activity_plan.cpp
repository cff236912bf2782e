#include "activity_plan.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <regex>
#include <set>

namespace plumb::test {
namespace {

constexpr double kMinutesOfDay = 1440.0;
constexpr std::string_view kStart = "2026-01-05T00:00";

struct TaskFigure {
  std::string_view key;    // of the worked example
  std::string_view field;  // of plumb's output
  bool is_instant;         // a date, to be counted from the start; else a number of minutes
};

constexpr std::array kTaskFigures{
    TaskFigure{"ES", "early_start", true},      TaskFigure{"EF", "early_finish", true},
    TaskFigure{"LS", "late_start", true},       TaskFigure{"LF", "late_finish", true},
    TaskFigure{"TF", "total_float_min", false}, TaskFigure{"FF", "free_float_min", false},
};

/// Days as elapsed time, in whole days where they are whole, else in minutes.
std::string elapsed(double days) {
  if (days == std::floor(days)) return fmt::format("{}ed", std::llround(days));
  return fmt::format("{}emin", std::llround(days * kMinutesOfDay));
}

std::string estimate(const Json& activity) {
  if (activity.contains("duration")) return elapsed(activity.at("duration").get<double>());
  return fmt::format("{}/{}/{}", elapsed(activity.at("o").get<double>()),
                     elapsed(activity.at("m").get<double>()), elapsed(activity.at("p").get<double>()));
}

/// A predecessor as plumb writes links. An id may itself end in digits or letters, so a whole id wins over a
/// suffix.
std::string link_to(const Json& pred, const std::set<std::string>& ids) {
  const std::string text = pred.get<std::string>();
  if (ids.contains(text)) return text;
  static const std::regex kForm{R"(^(.+?) ?(FS|SS|FF|SF)(?:([+-])([0-9.]+))?$)"};
  std::smatch parts;
  REQUIRE_MESSAGE(std::regex_match(text, parts, kForm), "'" << text << "' is not a predecessor");
  REQUIRE_MESSAGE(ids.contains(parts[1].str()), "no activity '" << parts[1].str() << "'");
  const std::string lag = parts[4].matched ? parts[3].str() + elapsed(std::stod(parts[4].str())) : "";
  return fmt::format("{} {}{}", parts[1].str(), parts[2].str(), lag);
}

Json figure_in_days(const Json& task, const TaskFigure& figure, std::string_view start) {
  const Json& value = task.at(std::string{figure.field});
  if (value.is_null()) return value;
  if (!figure.is_instant) return value.get<double>() / kMinutesOfDay;
  return static_cast<double>(minutes_of(value.get<std::string>()) - minutes_of(start)) / kMinutesOfDay;
}

void check_critical(const Json& expectation, const Json& schedule) {
  const std::set<std::string> wanted = expectation.at("value");
  std::set<std::string> got;
  for (const Json& task : schedule.at("tasks")) {
    if (task.at("critical").get<bool>()) got.insert(task.at("id").get<std::string>());
  }
  CHECK_MESSAGE(got == wanted,
                fmt::format("critical: wanted {}, got {}", fmt::join(wanted, " "), fmt::join(got, " ")));
}

}  // namespace

std::string activity_plan(const Json& activities) {
  std::set<std::string> ids;
  for (const Json& activity : activities) ids.insert(activity.at("id").get<std::string>());

  std::string yaml = fmt::format(
      "plumb: 1\n"
      "project: {{id: example, start: {}, calendar: round-the-clock}}\n"
      "calendars:\n"
      "  - {{id: round-the-clock, hours_per_day: 24, week: {{mon-sun: 00:00-24:00}}}}\n"
      "tasks:\n",
      kStart);
  for (const Json& activity : activities) {
    std::vector<std::string> links;
    for (const Json& pred : activity.at("preds")) links.push_back(yaml_text(link_to(pred, ids)));
    const std::string after = links.empty() ? "" : fmt::format(", after: [{}]", fmt::join(links, ", "));
    yaml += fmt::format("  - {{id: {}, duration: {}{}}}\n", yaml_text(activity.at("id").get<std::string>()),
                        estimate(activity), after);
  }
  return yaml;
}

std::string day_after_start(double days) {
  return date_time_of(minutes_of(kStart) + std::llround(days * kMinutesOfDay));
}

bool check_schedule_expectation(const std::string& key, const Json& expectation, const Json& schedule) {
  const std::string start = schedule.at("project").at("start");
  if (key == "critical") {
    check_critical(expectation, schedule);
    return true;
  }
  const double abs_tol = expectation.at("abs_tol");
  if (key == "duration") {
    const auto minutes =
        minutes_of(schedule.at("project").at("finish").get<std::string>()) - minutes_of(start);
    check_number(key, expectation.at("value"), abs_tol, minutes, kMinutesOfDay);
    return true;
  }
  for (const TaskFigure& figure : kTaskFigures) {
    if (figure.key != key || !expectation.at("value").is_object()) continue;
    for (const auto& [id, wanted] : expectation.at("value").items()) {
      const Json got = figure_in_days(task_with_id(schedule.at("tasks"), id), figure, start);
      check_number(fmt::format("{} of {}", key, id), wanted, abs_tol, got);
    }
    return true;
  }
  return false;
}

}  // namespace plumb::test
