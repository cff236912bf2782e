#include "plumb/plan/field_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

using ChangeKind = FieldChange::Kind;

/// Tells whether a reader of YAML may take a value of this kind for what it likes.
bool is_typed(ValueKind kind) {
  switch (kind) {
    case ValueKind::text:
    case ValueKind::id:
    case ValueKind::reference:
    case ValueKind::link:
    case ValueKind::constraint:
    case ValueKind::path:
      return false;
    default:
      return true;
  }
}

YamlValue scalar_of(std::string_view text, const FieldSpec& spec) {
  return is_typed(spec.kind) ? YamlValue::of_typed(text) : YamlValue::of_text(text);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_list(const FieldSpec& spec) {
  return spec.shape == ValueShape::list || spec.shape == ValueShape::one_or_list;
}

/// Reads `[a, b]` or `{a: 1}` as YAML does.
std::variant<YamlValue, FieldProblem> in_brackets(std::string_view text) {
  Diagnostics diagnostics;
  const auto document = parse_document(std::make_shared<SourceFile>("value", std::string(text)), diagnostics);
  if (document != nullptr && !diagnostics.has_errors() && document->root())
    return yaml_value(document->root());
  std::string message = fmt::format("'{}' is not understood", text);
  std::string hint = "close every bracket, and put a blank behind ':' and ','";
  if (!diagnostics.all().empty()) hint = diagnostics.all().front().message;
  return FieldProblem{std::move(message), std::move(hint)};
}

/// Reads `dev: 2, qa: 50%`.
std::variant<YamlValue, FieldProblem> map_of(std::string_view text, const FieldSpec& spec) {
  YamlValue map = YamlValue::mapping();
  for (const std::string_view part : split_at(text, ',')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos)
      return FieldProblem{fmt::format("'{}' has no value for '{}'", spec.name, trimmed(part)),
                          fmt::format("write '{}.{}=VALUE'", spec.name, trimmed(part))};
    map.add(trimmed(part.substr(0, colon)), YamlValue::of_typed(trimmed(part.substr(colon + 1))));
  }
  return map;
}

std::variant<YamlValue, FieldProblem> value_of(std::string_view text, const FieldSpec& spec) {
  const bool nested = is_list(spec) || spec.shape == ValueShape::map || spec.rows != nullptr;
  if (nested && (text.starts_with('[') || text.starts_with('{'))) return in_brackets(text);
  if (spec.shape == ValueShape::map) return map_of(text, spec);
  if (spec.shape == ValueShape::list ||
      (spec.shape == ValueShape::one_or_list && text.find(',') != text.npos)) {
    YamlValue list = YamlValue::sequence();
    for (const std::string_view part : split_at(text, ','))
      list.items.push_back(scalar_of(trimmed(part), spec));
    return list;
  }
  return scalar_of(text, spec);
}

/// The items that a change adds or takes away.
std::variant<std::vector<YamlValue>, FieldProblem> items_of(std::string_view text, const FieldSpec& spec) {
  auto value = value_of(text, spec);
  if (FieldProblem* problem = std::get_if<FieldProblem>(&value)) return std::move(*problem);
  YamlValue& read = std::get<YamlValue>(value);
  if (read.kind == NodeKind::sequence) return std::move(read.items);
  return std::vector<YamlValue>{std::move(read)};
}

bool same_value(const YamlValue& a, const YamlValue& b) {
  return a.kind == b.kind && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_value);
}

/// Links are taken away by the id alone, rows by their id or name.
bool is_meant(const YamlValue& item, const YamlValue& wanted, const FieldSpec& spec) {
  if (same_value(item, wanted)) return true;
  if (wanted.kind != NodeKind::scalar) return false;
  if (spec.kind == ValueKind::link && item.kind == NodeKind::scalar)
    return std::string_view(item.text).substr(0, item.text.find(' ')) == wanted.text;
  if (item.kind != NodeKind::mapping) return false;
  for (const std::string_view key : {"id", "name"})
    if (const YamlValue* named = item.find(key); named != nullptr && named->text == wanted.text) return true;
  return false;
}

FieldProblem no_list(const FieldSpec& spec) {
  return {fmt::format("'{}' is no list", spec.name), fmt::format("write '{}=VALUE'", spec.name)};
}

std::optional<FieldProblem> add_items(std::optional<YamlValue>& value, const FieldSpec& spec,
                                      std::string_view text) {
  auto read = items_of(text, spec);
  if (FieldProblem* problem = std::get_if<FieldProblem>(&read)) return std::move(*problem);
  if (!value || value->text == "null") value = YamlValue::sequence();
  if (value->kind == NodeKind::scalar) {
    YamlValue list = YamlValue::sequence();
    list.items.push_back(*std::move(value));
    value = std::move(list);
  }
  for (YamlValue& item : std::get<0>(read)) {
    const auto is_this = [&item](const YamlValue& each) { return same_value(each, item); };
    if (std::none_of(value->items.begin(), value->items.end(), is_this))
      value->items.push_back(std::move(item));
  }
  return std::nullopt;
}

std::optional<FieldProblem> take_items(std::optional<YamlValue>& value, const FieldSpec& spec,
                                       std::string_view text) {
  auto read = items_of(text, spec);
  if (FieldProblem* problem = std::get_if<FieldProblem>(&read)) return std::move(*problem);
  for (const YamlValue& wanted : std::get<0>(read)) {
    const FieldProblem missing{fmt::format("'{}' is not in '{}'", wanted.text, spec.name),
                               "see 'plumb show ID'"};
    if (!value) return missing;
    if (value->kind == NodeKind::scalar) {
      if (!is_meant(*value, wanted, spec)) return missing;
      value.reset();
      continue;
    }
    const auto gone = std::remove_if(value->items.begin(), value->items.end(),
                                     [&](const YamlValue& item) { return is_meant(item, wanted, spec); });
    if (gone == value->items.end()) return missing;
    value->items.erase(gone, value->items.end());
  }
  if (value && value->items.empty() && value->kind == NodeKind::sequence) value.reset();
  return std::nullopt;
}

std::optional<FieldProblem> change_map(std::optional<YamlValue>& value, const FieldSpec& spec,
                                       const FieldChange& change) {
  if (!value || value->kind != NodeKind::mapping) value = YamlValue::mapping();
  if (change.kind == ChangeKind::take_away) {
    for (const std::string_view part : split_at(change.value, ',')) {
      if (value->find(trimmed(part)) == nullptr)
        return FieldProblem{fmt::format("'{}' is not in '{}'", trimmed(part), spec.name),
                            "see 'plumb show ID'"};
      value->erase(trimmed(part));
    }
  } else {
    auto read = value_of(change.value, spec);
    if (FieldProblem* problem = std::get_if<FieldProblem>(&read)) return std::move(*problem);
    const YamlValue& more = std::get<YamlValue>(read);
    for (std::size_t i = 0; i + 1 < more.items.size(); i += 2) {
      if (YamlValue* old = value->find(more.items[i].text))
        *old = more.items[i + 1];
      else
        value->add(more.items[i].text, more.items[i + 1]);
    }
  }
  if (value->items.empty()) value.reset();
  return std::nullopt;
}

/// Changes the value as a whole.
std::optional<FieldProblem> change_whole(std::optional<YamlValue>& value, const FieldSpec& spec,
                                         const FieldChange& change) {
  if (change.kind != ChangeKind::set) {
    if (change.value.empty())
      return FieldProblem{
          fmt::format("nothing stands behind '{}{}='", spec.name, change.kind == ChangeKind::add ? '+' : '-'),
          "name what is added or taken away"};
    if (spec.shape == ValueShape::map) return change_map(value, spec, change);
    if (!is_list(spec)) return no_list(spec);
    return change.kind == ChangeKind::add ? add_items(value, spec, change.value)
                                          : take_items(value, spec, change.value);
  }
  if (change.value.empty()) {
    value.reset();
    return std::nullopt;
  }
  auto read = value_of(change.value, spec);
  if (FieldProblem* problem = std::get_if<FieldProblem>(&read)) return std::move(*problem);
  value = std::get<YamlValue>(std::move(read));
  return std::nullopt;
}

std::optional<FieldProblem> change_inside(std::optional<YamlValue>& value, const FieldSpec& spec,
                                          FieldChange change);

/// Changes a field of a row inside: `impact.cost`.
std::optional<FieldProblem> change_row(YamlValue& row, const FieldTableBase& fields,
                                       std::string_view short_for, const FieldChange& change) {
  const std::size_t dot = change.path.find('.');
  const std::string_view name = change.path.substr(0, dot);
  const auto found = find_field(fields, name);
  if (const FieldProblem* problem = std::get_if<FieldProblem>(&found)) return *problem;
  if (row.kind != NodeKind::mapping) {
    // A single value in the row's place is one of its fields.
    YamlValue written = std::move(row);
    row = YamlValue::mapping();
    if (!short_for.empty()) row.add(short_for, std::move(written));
  }
  std::optional<YamlValue> inner;
  if (const YamlValue* old = row.find(name)) inner = *old;
  FieldChange rest = change;
  rest.field = name;
  rest.path = dot == std::string_view::npos ? std::string_view() : change.path.substr(dot + 1);
  if (auto problem = change_inside(inner, *std::get<const FieldSpec*>(found), rest)) return problem;
  YamlValue* old = row.find(name);
  if (!inner)
    row.erase(name);
  else if (old != nullptr)
    *old = *std::move(inner);
  else
    row.add(name, *std::move(inner));
  return std::nullopt;
}

/// Finds an item of a list of rows by its id, its name or its number from 1.
YamlValue* find_item(YamlValue& list, std::string_view name) {
  for (const std::string_view key : {"id", "name"})
    for (YamlValue& item : list.items)
      if (const YamlValue* named = item.find(key); named != nullptr && named->text == name) return &item;
  std::size_t number = 0;
  const auto end = std::from_chars(name.data(), name.data() + name.size(), number);
  if (end.ptr != name.data() + name.size() || number == 0 || number > list.items.size()) return nullptr;
  return &list.items[number - 1];
}

std::optional<FieldProblem> change_inside(std::optional<YamlValue>& value, const FieldSpec& spec,
                                          FieldChange change) {
  if (change.path.empty()) return change_whole(value, spec, change);
  if (spec.shape == ValueShape::map) {
    if (change.kind != ChangeKind::set) return no_list(spec);
    // Ids have dots in them, so that everything behind the first is the key.
    if (!value || value->kind != NodeKind::mapping) value = YamlValue::mapping();
    if (change.value.empty())
      value->erase(change.path);
    else if (YamlValue* old = value->find(change.path))
      *old = YamlValue::of_typed(change.value);
    else
      value->add(change.path, YamlValue::of_typed(change.value));
    if (value->items.empty()) value.reset();
    return std::nullopt;
  }
  if (spec.rows == nullptr)
    return FieldProblem{fmt::format("'{}' has no fields inside", spec.name),
                        fmt::format("write '{}=VALUE'", spec.name)};
  if (!is_list(spec)) {
    if (!value) value = YamlValue::mapping();
    if (auto problem = change_row(*value, *spec.rows(), spec.short_for, change)) return problem;
    if (value->kind == NodeKind::mapping && value->items.empty()) value.reset();
    return std::nullopt;
  }
  const std::size_t dot = change.path.find('.');
  const std::string_view name = change.path.substr(0, dot);
  YamlValue* item = value && dot != std::string_view::npos ? find_item(*value, name) : nullptr;
  if (item == nullptr)
    return FieldProblem{
        fmt::format("'{}' has no row '{}'", spec.name, name),
        fmt::format("write '{}.ROW.FIELD=VALUE', with the row's id, name or number", spec.name)};
  change.path.remove_prefix(dot + 1);
  return change_row(*item, *spec.rows(), spec.short_for, change);
}

}  // namespace

std::optional<FieldChange> parse_field_change(std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  FieldChange change;
  change.value = text.substr(sign + 1);
  std::string_view name = text.substr(0, sign);
  if (name.ends_with('+')) change.kind = ChangeKind::add;
  if (name.ends_with('-')) change.kind = ChangeKind::take_away;
  if (change.kind != ChangeKind::set) name.remove_suffix(1);
  const std::size_t dot = name.find('.');
  change.field = name.substr(0, dot);
  if (dot != std::string_view::npos) change.path = name.substr(dot + 1);
  if (change.field.empty()) return std::nullopt;
  return change;
}

std::variant<const FieldSpec*, FieldProblem> find_field(const FieldTableBase& fields, std::string_view name) {
  if (const auto index = fields.find(name)) return &fields.spec(*index);
  std::vector<std::string_view> names;
  for (const FieldSpec& spec : fields.specs()) names.push_back(spec.name);
  const auto near = nearest(name, names);
  return FieldProblem{
      fmt::format("there is no field '{}'", name),
      near ? fmt::format("did you mean '{}'?", *near) : fmt::format("one of {}", fmt::join(names, ", "))};
}

std::optional<FieldProblem> change_field(std::optional<YamlValue>& value, const FieldSpec& spec,
                                         const FieldChange& change) {
  return change_inside(value, spec, change);
}

}  // namespace plumb
