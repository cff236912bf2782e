#pragma once

#include "plumb/model/field.hpp"

namespace plumb {

enum class LimitLevel : std::uint8_t { error, warn, off };
template <>
inline constexpr std::array kWords<LimitLevel> = std::to_array<std::string_view>({"error", "warn", "off"});

enum class Undefined : std::uint8_t { fail, pass };
template <>
inline constexpr std::array kWords<Undefined> = std::to_array<std::string_view>({"fail", "pass"});

/// What a metric must be: a comparison with a value of the metric's own type, which is read where the metric
/// is known.
struct Condition {
  enum class Comparison : std::uint8_t { less, at_most, equal, at_least, greater };

  Comparison comparison = Comparison::at_least;
  std::string_view value;
};

std::string_view comparison_sign(Condition::Comparison comparison);

template <>
struct FieldType<Condition> : ScalarType<ValueKind::text> {
  static bool read(const ValueReader& reader, NodeRef node, Condition& out);
  static Value get(const Condition& value, const ValueContext&);
};

/// A bound that `check` holds a metric to, or the switch of a named warning.
struct Limit {
  std::string_view id;
  std::string_view metric;  // absent: the id
  std::string_view of;      // the account, task or resource whose metric it is; absent: the project's
  std::optional<Condition> must;
  std::optional<LimitLevel> level;
  Undefined undefined = Undefined::fail;
  std::string_view rule;
  std::string_view notes;

  static const FieldTable<Limit>& fields();
};

}  // namespace plumb
