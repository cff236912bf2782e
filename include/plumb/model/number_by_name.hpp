#pragma once

#include <string_view>
#include <vector>

#include "plumb/model/field.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

/// Numbers by names that the user chooses, in the order in which they are written: {price: 4, support: 3.5}.
struct NumberByName {
  struct Entry {
    std::string_view name;
    Decimal number;
  };

  std::vector<Entry> entries;
};

template <>
struct FieldType<NumberByName> {
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::number;
    spec.shape = ValueShape::map;
  }
  static bool read(const ValueReader& reader, NodeRef node, NumberByName& out);
  static Value get(const NumberByName& numbers, const ValueContext&);
};

}  // namespace plumb
