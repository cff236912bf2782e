#pragma once

#include "plumb/model/field.hpp"

namespace plumb {

/// How the earned value of a task is measured.
struct Technique {
  enum class Kind : std::uint8_t {
    percent,
    fixed,
    milestones,
    units,
    level_of_effort,
    apportioned,
    planning
  };

  Kind kind = Kind::percent;
  std::uint8_t at_start = 0;  // fixed: percent of the budget earned at the start, the rest at the finish

  friend bool operator==(const Technique&, const Technique&) = default;
};

/// The words that name a technique; x/y is written in digits.
std::span<const std::string_view> technique_words();

template <>
struct FieldType<Technique> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, Technique& out);
  static Value get(Technique value, const ValueContext&);
};

}  // namespace plumb
