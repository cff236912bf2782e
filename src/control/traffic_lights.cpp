#include "plumb/control/traffic_lights.hpp"

#include <algorithm>

#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

using enum LightSubject;

constexpr auto kLightRules = std::to_array<LightRule>({
    {schedule, "spi", true, 0.95, 0.90},
    {schedule, "finish_variance", false, 0, 10},
    {cost, "cpi", true, 0.95, 0.90},
    {risk, "contingency_free", true, 0, 0},
    {risk, "risks.unanswered", false, 0, 2},
    {issues, "issues.overdue", false, 0, 2},
    {issues, "actions.overdue", false, 0, 5},
    {quality, "defects.open_critical", false, 0, 0},
    {compliance, "obligations.overdue", false, 0, 0},
    {contracts, "contracts.overdue", false, 0, 0},
    {contracts, "contracts.damages", false, 0, 0},
    {team, "pulses.falling", false, 0, 1},
});

Light light_of_limit(const LimitResult& limit) {
  if (limit.holds) return Light::green;
  return limit.level == LimitLevel::error ? Light::red : Light::amber;
}

Light light_of_rule(const LightRule& rule, double number) {
  const auto beyond = [&](double bound) { return rule.low_is_bad ? number < bound : number > bound; };
  if (beyond(rule.red)) return Light::red;
  return beyond(rule.amber) ? Light::amber : Light::green;
}

const LimitResult* limit_on(const Assessment& assessment, std::span<const LimitResult> limits,
                            std::string_view metric) {
  const auto found = std::find_if(limits.begin(), limits.end(), [&](const LimitResult& each) {
    return each.metric->name == metric && assessment.plan.limits.rows[each.id.index()].of.empty();
  });
  return found == limits.end() ? nullptr : &*found;
}

}  // namespace

bool is_of_unused_register(const Plan& plan, std::string_view metric) {
  const std::size_t dot = metric.find('.');
  const auto kind = dot == std::string_view::npos ? std::nullopt : find_collection(metric.substr(0, dot));
  return kind && collection_table(*kind).size(plan) == 0;
}

std::span<const LightRule> light_rules() {
  return kLightRules;
}

std::vector<TrafficLight> traffic_lights(const Assessment& assessment, std::span<const LimitResult> limits) {
  std::vector<TrafficLight> lights(kWords<LightSubject>.size());
  for (std::size_t i = 0; i < lights.size(); ++i) lights[i].subject = static_cast<LightSubject>(i);
  const MetricSubject project = subject_of(assessment.project);
  const auto minutes_per_day = static_cast<double>(assessment.plan.project.units().day);
  for (const LightRule& rule : kLightRules) {
    if (is_of_unused_register(assessment.plan, rule.metric)) continue;
    const Metric* metric = find_metric(rule.metric);
    const MetricValue value = metric->value(assessment, project);
    auto number = number_in(value);
    if (!number) continue;
    if (metric->kind == MetricKind::duration) *number /= minutes_per_day;
    const LimitResult* limit = limit_on(assessment, limits, rule.metric);
    const Light light = limit != nullptr ? light_of_limit(*limit) : light_of_rule(rule, *number);
    TrafficLight& of_subject = lights[static_cast<std::size_t>(rule.subject)];
    if (light > of_subject.light) of_subject = {rule.subject, light, &rule, limit, value};
  }
  return lights;
}

}  // namespace plumb
