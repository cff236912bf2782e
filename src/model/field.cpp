#include "plumb/model/field.hpp"

#include "plumb/io/did_you_mean.hpp"
#include "plumb/model/decimal.hpp"

namespace plumb {

void report_unknown_key(const ValueReader& reader, NodeRef key, NodeRef value, const FieldTableBase& table) {
  const std::string_view name = key.text();
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos && colon > 0 && value.is_empty_scalar()) {
    reader.fail(key, Code::unknown_key, fmt::format("'{}' has no blank after the colon", name),
                fmt::format("write '{}: {}'", name.substr(0, colon), name.substr(colon + 1)));
    return;
  }
  for (const std::string_view wide : {"：", "，", "；"})
    if (name.find(wide) != std::string_view::npos) {
      reader.fail(key, Code::unknown_key, fmt::format("'{}' contains the full-width '{}'", name, wide),
                  "use the plain sign, and a blank after it");
      return;
    }
  // 50.000,00 or 1,5d in a flow mapping: the rest of the number looks like a key.
  if (value.is_empty_scalar() && !name.empty() && name[0] >= '0' && name[0] <= '9') {
    reader.fail(key, Code::unknown_key,
                fmt::format("'{}' stands behind a comma, which ends the value before it", name),
                "write numbers without commas, as in 12_000.50 or 1.5d");
    return;
  }
  std::vector<std::string_view> names;
  for (const FieldSpec& spec : table.specs()) names.push_back(spec.name);
  constexpr std::size_t kMostListed = 12;
  std::string hint = "'plumb help fields' lists them; keys that start with 'x-' are yours";
  if (names.size() <= kMostListed)
    hint = fmt::format("one of {}; keys that start with 'x-' are yours", fmt::join(names, ", "));
  if (name == "<<") hint = "write the fields out: YAML's merge key is not read";
  if (const auto near = nearest(name, names)) hint = fmt::format("did you mean '{}'?", *near);
  reader.fail(key, Code::unknown_key, fmt::format("unknown key '{}'", name), std::move(hint));
}

void report_missing(const ValueReader& reader, NodeRef node, const FieldTableBase& table,
                    std::uint64_t seen) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!table.spec(i).required || (seen >> i & 1U) != 0) continue;
    // The whole of a long row would be underlined; its first key is place enough.
    NodeRef where = node;
    if (node.size() > 0) where = *node.items().begin();
    reader.fail(where, Code::missing_field, fmt::format("'{}' is required", table.spec(i).name),
                fmt::format("add '{}: …': {}", table.spec(i).name, table.spec(i).help));
  }
}

bool check_range(const ValueReader& reader, NodeRef node, const FieldSpec& spec) {
  if (!node.is_scalar()) return true;
  const std::optional<std::int64_t> value = parse_decimal(node.text());
  if (!value || (*value >= spec.range->first * kDecimalScale && *value <= spec.range->second * kDecimalScale))
    return true;
  return reader.fail(
      node, Code::bad_value,
      fmt::format("'{}' is not between {} and {}", node.text(), spec.range->first, spec.range->second),
      fmt::format("write a number from {} to {}", spec.range->first, spec.range->second));
}

}  // namespace plumb
