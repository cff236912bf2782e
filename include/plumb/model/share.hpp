#pragma once

#include <optional>

#include "plumb/model/field.hpp"

namespace plumb {

/// A part of something, as a percentage of it or as an amount of money.
struct Share {
  std::optional<Percent> percent;
  std::optional<Money> money;  // without a percentage
};

template <>
struct FieldType<Share> : ScalarType<ValueKind::share> {
  static bool read(const ValueReader& reader, NodeRef node, Share& out);
  static Value get(const Share& share, const ValueContext&);
};

}  // namespace plumb
