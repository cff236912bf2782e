#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plumb/model/field.hpp"

namespace plumb {

/// One form of a value that fields share: a definition of the JSON Schema.
struct SchemaValue {
  std::string_view name;         // of the definition
  std::string_view description;  // with an example
  std::string pattern;           // of its text; empty: any
  bool number = false;           // YAML may also read it as a number
  bool boolean = false;          // and as true or false
};

/// Lists the forms of all kinds of values that are single texts or numbers.
std::span<const SchemaValue> schema_values();

/// Returns the name of the definition that a kind of value has; empty for choices and rows, which have no
/// shared one.
std::string_view schema_value_of(ValueKind kind);

}  // namespace plumb
