#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "plumb/plan/value_text.hpp"

namespace plumb {

/// A value that fields are compared with, read as the kind of the field asks.
struct Literal {
  std::string text;              // as written
  std::optional<double> number;  // of numbers, units, percentages
  std::optional<Minutes> time;   // of durations; may be negative, since floats are
  std::optional<Money> money;
  std::optional<WrittenDate> date;
  std::optional<std::size_t> choice;  // index among the field's words
};

/// What a literal is read with.
struct LiteralContext {
  ValueStyle style;
  Date today;  // what `today` means
};

/// Why a text is no literal for a field, in a message's words.
struct LiteralProblem {
  std::string message;
  std::string hint;
};

/// Reads a literal for one field, or for one item of a list: a date for dates, a word of the field for
/// choices.
std::variant<Literal, LiteralProblem> parse_literal(std::string_view text, const FieldSpec& spec,
                                                    const LiteralContext& context);

/// Compares a single value with a literal; nullopt where they have no order, as amounts in two currencies.
///
/// Dates compare by day where the literal has no time. A link or constraint is equal to its first word alone
/// too.
std::optional<int> compare_to_literal(const Value& value, const FieldSpec& spec, const Literal& literal);

/// Compares two values of one field for sorting: numbers inside texts by size, choices by their order, lists
/// by their first item, three-point values by the likely one. Negative, zero or positive; nothing about
/// absent ones.
int compare_values(const Value& a, const Value& b, const FieldSpec& spec);

}  // namespace plumb
