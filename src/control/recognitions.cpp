#include "plumb/control/recognitions.hpp"

#include <array>
#include <set>

#include "plumb/control/register_metrics.hpp"

namespace plumb {

namespace {

/// What was not yet said by a day does not count; what has no date does.
bool is_given(const Recognition& recognition, Date as_of) {
  return !recognition.date || *recognition.date <= as_of;
}

}  // namespace

std::span<const Metric> recognition_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"recognitions.given", MetricKind::count, kOfProject, "recognitions given",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Recognition>(
             from.plan, [&](const Recognition& each) { return is_given(each, from.schedule.as_of); });
       }},
      {"recognitions.people", MetricKind::count, kOfProject, "people who were recognized",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         std::set<ResourceId> people;
         for (const Recognition& each : from.plan.rows<Recognition>().rows)
           if (is_given(each, from.schedule.as_of))
             people.insert(each.who.items.begin(), each.who.items.end());
         return static_cast<std::int64_t>(people.size());
       }},
  });
  return kMetrics;
}

}  // namespace plumb
