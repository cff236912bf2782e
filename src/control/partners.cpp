#include "plumb/control/partners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace plumb {

namespace {

std::optional<Date> known_scores(const Schedule& schedule) {
  return schedule.network.status ? std::optional(schedule.as_of) : std::nullopt;
}

Scorecard scorecard_in(const FigureSource& source, std::size_t row) {
  return scorecard_of(source.plan().rows<Partner>().rows[row], known_scores(source.schedule()));
}

Value number_or_none(const std::optional<double>& number) {
  return number ? Value{*number} : Value{};
}

/// One criterion from its scores, the latest last.
CriterionScore criterion_score(std::string_view name, const std::vector<double>& scores) {
  CriterionScore made;
  made.criterion = name;
  made.count = scores.size();
  made.last = scores.back();
  double before = 0;
  for (std::size_t i = 0; i + 1 < scores.size(); ++i) before += scores[i];
  made.mean = (before + made.last) / static_cast<double>(scores.size());
  if (scores.size() > 1) made.trend = made.last - before / static_cast<double>(scores.size() - 1);
  return made;
}

std::string scorecard_text(const Scorecard& card) {
  std::string text;
  for (const CriterionScore& score : card.criteria) {
    text += fmt::format("{}{} {:.1f}", text.empty() ? "" : ", ", score.criterion, score.mean);
    if (score.trend) text += fmt::format(" ({:+.1f})", *score.trend);
  }
  return text;
}

}  // namespace

Scorecard scorecard_of(const Partner& partner, std::optional<Date> known) {
  std::vector<const PartnerScore*> rows;
  for (const PartnerScore& score : partner.scores)
    if (!known || score.date <= *known) rows.push_back(&score);
  std::vector<std::string_view> names;
  std::map<std::string_view, std::vector<double>> scores;
  for (const PartnerScore* row : rows)
    if (scores.try_emplace(row->criterion).second) names.push_back(row->criterion);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const PartnerScore* a, const PartnerScore* b) { return a->date < b->date; });
  double sum = 0;
  for (const PartnerScore* row : rows) {
    scores[row->criterion].push_back(row->score.value());
    sum += row->score.value();
  }
  Scorecard card;
  double trends = 0;
  std::size_t with_trend = 0;
  for (const std::string_view name : names) {
    card.criteria.push_back(criterion_score(name, scores[name]));
    if (!card.criteria.back().trend) continue;
    trends += *card.criteria.back().trend;
    ++with_trend;
  }
  if (!rows.empty()) card.mean = sum / static_cast<double>(rows.size());
  if (with_trend > 0) card.trend = trends / static_cast<double>(with_trend);
  return card;
}

std::span<const Figure> partner_figures() {
  static const std::array figures = std::to_array<Figure>({
      {figure_spec("score_mean", ValueKind::number, "the mean of all scores"),
       [](const FigureSource& source, std::size_t row) {
         return number_or_none(scorecard_in(source, row).mean);
       }},
      {figure_spec("score_trend", ValueKind::number,
                   "how much the last scores are above the means of those before them"),
       [](const FigureSource& source, std::size_t row) {
         return number_or_none(scorecard_in(source, row).trend);
       }},
      {figure_spec("scorecard", ValueKind::text, "by criterion: the mean, and the trend in brackets"),
       [](const FigureSource& source, std::size_t row) {
         const std::string text = scorecard_text(scorecard_in(source, row));
         return text.empty() ? Value{} : Value{text};
       }},
  });
  return figures;
}

std::span<const Metric> partner_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"partners.score_mean", MetricKind::ratio, kOfProject, "the mean of the partners' mean scores",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         double sum = 0;
         std::size_t count = 0;
         for (const Partner& partner : from.plan.rows<Partner>().rows)
           if (const auto mean = scorecard_of(partner, known_scores(from.schedule)).mean) {
             sum += *mean;
             ++count;
           }
         return count == 0 ? MetricValue() : MetricValue(sum / static_cast<double>(count));
       }},
      {"partners.falling", MetricKind::count, kOfProject, "partners whose last scores are below those before",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const auto& rows = from.plan.rows<Partner>().rows;
         return std::count_if(rows.begin(), rows.end(), [&](const Partner& partner) {
           return scorecard_of(partner, known_scores(from.schedule)).trend.value_or(0) < 0;
         });
       }},
  });
  return kMetrics;
}

}  // namespace plumb
