#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// A field in which two versions of a row differ, as the format writes its values; empty: not given.
struct FieldDifference {
  std::string_view field;
  std::string before;
  std::string after;
  bool is_list = false;              // then these are what one version has and the other has not
  std::vector<std::string> added;    // items
  std::vector<std::string> removed;  // items
};

enum class RowChange : std::uint8_t { added, removed, changed };
template <>
inline constexpr std::array kWords<RowChange> = std::to_array<std::string_view>({"added", "removed",
                                                                                 "changed"});

/// A row that only one version of a plan has, or that both have and say something else in.
struct RowDifference {
  RowChange change = RowChange::changed;
  std::optional<CollectionKind> kind;  // absent: the project
  std::string id;                      // empty: of the project
  std::string name;
  std::vector<FieldDifference> fields;  // of a changed row, in the order of the table
};

/// How many rows of a ledger, which have no ids, only one of two versions of a plan has.
struct LedgerDifference {
  CollectionKind kind = CollectionKind::progress;
  std::size_t added = 0;
  std::size_t removed = 0;
};

/// Lists what two versions of a plan say differently, in the order of the collections, the project first;
/// within one, the rows of `after` in file order, then those that are gone. What a row inherits from a
/// summary counts where it is written, and a row that only moved within its collection has not changed; a
/// task under another summary has, in the field `under`.
std::vector<RowDifference> row_differences(const Plan& before, const Plan& after);

/// Lists the ledgers that differ.
std::vector<LedgerDifference> ledger_differences(const Plan& before, const Plan& after);

}  // namespace plumb
