#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Thanks for something done.
struct Recognition : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::recognitions;

  OneOrList<ResourceId> who;
  std::optional<Date> date;

  static const FieldTable<Recognition>& fields();
};

}  // namespace plumb
