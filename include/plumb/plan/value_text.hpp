#pragma once

#include <span>
#include <string>

#include "plumb/model/field.hpp"

namespace plumb {

/// What the text of a value depends on.
struct ValueStyle {
  WorkUnits units;
  std::span<const std::string> currencies;  // the project's own first
};

/// Writes a value as the format has it: `6d/10d/18d`, `25000 USD`, `60%`, `dev: 2, qa: 0.5`; lists with
/// commas, empty if absent.
std::string value_text(const Value& value, const FieldSpec& spec, const ValueStyle& style);

/// Tells whether a list is the three values of one estimate or amount, low, likely and high.
bool is_three_point(const Value& value, const FieldSpec& spec);

/// Returns the value that stands for all: the likely one of three, else the value itself.
const Value& likely_value(const Value& value, const FieldSpec& spec);

}  // namespace plumb
