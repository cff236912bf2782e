#pragma once

#include "plumb/model/field.hpp"

namespace plumb {

/// A length of time around the clock, in which a day has 24 hours and a month 30 days: `4h`, `30d`, `1mo`.
/// Outages and recovery know no working hours, so that here `1d` is never a working day.
struct ElapsedTime {
  Minutes length{0};
};

template <>
struct FieldType<ElapsedTime> : ScalarType<ValueKind::duration> {
  static bool read(const ValueReader& reader, NodeRef node, ElapsedTime& out);
  static Value get(ElapsedTime time, const ValueContext&) { return {Duration{time.length, true}}; }
};

}  // namespace plumb
