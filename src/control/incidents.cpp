#include "plumb/control/incidents.hpp"

#include <array>

#include "plumb/control/prices.hpp"
#include "plumb/control/register_metrics.hpp"
#include "plumb/registers/contingency.hpp"

namespace plumb {

namespace {

constexpr double kMinutesPerHour = 60;

const Incident& incident_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Incident>().rows[row];
}

Instant instant_of(const WrittenDate& date) {
  return Instant(date.date) + date.time.value_or(Minutes{0});
}

std::optional<Minutes> time_between(const std::optional<WrittenDate>& from,
                                    const std::optional<WrittenDate>& to) {
  if (!from || !to) return std::nullopt;
  return instant_of(*to) - instant_of(*from);
}

const std::optional<WrittenDate>& beginning_of(const Incident& incident) {
  return incident.occurred ? incident.occurred : incident.detected;
}

Value duration_value(const std::optional<Minutes>& time) {
  return time ? Value{Duration{*time, true}} : Value{};
}

/// The mean time in hours of the incidents that have one.
template <std::optional<Minutes> (*Time)(const Incident&)>
MetricValue mean_hours(const Assessment& from, const MetricSubject&) {
  Minutes sum{0};
  std::int64_t count = 0;
  for (const Incident& each : from.plan.rows<Incident>().rows)
    if (const auto time = Time(each)) {
      sum += *time;
      ++count;
    }
  if (count == 0) return {};
  return static_cast<double>(sum.count()) / kMinutesPerHour / static_cast<double>(count);
}

MetricValue loss_of_all(const Assessment& from, const MetricSubject&) {
  const Prices prices(from.plan);
  Cost sum;
  for (const Incident& each : from.plan.rows<Incident>().rows) {
    const auto& begin = beginning_of(each);
    if (each.loss) sum += prices.of_money(*each.loss, begin ? begin->date : from.plan.project.start.date);
  }
  return sum;
}

}  // namespace

std::optional<Minutes> time_to_detect(const Incident& incident) {
  return time_between(incident.occurred, incident.detected);
}

std::optional<Minutes> time_to_restore(const Incident& incident) {
  return time_between(beginning_of(incident), incident.restored);
}

std::optional<bool> is_over_objective(const Plan& plan, const Incident& incident, Date as_of) {
  const auto& begin = beginning_of(incident);
  if (!incident.contingency.valid() || !begin) return std::nullopt;
  const auto& objective = plan.row<Contingency>(incident.contingency).rto;
  if (!objective) return std::nullopt;
  const auto took = time_to_restore(incident);
  return took.value_or(Instant(as_of) - instant_of(*begin)) > objective->length;
}

std::span<const Figure> incident_figures() {
  static const std::array<Figure, 4> figures{{
      {figure_spec("time_to_detect", ValueKind::duration, "from the incident to its detection"),
       [](const FigureSource& source, std::size_t row) {
         return duration_value(time_to_detect(incident_in(source, row)));
       }},
      {figure_spec("time_to_restore", ValueKind::duration, "from the incident until service was back"),
       [](const FigureSource& source, std::size_t row) {
         return duration_value(time_to_restore(incident_in(source, row)));
       }},
      {figure_spec("rto", ValueKind::duration, "the objective of the contingency plan"),
       [](const FigureSource& source, std::size_t row) {
         const Incident& incident = incident_in(source, row);
         if (!incident.contingency.valid()) return Value{};
         const auto& objective = source.plan().row<Contingency>(incident.contingency).rto;
         return objective ? duration_value(objective->length) : Value{};
       }},
      {figure_spec("over_rto", ValueKind::boolean, "whether that took longer than its objective"),
       [](const FigureSource& source, std::size_t row) {
         const auto over = is_over_objective(source.plan(), incident_in(source, row), source.as_of());
         return over ? Value{*over} : Value{};
       }},
  }};
  return figures;
}

std::span<const Metric> incident_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"incidents.open", MetricKind::count, kOfProject, "incidents after which service is not back",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Incident>(from.plan,
                                     [](const Incident& each) { return !each.restored && !each.closed; });
       }},
      {"incidents.over_rto", MetricKind::count, kOfProject,
       "incidents that took longer than their recovery time objective",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Incident>(from.plan, [&](const Incident& each) {
           return is_over_objective(from.plan, each, from.schedule.as_of).value_or(false);
         });
       }},
      {"incidents.time_to_detect_h", MetricKind::ratio, kOfProject, "mean hours until they were noticed",
       mean_hours<time_to_detect>},
      {"incidents.time_to_restore_h", MetricKind::ratio, kOfProject, "mean hours until service was back",
       mean_hours<time_to_restore>},
      {"incidents.loss", MetricKind::money, kOfProject, "what the incidents cost", loss_of_all},
  });
  return kMetrics;
}

}  // namespace plumb
