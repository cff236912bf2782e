#pragma once

#include <array>

#include "plumb/model/field.hpp"

namespace plumb {

/// What the plan says about a task's dates beside its links.
enum class ConstraintKind : std::uint8_t {
  start_no_earlier,
  start_no_later,
  finish_no_earlier,
  finish_no_later,
  must_start,
  must_finish,
  mandatory_start,   // P6: overrides logic
  mandatory_finish,  // P6: overrides logic
  as_soon_as_possible,
  as_late_as_possible,
};

template <>
inline constexpr std::array kWords<ConstraintKind> = std::to_array<std::string_view>(
    {"SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO", "MANDSTART", "MANDFIN", "ASAP", "ALAP"});

/// A constraint; the date means nothing for ASAP and ALAP.
struct Constraint {
  ConstraintKind kind = ConstraintKind::as_soon_as_possible;
  WrittenDate date;

  bool has_date() const { return kind < ConstraintKind::as_soon_as_possible; }
  /// A date without a time means the day's first working minute for a start, the last for a finish.
  bool about_start() const {
    return kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::start_no_later ||
           kind == ConstraintKind::must_start || kind == ConstraintKind::mandatory_start;
  }
};

std::string_view constraint_word(ConstraintKind kind);

/// Writes a date as the user does: `2026-03-02` or `2026-03-02T13:30`.
std::string written_date_text(const WrittenDate& date);

template <>
struct FieldType<Constraint> : ScalarType<ValueKind::constraint> {
  static bool read(const ValueReader& reader, NodeRef node, Constraint& out);
  static Value get(const Constraint& value, const ValueContext&);
};

}  // namespace plumb
