#include "plumb/report/limits_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

std::string must_text(const Limit& limit) {
  return fmt::format("{} {}", comparison_sign(limit.must->comparison), limit.must->value);
}

}  // namespace

std::string limit_value_text(const Plan& plan, const LimitResult& result, bool unicode) {
  const auto* number = std::get_if<double>(&result.value);
  const bool is_fraction =
      result.metric->kind == MetricKind::ratio || result.metric->kind == MetricKind::percent;
  if (number == nullptr || !is_fraction)
    return figure_text(result.value, result.metric->kind,
                       {static_cast<int>(plan.project.units().day), unicode});
  const bool percent = result.metric->kind == MetricKind::percent;
  std::string text;
  append_number(text, *number, {percent ? 2 : 3, false, unicode});
  return percent ? text + " %" : text;
}

void write_limits(JsonWriter& json, const Plan& plan, const std::vector<LimitResult>& limits, bool compared) {
  json.key("limits");
  json.begin_array();
  for (const LimitResult& result : limits) {
    const Limit& limit = plan.limits.rows[result.id.index()];
    json.begin_object();
    json.member("id", limit.id);
    json.member("metric", result.metric->name);
    json.key("of");
    limit.of.empty() ? json.null() : json.value(limit.of);
    json.key("value");
    write_figure(json, result.value);
    json.member("must", must_text(limit));
    json.member("level", kWords<LimitLevel>[static_cast<std::size_t>(result.level)]);
    json.member("holds", result.holds);
    if (compared) json.member("known", result.known);
    json.end_object();
  }
  json.end_array();
}

Table limits_table(const Plan& plan, const std::vector<LimitResult>& limits, bool unicode) {
  const auto column = [](std::string_view key, Align align = Align::by_kind) {
    Column made = named_column(key, key, CellKind::text, 0);
    made.align = align;
    return made;
  };
  Table table(
      {column("limit"), column("of"), column("value", Align::right), column("must"), column("holds")});
  for (const LimitResult& result : limits) {
    const Limit& limit = plan.limits.rows[result.id.index()];
    const bool fails_hard = result.level == LimitLevel::error && !result.known;
    const Role role = result.holds ? Role::good : (fails_hard ? Role::bad : Role::warning);
    const std::string_view sign = result.holds   ? (unicode ? "✓" : "holds")
                                  : fails_hard   ? (unicode ? "✗" : "fails")
                                  : result.known ? (unicode ? "✗ no worse" : "fails, no worse")
                                                 : (unicode ? "! warning" : "warning");
    table.add_row({limit.id, limit.of.empty() ? Cell("") : Cell(limit.of),
                   Cell(table.keep(limit_value_text(plan, result, unicode)), role),
                   table.keep(must_text(limit)), Cell(sign, role)});
  }
  return table;
}

std::size_t failing_count(const std::vector<LimitResult>& limits) {
  return static_cast<std::size_t>(
      std::count_if(limits.begin(), limits.end(), [](const LimitResult& limit) { return !limit.holds; }));
}

std::size_t failing_count(const std::vector<LimitResult>& limits, LimitLevel level) {
  return static_cast<std::size_t>(std::count_if(limits.begin(), limits.end(), [&](const LimitResult& limit) {
    return !limit.holds && limit.level == level;
  }));
}

std::string limits_summary(const std::vector<LimitResult>& limits) {
  const std::size_t fails = failing_count(limits);
  const std::size_t holds = limits.size() - fails;
  const auto known =
      std::count_if(limits.begin(), limits.end(), [](const LimitResult& each) { return each.known; });
  return fmt::format("{}: {} {}, {} {}{}", counted(limits.size(), "limit"), holds,
                     holds == 1 ? "holds" : "hold", fails, fails == 1 ? "fails" : "fail",
                     known == 0 ? "" : fmt::format(", {} of them no worse than before", known));
}

}  // namespace plumb
