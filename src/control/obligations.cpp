#include "plumb/control/obligations.hpp"

#include <array>

#include "plumb/control/register_metrics.hpp"
#include "plumb/control/share_pct.hpp"

namespace plumb {

namespace {

bool still_counts(const Obligation& obligation) {
  return obligation.status != ObligationStatus::waived && !obligation.closed;
}

bool is_review_overdue(const Plan& plan, const Obligation& obligation, Date as_of) {
  const auto next = next_review(plan, obligation);
  return next && *next < as_of;
}

const Obligation& obligation_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Obligation>().rows[row];
}

}  // namespace

bool lacks_evidence(const Plan& plan, const Obligation& obligation) {
  if (!still_counts(obligation)) return false;
  if (obligation.evidence.empty()) return true;
  return std::any_of(obligation.evidence.begin(), obligation.evidence.end(),
                     [&](FilePath path) { return plan.missing_files.contains(path.text); });
}

std::optional<Date> next_review(const Plan& plan, const Obligation& obligation) {
  if (!obligation.review_every || !still_counts(obligation)) return std::nullopt;
  return after_periods(obligation.reviewed.value_or(plan.project.start.date), *obligation.review_every, 1);
}

bool is_overdue(const Obligation& obligation, Date as_of) {
  return obligation.status == ObligationStatus::open && obligation.due && *obligation.due < as_of &&
         !obligation.closed;
}

std::optional<double> compliance_pct(const Plan& plan) {
  const auto met = count_rows<Obligation>(
      plan, [](const Obligation& each) { return each.status == ObligationStatus::met; });
  const auto waived = count_rows<Obligation>(
      plan, [](const Obligation& each) { return each.status == ObligationStatus::waived; });
  return share_pct(static_cast<std::size_t>(met),
                   plan.rows<Obligation>().size() - static_cast<std::size_t>(waived));
}

std::span<const Figure> obligation_figures() {
  static const std::array<Figure, 4> figures{{
      {figure_spec("evidence_missing", ValueKind::boolean,
                   "no evidence is named, or a file of it is not there"),
       [](const FigureSource& source, std::size_t row) {
         return Value{lacks_evidence(source.plan(), obligation_in(source, row))};
       }},
      {figure_spec("next_review", ValueKind::date, "when it is looked at again"),
       [](const FigureSource& source, std::size_t row) {
         const auto next = next_review(source.plan(), obligation_in(source, row));
         return next ? Value{WrittenDate{*next, std::nullopt}} : Value{};
       }},
      {figure_spec("review_overdue", ValueKind::boolean, "its next review is on a day that is past"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_review_overdue(source.plan(), obligation_in(source, row), source.as_of())};
       }},
      {figure_spec("overdue", ValueKind::boolean, "open, and due on a day that is past"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_overdue(obligation_in(source, row), source.as_of())};
       }},
  }};
  return figures;
}

std::span<const Metric> obligation_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"obligations.compliance_pct", MetricKind::percent, kOfProject,
       "obligations that are met, of those not waived",
       [](const Assessment& from, const MetricSubject&) { return metric_value(compliance_pct(from.plan)); }},
      {"obligations.open", MetricKind::count, kOfProject, "obligations that are open",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Obligation>(from.plan, [](const Obligation& each) {
           return each.status == ObligationStatus::open && !each.closed;
         });
       }},
      {"obligations.overdue", MetricKind::count, kOfProject, "open obligations due on a day that is past",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Obligation>(
             from.plan, [&](const Obligation& each) { return is_overdue(each, from.schedule.as_of); });
       }},
      {"obligations.missing_evidence", MetricKind::count, kOfProject,
       "obligations without evidence, or with a file that is not there",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Obligation>(
             from.plan, [&](const Obligation& each) { return lacks_evidence(from.plan, each); });
       }},
      {"obligations.reviews_overdue", MetricKind::count, kOfProject,
       "obligations whose review is on a day that is past",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return count_rows<Obligation>(from.plan, [&](const Obligation& each) {
           return is_review_overdue(from.plan, each, from.schedule.as_of);
         });
       }},
  });
  return kMetrics;
}

}  // namespace plumb
