#pragma once

#include "plumb/registers/change_step.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class ChangeStatus : std::uint8_t { draft, submitted, approved, rejected, implemented, withdrawn };
template <>
inline constexpr std::array kWords<ChangeStatus> = std::to_array<std::string_view>(
    {"draft", "submitted", "approved", "rejected", "implemented", "withdrawn"});

/// Tells whether it may still be written into the plan: it is neither implemented, rejected nor withdrawn.
constexpr bool is_open(ChangeStatus status) {
  return status == ChangeStatus::draft || status == ChangeStatus::submitted ||
         status == ChangeStatus::approved;
}

/// Tells whether it was agreed to, done or not.
constexpr bool is_agreed(ChangeStatus status) {
  return status == ChangeStatus::approved || status == ChangeStatus::implemented;
}

enum class ChangeDecision : std::uint8_t { approve, reject };
template <>
inline constexpr std::array kWords<ChangeDecision> = std::to_array<std::string_view>({"approve", "reject"});

/// What somebody decided.
struct ChangeApproval {
  Person by;
  std::optional<Date> date;
  ChangeDecision decision = ChangeDecision::approve;

  static const FieldTable<ChangeApproval>& fields();
};

/// What is expected of it.
struct ChangeImpact {
  std::optional<Money> cost;
  std::optional<Duration> time;
  std::string_view scope;

  static const FieldTable<ChangeImpact>& fields();
};

/// A request to change what was agreed.
struct Change : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::changes;

  Person requested_by;
  std::optional<Date> requested;
  std::optional<Date> decide_by;
  std::string_view reason;
  ChangeStatus status = ChangeStatus::draft;
  std::vector<ChangeApproval> approvals;
  std::optional<ChangeImpact> impact;
  RowId<CollectionKind::contracts> contract;
  std::optional<Money> contract_value;
  OneOrList<TaskId> tasks;
  std::vector<ChangeStep> apply;
  std::optional<Date> implemented;

  static const FieldTable<Change>& fields();
};

}  // namespace plumb
