#include "plumb/model/resource.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

constexpr std::array<std::pair<std::string_view, RatePer>, 6> kRateUnits{{
    {"", RatePer::unit},
    {"min", RatePer::minute},
    {"h", RatePer::hour},
    {"d", RatePer::day},
    {"w", RatePer::week},
    {"mo", RatePer::month},
}};

bool read_price(const ValueReader& reader, NodeRef node, Rate& out) {
  if (!reader.expect_scalar(node, "a rate")) return false;
  const std::string_view text = node.text();
  const std::size_t slash = text.find('/');
  const auto price = money_in(reader, node, text.substr(0, slash));
  const std::string_view unit = slash == std::string_view::npos ? "" : text.substr(slash + 1);
  for (const auto& [name, per] : kRateUnits) {
    if (name != unit || (slash != std::string_view::npos && unit.empty())) continue;
    if (!price) return false;
    out.price = *price;
    out.per = per;
    return true;
  }
  return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a rate", text),
                     "write an amount and min, h, d, w or mo: 800/d");
}

/// Reads one value, or a list of mappings with `from` and `key`, into rows that have a `from`.
template <class Row, class ReadValue>
bool read_dated(const ValueReader& reader, NodeRef node, std::string_view key, ReadValue read_value,
                std::vector<Row>& out) {
  if (node.is_scalar()) return read_value(node, out.emplace_back());
  if (!node.is_sequence())
    return reader.fail(node, Code::bad_type, fmt::format("'{}' must be a value or a list", reader.field),
                       fmt::format("write '{}: …', or [{{from: 2026-01-01, {}: …}}]", reader.field, key));
  bool good = true;
  for (const NodeRef item : node.items()) {
    Row row;
    const NodeRef value = item.find(key);
    if (!value) {
      good = reader.fail(item, Code::missing_field, fmt::format("'{}' is required", key),
                         fmt::format("write {{from: 2026-01-01, {}: …}}", key));
      continue;
    }
    good = read_value(value, row) && good;
    for (const auto& [name, given] : item.entries())
      if (name.text() == "from") {
        Date from;
        good = FieldType<Date>::read(reader, given, from) && good;
        row.from = from;
      } else if (name.text() != key && !name.text().starts_with("x-")) {
        good = reader.fail(name, Code::unknown_key, fmt::format("unknown key '{}'", name.text()),
                           fmt::format("one of from, {}", key));
      }
    out.push_back(row);
  }
  std::stable_sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.from < b.from; });
  return good;
}

template <class Row, class GetValue>
Value get_dated(const std::vector<Row>& rows, std::string_view key, GetValue get_value) {
  if (rows.empty()) return {};
  if (rows.size() == 1 && !rows[0].from) return get_value(rows[0]);
  ValueList list;
  for (const Row& row : rows) {
    ValueMap map;
    if (row.from) map.emplace_back("from", Value{WrittenDate{*row.from, std::nullopt}});
    map.emplace_back(key, get_value(row));
    list.push_back({std::move(map)});
  }
  return {std::move(list)};
}

}  // namespace

void FieldType<std::vector<Rate>>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::rate;
  spec.shape = ValueShape::one_or_list;
}

bool FieldType<std::vector<Rate>>::read(const ValueReader& reader, NodeRef node, std::vector<Rate>& out) {
  return read_dated(
      reader, node, "rate", [&](NodeRef value, Rate& rate) { return read_price(reader, value, rate); }, out);
}

Value FieldType<std::vector<Rate>>::get(const std::vector<Rate>& rates, const ValueContext& context) {
  return get_dated(rates, "rate", [&](const Rate& rate) {
    std::string text = decimal_text(rate.price.amount);
    if (rate.price.currency != 0) text += " " + context.currencies[rate.price.currency];
    for (const auto& [name, per] : kRateUnits)
      if (per == rate.per && !name.empty()) text += fmt::format("/{}", name);
    return Value{std::move(text)};
  });
}

void FieldType<std::vector<Capacity>>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::units;
  spec.shape = ValueShape::one_or_list;
}

bool FieldType<std::vector<Capacity>>::read(const ValueReader& reader, NodeRef node,
                                            std::vector<Capacity>& out) {
  return read_dated(
      reader, node, "units",
      [&](NodeRef value, Capacity& capacity) {
        return FieldType<Units>::read(reader, value, capacity.units);
      },
      out);
}

Value FieldType<std::vector<Capacity>>::get(const std::vector<Capacity>& capacities, const ValueContext&) {
  return get_dated(capacities, "units",
                   [](const Capacity& capacity) { return Value{capacity.units.value()}; });
}

Units Resource::greatest_capacity() const {
  Units greatest{capacity.empty() ? kDecimalScale : 0};
  for (const Capacity& step : capacity) greatest = std::max(greatest, step.units);
  return greatest;
}

const FieldTable<Resource>& Resource::fields() {
  static const FieldTable<Resource> table{
      id_field<&Resource::id>("names the resource"),
      field<&Resource::name>("name", "what people call it; defaults to the id"),
      field<&Resource::kind>("kind", "work (people and machines), material or cost"),
      field<&Resource::capacity>("capacity", "units that are there, 1 = 100 %; or a list of {from, units}")
          .with_example("3"),
      field<&Resource::rate>("rate",
                             "price of work per time, or of one unit of material; or a list of {from, rate}")
          .with_example("800/d"),
      field<&Resource::skills>("skills", "what it can do; tasks ask for it with `needs`"),
      field<&Resource::member_of>("member_of", "the team it belongs to"),
      field<&Resource::off>("off", "days on which it is not there").with_example("[2026-07-06..2026-07-10]"),
      field<&Resource::unit>("unit", "what a material is counted in").with_example("m"),
      field<&Resource::overtime_rate>("overtime_rate", "price of overtime"),
      field<&Resource::cost_per_use>("cost_per_use",
                                     "cost each time that a task uses it, at the task's start"),
      field<&Resource::calendar>("calendar", "when it works; absent: the project's calendar"),
      field<&Resource::role>("role", "what it does here"),
      field<&Resource::email>("email", "how to reach it"),
      field<&Resource::tags>("tags", "labels for filters"),
      field<&Resource::files>("files", "paths in the repository"),
      field<&Resource::notes>("notes", "free text"),
  };
  return table;
}

}  // namespace plumb
