#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/stakeholder.hpp"

namespace plumb {

/// What is done with somebody, by how much they can move and how much it matters to them.
enum class Quadrant : std::uint8_t { manage_closely, keep_satisfied, keep_informed, monitor };
template <>
inline constexpr std::array kWords<Quadrant> =
    std::to_array<std::string_view>({"manage_closely", "keep_satisfied", "keep_informed", "monitor"});

/// Influence and interest above this, of 5, are high.
inline constexpr std::int32_t kMiddleOfScale = 3;

/// Returns the quadrant of the power/interest grid; nothing without both values.
/// Source: Mendelow 1991; the names are those of PMI, A Guide to the Project Management Body of Knowledge.
std::optional<Quadrant> quadrant_of(const Stakeholder& stakeholder);

/// Returns the steps from the engagement to the wanted one: negative where it is more than was wanted;
/// nothing without both.
std::optional<std::int64_t> engagement_gap(const Stakeholder& stakeholder);

/// How many communications each stakeholder is an audience of; those that are closed do not count.
struct Audiences {
  explicit Audiences(const Plan& plan);
  Audiences(const Plan& plan, const Schedule&) : Audiences(plan) {}

  std::vector<std::int64_t> communications;  // one per stakeholder
};

std::span<const Figure> stakeholder_figures();
std::span<const Metric> stakeholder_metrics();

}  // namespace plumb
