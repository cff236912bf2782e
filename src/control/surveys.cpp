#include "plumb/control/surveys.hpp"

#include <array>

#include "plumb/control/register_metrics.hpp"
#include "plumb/control/share_pct.hpp"

namespace plumb {

namespace {

constexpr std::int32_t kLeastPromoter = 9;
constexpr std::int32_t kGreatestDetractor = 6;
constexpr std::int32_t kLeastContent = 4;
constexpr std::chrono::days kTrend{90};

Satisfaction of_all(const Assessment& from) {
  return satisfaction(from.plan, kFirstDate - std::chrono::days{1}, from.schedule.as_of);
}

template <Loyalty Which>
MetricValue answers_of(const Assessment& from, const MetricSubject&) {
  return static_cast<std::int64_t>(of_all(from).of(Which));
}

/// How much better the last 90 days are than the 90 before.
template <std::optional<double> (Satisfaction::*Figure)() const>
MetricValue trend_of_answers(const Assessment& from, const MetricSubject&) {
  const Date today = from.schedule.as_of;
  const auto now = (satisfaction(from.plan, today - kTrend, today).*Figure)();
  const auto before = (satisfaction(from.plan, today - 2 * kTrend, today - kTrend).*Figure)();
  return now && before ? MetricValue(*now - *before) : MetricValue();
}

}  // namespace

std::optional<Loyalty> loyalty_of(const Survey& survey) {
  if (!survey.nps) return std::nullopt;
  if (*survey.nps >= kLeastPromoter) return Loyalty::promoter;
  return *survey.nps <= kGreatestDetractor ? Loyalty::detractor : Loyalty::passive;
}

bool lacks_follow_up(const Survey& survey) {
  return loyalty_of(survey) == Loyalty::detractor && !survey.follow_up.valid() && !survey.closed;
}

std::optional<double> Satisfaction::nps() const {
  const std::size_t all = of(Loyalty::promoter) + of(Loyalty::passive) + of(Loyalty::detractor);
  if (all == 0) return std::nullopt;
  const auto net = static_cast<double>(of(Loyalty::promoter)) - static_cast<double>(of(Loyalty::detractor));
  return 100.0 * net / static_cast<double>(all);
}

std::optional<double> Satisfaction::csat_pct() const {
  return share_pct(content, csat_answers);
}

Satisfaction satisfaction(const Plan& plan, Date after, Date until) {
  Satisfaction sum;
  for (const Survey& each : plan.rows<Survey>().rows) {
    if (each.date <= after || each.date > until) continue;
    if (const auto loyalty = loyalty_of(each)) ++sum.by_loyalty[static_cast<std::size_t>(*loyalty)];
    if (!each.csat) continue;
    ++sum.csat_answers;
    if (*each.csat >= kLeastContent) ++sum.content;
  }
  return sum;
}

std::span<const Figure> survey_figures() {
  static const std::array<Figure, 2> figures{{
      {figure_spec("loyalty", ValueKind::text, "promoter, passive or detractor"),
       [](const FigureSource& source, std::size_t row) {
         const auto loyalty = loyalty_of(source.plan().rows<Survey>().rows[row]);
         return loyalty ? Value{std::string(kWords<Loyalty>[static_cast<std::size_t>(*loyalty)])} : Value{};
       }},
      {figure_spec("follow_up_missing", ValueKind::boolean, "a detractor whom no action follows up"),
       [](const FigureSource& source, std::size_t row) {
         return Value{lacks_follow_up(source.plan().rows<Survey>().rows[row])};
       }},
  }};
  return figures;
}

std::span<const Metric> survey_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"surveys.nps", MetricKind::ratio, kOfProject,
       "net promoter score: % of 9 and 10 less % of 0 to 6, -100 to 100",
       [](const Assessment& from, const MetricSubject&) { return metric_value(of_all(from).nps()); }},
      {"surveys.csat_pct", MetricKind::percent, kOfProject, "answers of 4 and 5 to how content they are",
       [](const Assessment& from, const MetricSubject&) { return metric_value(of_all(from).csat_pct()); }},
      {"surveys.promoters", MetricKind::count, kOfProject, "answers of 9 and 10",
       answers_of<Loyalty::promoter>},
      {"surveys.passives", MetricKind::count, kOfProject, "answers of 7 and 8", answers_of<Loyalty::passive>},
      {"surveys.detractors", MetricKind::count, kOfProject, "answers of 0 to 6",
       answers_of<Loyalty::detractor>},
      {"surveys.nps_trend", MetricKind::ratio, kOfProject,
       "NPS of the last 90 days less that of the 90 before", trend_of_answers<&Satisfaction::nps>},
      {"surveys.csat_trend", MetricKind::ratio, kOfProject,
       "CSAT of the last 90 days less that of the 90 before, in points",
       trend_of_answers<&Satisfaction::csat_pct>},
      {"surveys.without_follow_up", MetricKind::count, kOfProject, "detractors whom no action follows up",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Survey>(from.plan, lacks_follow_up);
       }},
  });
  return kMetrics;
}

}  // namespace plumb
