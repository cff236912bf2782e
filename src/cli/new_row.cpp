#include "plumb/cli/new_row.hpp"

#include <fmt/format.h>

#include <random>

#include "plumb/cli/templates.hpp"
#include "plumb/plan/field_change.hpp"

namespace plumb {

namespace {

/// Two branches that add a row of one name must not make the same id twice.
std::string random_suffix() {
  constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
  constexpr std::size_t kLength = 4;
  std::random_device source;
  std::uniform_int_distribution<std::size_t> letter(0, kBase32.size() - 1);
  std::string suffix;
  for (std::size_t i = 0; i < kLength; ++i) suffix += kBase32[letter(source)];
  return suffix;
}

std::string free_id(const Plan& plan, CollectionKind kind, std::string_view base) {
  constexpr std::size_t kLongest = 56;  // bytes, which leaves room for the suffix
  std::string id(base);
  while (plan.ids[kind].find(id)) {
    std::size_t length = std::min(base.size(), kLongest);
    while (length > 0 && length < base.size() && (static_cast<unsigned char>(base[length]) & 0xC0U) == 0x80U)
      --length;
    id = fmt::format("{}-{}", base.substr(0, length), random_suffix());
  }
  return id;
}

/// Applies the changes to the row in memory.
bool fill(Context& context, YamlValue& row, const FieldTableBase& fields,
          std::span<const std::string_view> changes) {
  for (const std::string_view text : changes) {
    const auto change = parse_field_change(text);
    if (!change || change->field == "id") {
      context.usage_error(
          change ? std::string("an id is given with --id") : fmt::format("'{}' is no value of a field", text),
          change ? "write --id ID" : "write FIELD=VALUE; a name of several words goes in quotes");
      return false;
    }
    const auto found = find_field(fields, change->field);
    const FieldProblem* problem = std::get_if<FieldProblem>(&found);
    std::optional<FieldProblem> wrong;
    if (problem != nullptr) {
      wrong = *problem;
    } else {
      std::optional<YamlValue> value;
      if (const YamlValue* old = row.find(change->field)) value = *old;
      wrong = change_field(value, *std::get<const FieldSpec*>(found), *change);
      row.erase(change->field);
      if (value) row.add(change->field, *std::move(value));
    }
    if (!wrong) continue;
    context.usage_error(wrong->message, wrong->hint);
    return false;
  }
  return true;
}

/// Chooses the id of a row that has one; empty after printing why there is none.
std::string choose_id(Context& context, const Plan& plan, const RowWishes& wishes, const YamlValue& row) {
  const CollectionName& kind = collection_name(wishes.kind);
  const bool has_names = collection_table(wishes.kind).fields().find("name").has_value();
  if (!wishes.id.empty() || !has_names) {
    const std::string_view id = wishes.id.empty() ? wishes.name : wishes.id;
    IdProblem problem = id_problem(id);
    if (id.empty()) problem = {fmt::format("a {} needs an id", kind.singular), "write it behind the kind"};
    if (plan.ids[wishes.kind].find(id))
      problem = {fmt::format("{} '{}' exists already", kind.singular, id), "choose another id"};
    if (problem.message.empty()) return std::string(id);
    context.usage_error(problem.message, problem.hint);
    return {};
  }
  std::string_view name = wishes.name;
  if (const YamlValue* named = row.find("name"); name.empty() && named != nullptr) name = named->text;
  if (!name.empty()) return free_id(plan, wishes.kind, slug(name, kind.singular));
  if (const YamlValue* date = row.find("date"))
    return free_id(plan, wishes.kind, fmt::format("{}-{}", kind.singular, date->text.substr(0, 10)));
  context.usage_error(fmt::format("a {} needs a name", kind.singular), "write it behind the kind, in quotes");
  return {};
}

}  // namespace

std::optional<NewRow> new_row(Context& context, const Plan& plan, const RowWishes& wishes) {
  const CollectionName& kind = collection_name(wishes.kind);
  const FieldTableBase& fields = collection_table(wishes.kind).fields();
  YamlValue given = YamlValue::mapping();
  if (!fill(context, given, fields, wishes.changes)) return std::nullopt;
  NewRow made{{}, YamlValue::mapping()};
  if (kind.ledger) {
    if (!wishes.name.empty() || !wishes.id.empty()) {
      context.usage_error(fmt::format("a row of '{}' has neither name nor id", kind.plural),
                          fmt::format("write its fields alone; see 'plumb help fields {}'", kind.plural));
      return std::nullopt;
    }
    made.value = std::move(given);
    return made;
  }
  made.id = choose_id(context, plan, wishes, given);
  if (made.id.empty()) return std::nullopt;
  made.value.add("id", YamlValue::of_text(made.id));
  if (fields.find("name") && !wishes.name.empty() && wishes.name != made.id && given.find("name") == nullptr)
    made.value.add("name", YamlValue::of_text(wishes.name));
  for (YamlValue& item : given.items) made.value.items.push_back(std::move(item));
  return made;
}

}  // namespace plumb
