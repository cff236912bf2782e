#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class ClaimKind : std::uint8_t { ours, theirs };
template <>
inline constexpr std::array kWords<ClaimKind> = std::to_array<std::string_view>({"ours", "theirs"});

enum class ClaimStatus : std::uint8_t { notified, submitted, negotiating, settled, rejected, withdrawn };
template <>
inline constexpr std::array kWords<ClaimStatus> = std::to_array<std::string_view>({"notified", "submitted",
                                                                                   "negotiating", "settled",
                                                                                   "rejected", "withdrawn"});

/// A right asserted under a contract.
struct Claim : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::claims;

  RowId<CollectionKind::contracts> contract;
  ClaimKind kind = ClaimKind::ours;
  std::string_view basis;
  std::optional<Money> amount;
  std::optional<std::int32_t> days;
  std::optional<Date> event;
  std::optional<Date> notice_due;
  std::optional<Date> notified;
  std::optional<Date> submitted;
  ClaimStatus status = ClaimStatus::notified;
  std::optional<Money> settled_amount;

  static const FieldTable<Claim>& fields();
};

}  // namespace plumb
