#pragma once

#include "plumb/registers/issue.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Something that was found wrong.
struct Defect : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::defects;

  IssueSeverity severity = IssueSeverity::medium;
  std::optional<Date> found;
  std::optional<Date> fixed;
  std::string_view phase_found;
  std::string_view phase_caused;
  OneOrList<TaskId> task;
  std::string_view cause;
  std::optional<Money> cost;

  static const FieldTable<Defect>& fields();
};

}  // namespace plumb
