#pragma once

#include <vector>

#include "plumb/model/field.hpp"
#include "plumb/model/file_path.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

enum class ResourceKind : std::uint8_t { work, material, cost };
template <>
inline constexpr std::array kWords<ResourceKind> = std::to_array<std::string_view>({"work", "material",
                                                                                    "cost"});

/// The time that a price is for; `unit` for materials, one unit of it.
enum class RatePer : std::uint8_t { unit, minute, hour, day, week, month };

/// A price from a day on: `800/d`, `100/h`, `12`.
struct Rate {
  std::optional<Date> from;
  Money price;
  RatePer per = RatePer::unit;
};

/// The units that are there from a day on.
struct Capacity {
  std::optional<Date> from;
  Units units;
};

/// Dated values are written as one value, or as a list of rows with `from`; they are kept in order of time.
template <>
struct FieldType<std::vector<Rate>> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, std::vector<Rate>& out);
  static Value get(const std::vector<Rate>& rates, const ValueContext& context);
};

template <>
struct FieldType<std::vector<Capacity>> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, std::vector<Capacity>& out);
  static Value get(const std::vector<Capacity>& capacities, const ValueContext& context);
};

/// Somebody or something that work needs.
struct Resource {
  std::string_view id;
  std::string_view name;
  ResourceKind kind = ResourceKind::work;
  std::vector<Capacity> capacity;  // empty: one unit
  std::string_view unit;           // of a material
  std::vector<Rate> rate;
  std::vector<Rate> overtime_rate;
  std::optional<Money> cost_per_use;
  CalendarId calendar;
  std::vector<DateRange> off;
  std::vector<std::string_view> skills;
  ResourceId member_of;
  std::string_view role;
  std::string_view email;
  std::vector<std::string_view> tags;
  std::vector<FilePath> files;
  std::string_view notes;

  /// The most units that are there at any time.
  Units greatest_capacity() const;

  static const FieldTable<Resource>& fields();
};

}  // namespace plumb
