#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Something that was learnt.
struct Lesson : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::lessons;

  std::string_view what;
  std::string_view cause;
  std::string_view recommendation;
  std::string_view category;
  std::string_view phase;
  std::optional<Date> date;
  AnyRow from;

  static const FieldTable<Lesson>& fields();
};

}  // namespace plumb
