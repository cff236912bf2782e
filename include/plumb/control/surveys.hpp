#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/survey.hpp"

namespace plumb {

/// Who would recommend us: promoters answer 9 or 10, detractors up to 6, passives what is between.
enum class Loyalty : std::uint8_t { promoter, passive, detractor };
template <>
inline constexpr std::array kWords<Loyalty> = std::to_array<std::string_view>({"promoter", "passive",
                                                                               "detractor"});

/// Nothing of an answer without `nps`.
std::optional<Loyalty> loyalty_of(const Survey& survey);

/// Tells whether a detractor's answer has no action that follows it up.
bool lacks_follow_up(const Survey& survey);

/// What customers answered in some time.
struct Satisfaction {
  std::array<std::size_t, kWords<Loyalty>.size()> by_loyalty{};
  std::size_t content = 0;  // csat of 4 and 5
  std::size_t csat_answers = 0;

  std::size_t of(Loyalty which) const { return by_loyalty[static_cast<std::size_t>(which)]; }
  /// The net promoter score, -100 to 100: promoters less detractors, in percent of all, passives among them.
  std::optional<double> nps() const;
  /// The share of those content, in percent.
  std::optional<double> csat_pct() const;
};

/// Counts the answers from the day behind `after` to the day `until`.
/// Source: Reichheld 2003 for the net promoter score.
Satisfaction satisfaction(const Plan& plan, Date after, Date until);

std::span<const Figure> survey_figures();
std::span<const Metric> survey_metrics();

}  // namespace plumb
