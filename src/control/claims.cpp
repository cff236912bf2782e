#include "plumb/control/claims.hpp"

#include <algorithm>
#include <array>

#include "plumb/control/prices.hpp"

namespace plumb {

namespace {

const Claim& claim_in(const FigureSource& source, std::size_t row) {
  return source.plan().rows<Claim>().rows[row];
}

template <class Holds>
std::int64_t claims_where(const Assessment& from, Holds holds) {
  const auto& rows = from.plan.rows<Claim>().rows;
  return std::count_if(rows.begin(), rows.end(), holds);
}

/// What one side claims and has not been decided; undefined where there are no claims at all.
template <ClaimKind Kind>
MetricValue open_claims(const Assessment& from, const MetricSubject&) {
  const auto& rows = from.plan.rows<Claim>().rows;
  if (rows.empty()) return {};
  const Prices prices(from.plan);
  Cost sum;
  for (const Claim& claim : rows)
    if (claim.kind == Kind && is_open(claim) && claim.amount)
      sum += prices.of_money(*claim.amount, from.schedule.as_of);
  return sum;
}

}  // namespace

bool is_open(const Claim& claim) {
  return claim.status == ClaimStatus::notified || claim.status == ClaimStatus::submitted ||
         claim.status == ClaimStatus::negotiating;
}

std::optional<Date> notice_by(const Claim& claim) {
  if (claim.notice_due) return claim.notice_due;
  return claim.event ? std::optional(*claim.event + kNoticePeriod) : std::nullopt;
}

bool lacks_notice(const Claim& claim) {
  return claim.status == ClaimStatus::notified && !claim.notified && !claim.submitted;
}

bool is_notice_overdue(const Claim& claim, Date as_of) {
  if (!lacks_notice(claim)) return false;
  const auto due = notice_by(claim);
  return due && *due < as_of;
}

std::span<const Figure> claim_figures() {
  static const std::array figures = std::to_array<Figure>({
      {figure_spec("notice_by", ValueKind::date, "until when it must be notified"),
       [](const FigureSource& source, std::size_t row) {
         const auto due = notice_by(claim_in(source, row));
         return due ? Value{WrittenDate{*due, std::nullopt}} : Value{};
       }},
      {figure_spec("notice_overdue", ValueKind::boolean, "that day is over, and there is no notice"),
       [](const FigureSource& source, std::size_t row) {
         return Value{is_notice_overdue(claim_in(source, row), source.as_of())};
       }},
      {figure_spec("notice_late", ValueKind::boolean, "the notice was given after that day"),
       [](const FigureSource& source, std::size_t row) {
         const Claim& claim = claim_in(source, row);
         const auto due = notice_by(claim);
         return due && claim.notified ? Value{*claim.notified > *due} : Value{};
       }},
  });
  return figures;
}

std::span<const Metric> claim_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"claims.open", MetricKind::count, kOfProject, "claims that are still to be decided",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return claims_where(from, [](const Claim& each) { return is_open(each); });
       }},
      {"claims.exposure_ours", MetricKind::money, kOfProject, "what we claim, and was not decided",
       open_claims<ClaimKind::ours>},
      {"claims.exposure_theirs", MetricKind::money, kOfProject,
       "what is claimed from us, and was not decided", open_claims<ClaimKind::theirs>},
      {"claims.notices_overdue", MetricKind::count, kOfProject,
       "claims of ours that should have been notified by now",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return claims_where(from, [&](const Claim& claim) {
           return claim.kind == ClaimKind::ours && is_notice_overdue(claim, from.schedule.as_of);
         });
       }},
  });
  return kMetrics;
}

}  // namespace plumb
