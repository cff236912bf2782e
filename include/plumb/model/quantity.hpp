#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "plumb/model/field.hpp"

namespace plumb {

/// A number as entered, exact to 1/10,000: `1.5`.
struct Decimal {
  std::int64_t scaled = 0;

  double value() const { return static_cast<double>(scaled) / kDecimalScale; }
  friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

/// Units of a resource, 1 = 100 %: written `2`, `1.5` or `50%`.
struct Units {
  std::int64_t scaled = 0;  // 1/10,000 of a unit

  double value() const { return static_cast<double>(scaled) / kDecimalScale; }
  friend auto operator<=>(const Units&, const Units&) = default;
};

/// Days from first to last, both included: `2026-10-01..2026-10-07`, or one day.
struct DateRange {
  Date first;
  Date last;
};

/// How far something that is counted has come: `120/400`.
struct Ratio {
  Decimal done;
  Decimal total;
};

/// An uncertain amount of money: one value, or low/likely/high in one currency.
struct Amount {
  Money likely;
  Money low;
  Money high;
  bool three_point = false;
};

template <>
struct FieldType<Date> : ScalarType<ValueKind::date> {
  static bool read(const ValueReader& reader, NodeRef node, Date& out);
  static Value get(Date value, const ValueContext&) { return {WrittenDate{value, std::nullopt}}; }
};

template <>
struct FieldType<Decimal> : ScalarType<ValueKind::number> {
  static bool read(const ValueReader& reader, NodeRef node, Decimal& out) {
    return read_decimal(reader, node, out.scaled);
  }
  static Value get(Decimal value, const ValueContext&) { return {value.value()}; }
};

template <>
struct FieldType<Units> : ScalarType<ValueKind::units> {
  static bool read(const ValueReader& reader, NodeRef node, Units& out);
  static Value get(Units value, const ValueContext&) { return {value.value()}; }
};

template <>
struct FieldType<DateRange> : ScalarType<ValueKind::date_range> {
  static bool read(const ValueReader& reader, NodeRef node, DateRange& out);
  static Value get(const DateRange& value, const ValueContext&);
};

template <>
struct FieldType<Ratio> : ScalarType<ValueKind::ratio> {
  static bool read(const ValueReader& reader, NodeRef node, Ratio& out);
  static Value get(const Ratio& value, const ValueContext&);
};

template <>
struct FieldType<Amount> : ScalarType<ValueKind::amount> {
  static bool read(const ValueReader& reader, NodeRef node, Amount& out);
  static Value get(const Amount& value, const ValueContext&);
};

}  // namespace plumb
