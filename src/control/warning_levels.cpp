#include "plumb/control/warning_levels.hpp"

#include <map>

namespace plumb {

namespace {

using Levels = std::map<std::string_view, LimitLevel>;

/// The levels of the warnings that limits name, by the name.
Levels levels_of(const Plan& plan) {
  Levels levels;
  for (const Limit& limit : plan.limits.rows)
    if (!limit.rule.empty()) levels[limit.rule] = limit.level.value_or(LimitLevel::warn);
  return levels;
}

LimitLevel level_of(const Diagnostic& diagnostic, const Levels& levels) {
  if (diagnostic.severity == Severity::error) return LimitLevel::error;
  const auto found = levels.find(code_name(diagnostic.code));
  return found == levels.end() ? LimitLevel::warn : found->second;
}

}  // namespace

LevelledDiagnostics with_levels(const Plan& plan, const Diagnostics& found) {
  const Levels levels = levels_of(plan);
  LevelledDiagnostics result;
  for (const Diagnostic& each : found.all()) {
    const LimitLevel level = level_of(each, levels);
    if (level == LimitLevel::off) continue;
    Diagnostic levelled = each;
    // What an earlier version has too fails nothing, so it stays a warning.
    if (level == LimitLevel::error && each.severity == Severity::warning && !each.known) {
      levelled.severity = Severity::error;
      ++result.raised;
    }
    result.diagnostics.add(std::move(levelled));
  }
  return result;
}

Diagnostics without_silenced(const Plan& plan, const Diagnostics& found) {
  const Levels levels = levels_of(plan);
  Diagnostics result;
  for (const Diagnostic& each : found.all()) {
    if (level_of(each, levels) != LimitLevel::off) result.add(each);
  }
  return result;
}

bool holds_metric(const Limit& limit) {
  return limit.rule.empty() && limit.level.value_or(LimitLevel::error) != LimitLevel::off;
}

}  // namespace plumb
