#include "plumb/control/warning_levels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

void report_unknown_rule(const Plan& plan, std::size_t row, std::span<const std::string_view> names,
                         Diagnostics& diagnostics) {
  const Limit& limit = plan.limits.rows[row];
  const auto near = nearest(limit.rule, names);
  diagnostics.warning(Code::unused, place_of(plan.limits.nodes[row], "rule"),
                      fmt::format("no warning of this version is called '{}'", limit.rule),
                      near ? fmt::format("did you mean '{}'?", *near)
                           : "the name stands in brackets behind each message of 'plumb check'");
}

}  // namespace

LevelledDiagnostics with_levels(const Plan& plan, const Diagnostics& found) {
  std::vector<std::string_view> names;
  std::map<std::string_view, LimitLevel> levels;
  for (const CodeInfo& info : code_table()) names.push_back(info.name);
  LevelledDiagnostics result;
  for (std::size_t row = 0; row < plan.limits.size(); ++row) {
    const Limit& limit = plan.limits.rows[row];
    if (limit.rule.empty()) continue;
    if (std::ranges::find(names, limit.rule) == names.end())
      report_unknown_rule(plan, row, names, result.diagnostics);
    levels[limit.rule] = limit.level.value_or(LimitLevel::warn);
  }
  for (const Diagnostic& each : found.all()) {
    const auto level = levels.find(code_name(each.code));
    const bool raised =
        each.severity == Severity::warning && level != levels.end() && level->second == LimitLevel::error;
    if (each.severity == Severity::error || raised)
      result.diagnostics.error(each.code, each.where, each.message, each.hint, each.notes);
    else if (level == levels.end() || level->second == LimitLevel::warn)
      result.diagnostics.warning(each.code, each.where, each.message, each.hint, each.notes);
    if (raised) ++result.raised;
  }
  return result;
}

bool holds_metric(const Limit& limit) {
  return limit.rule.empty() && limit.level.value_or(LimitLevel::error) != LimitLevel::off;
}

}  // namespace plumb
