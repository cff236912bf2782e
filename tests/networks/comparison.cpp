#include "comparison.hpp"

#include <fmt/format.h>

#include <array>

#include "plan_text.hpp"

namespace plumb::networks {

namespace {

struct Column {
  const char* name;
  std::optional<Minute> OracleDates::*value;
  bool is_date;
};

constexpr std::array<Column, 8> kColumns = {{
    {"start", &OracleDates::start, true},
    {"finish", &OracleDates::finish, true},
    {"early_start", &OracleDates::early_start, true},
    {"early_finish", &OracleDates::early_finish, true},
    {"late_start", &OracleDates::late_start, true},
    {"late_finish", &OracleDates::late_finish, true},
    {"total_float_min", &OracleDates::total_float, false},
    {"free_float_min", &OracleDates::free_float, false},
}};

std::string value_text(const std::optional<Minute>& value, bool is_date) {
  if (!value) return "null";
  return is_date ? instant_text(*value) : fmt::format("{}", *value);
}

std::optional<Minute> read_minutes(const nlohmann::json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<Minute>();
}

std::optional<Minute> read_value(const nlohmann::json& value, bool is_date) {
  if (value.is_null()) return std::nullopt;
  return is_date ? minute_of(value.get<std::string>()) : value.get<Minute>();
}

// The contract does not speak of a hammock's early and late dates, nor of a summary's free float.
bool is_defined(const RandomTask& task, const Column& column) {
  if (task.kind == TaskKind::kHammock && column.is_date)
    return column.value == &OracleDates::start || column.value == &OracleDates::finish;
  return task.kind != TaskKind::kSummary || column.value != &OracleDates::free_float;
}

}  // namespace

Answer read_answer(const nlohmann::json& json) {
  Answer answer;
  answer.start = minute_of(json.at("project").at("start").get<std::string>());
  answer.finish = minute_of(json.at("project").at("finish").get<std::string>());
  for (const nlohmann::json& row : json.at("tasks")) {
    ScheduledTask task;
    for (const Column& column : kColumns)
      task.dates.*column.value = read_value(row.at(column.name), column.is_date);
    task.kind = row.at("kind").get<std::string>();
    task.interfering_float = read_minutes(row.at("interfering_float_min"));
    task.critical = row.at("critical").get<bool>();
    task.driving = row.at("driving").get<bool>();
    answer.tasks[row.at("id").get<std::string>()] = task;
  }
  return answer;
}

std::vector<std::string> differences(const RandomPlan& plan, const Answer& program,
                                     const OracleAnswer& oracle) {
  std::vector<std::string> lines;
  if (program.finish != oracle.finish)
    lines.push_back(fmt::format("project finish: plumb {}, oracle {}", instant_text(program.finish),
                                instant_text(oracle.finish)));
  for (const RandomTask& task : plan.tasks) {
    const auto found = program.tasks.find(task.id);
    if (found == program.tasks.end()) {
      lines.push_back(task.id + " is not in the answer");
      continue;
    }
    for (const Column& column : kColumns) {
      const auto& ours = found->second.dates.*column.value;
      const auto& expected = oracle.tasks.at(task.id).*column.value;
      if (ours != expected && is_defined(task, column))
        lines.push_back(fmt::format("{} {}: plumb {}, oracle {}", task.id, column.name,
                                    value_text(ours, column.is_date), value_text(expected, column.is_date)));
    }
  }
  return lines;
}

std::string dates_text(const RandomPlan& plan, const std::map<std::string, OracleDates>& tasks) {
  std::string text;
  for (const RandomTask& task : plan.tasks) {
    const auto found = tasks.find(task.id);
    if (found == tasks.end()) continue;
    text += fmt::format("  {:<7}", task.id);
    for (const Column& column : kColumns)
      text += fmt::format(" {:>16}", value_text(found->second.*column.value, column.is_date));
    text += "\n";
  }
  return text;
}

std::map<std::string, OracleDates> dates_of(const Answer& answer) {
  std::map<std::string, OracleDates> dates;
  for (const auto& [id, task] : answer.tasks) dates[id] = task.dates;
  return dates;
}

}  // namespace plumb::networks
