#pragma once

#include <span>
#include <vector>

#include "plumb/control/limits.hpp"

namespace plumb {

/// What a report's reader looks at first.
enum class LightSubject : std::uint8_t { schedule, cost, risk, issues, quality, compliance, contracts, team };
template <>
inline constexpr std::array kWords<LightSubject> = std::to_array<std::string_view>(
    {"schedule", "cost", "risk", "issues", "quality", "compliance", "contracts", "team"});

/// From good to bad; none: nothing is known.
enum class Light : std::uint8_t { none, green, amber, red };
template <>
inline constexpr std::array kWords<Light> = std::to_array<std::string_view>({"none", "green", "amber",
                                                                             "red"});

/// Where a metric turns amber and red: beyond the bound, on the bad side of it.
struct LightRule {
  LightSubject subject;
  std::string_view metric;
  bool low_is_bad;
  double amber;  // days of working time, of durations
  double red;
};

/// The rules that hold where the plan has no limit on the metric. The indices follow what most performance
/// measurement guides print for reports: amber below 0.95, red below 0.90.
std::span<const LightRule> light_rules();

/// Tells whether a metric is of a register that the plan does not use: that nothing is overdue there is no
/// good news.
bool is_of_unused_register(const Plan& plan, std::string_view metric);

/// The light of a subject, and the figure that decides it.
struct TrafficLight {
  LightSubject subject = LightSubject::schedule;
  Light light = Light::none;
  const LightRule* rule = nullptr;     // null: none of its figures is known
  const LimitResult* limit = nullptr;  // the plan's own limit, in place of the rule's bounds
  MetricValue value;
};

/// Judges every subject by the worst of its figures: by the plan's own limits on the project where it has
/// them (one that fails is red, at level `warn` amber), else by the rules. A figure that is undefined, or of
/// a register without rows, says nothing.
///
/// limits: those of the assessment; they outlive the result.
std::vector<TrafficLight> traffic_lights(const Assessment& assessment, std::span<const LimitResult> limits);

}  // namespace plumb
