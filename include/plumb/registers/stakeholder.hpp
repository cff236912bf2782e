#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// How somebody stands to the project, from the worst to the best.
enum class Engagement : std::uint8_t { unaware, resistant, neutral, supportive, leading };
template <>
inline constexpr std::array kWords<Engagement> =
    std::to_array<std::string_view>({"unaware", "resistant", "neutral", "supportive", "leading"});

/// Somebody who has a say in the project, or is touched by it.
struct Stakeholder : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::stakeholders;

  std::string_view organization;
  std::string_view role;
  std::string_view email;
  std::optional<std::int32_t> influence;
  std::optional<std::int32_t> interest;
  std::optional<Engagement> engagement;
  std::optional<Engagement> wanted_engagement;
  std::string_view strategy;

  static const FieldTable<Stakeholder>& fields();
};

}  // namespace plumb
