#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Something that went wrong, and was put right.
struct Incident : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::incidents;

  std::optional<WrittenDate> occurred;
  std::optional<WrittenDate> detected;
  std::optional<WrittenDate> restored;
  RowId<CollectionKind::contingencies> contingency;
  std::optional<Money> loss;
  std::string_view cause;
  OneOrList<TaskId> tasks;

  static const FieldTable<Incident>& fields();
};

}  // namespace plumb
