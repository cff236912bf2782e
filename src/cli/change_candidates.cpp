#include "plumb/cli/change_candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "plumb/model/project.hpp"
#include "plumb/plan/revision_baseline.hpp"

namespace plumb {

namespace {

/// How far a path has led: to the fields of a row, to a list or a mapping, or to a value.
struct PathPlace {
  const FieldSpec* spec = nullptr;         // null at the row itself
  const FieldTableBase* fields = nullptr;  // of a row; null elsewhere
  NodeRef node;                            // what is written there; may be null
  bool is_value = false;                   // of a key of a mapping
};

bool is_list(const FieldSpec& spec) {
  return spec.shape == ValueShape::list || spec.shape == ValueShape::one_or_list;
}

NodeRef entry(NodeRef node, std::string_view key) {
  return node && node.is_mapping() ? node.find(key) : NodeRef();
}

/// What an item of a list of rows is called in a path: its id, its name if that has no dot, or its number.
std::string name_of_item(NodeRef item, std::size_t number) {
  for (const std::string_view key : {"id", "name"})
    if (const NodeRef named = entry(item, key); named && named.is_scalar())
      if (named.text().find_first_of(". =") == std::string_view::npos) return std::string(named.text());
  return fmt::format("{}", number);
}

std::optional<PathPlace> step(const PathPlace& at, std::string_view name) {
  if (at.is_value) return std::nullopt;
  if (at.fields != nullptr) {
    const auto index = at.fields->find(name);
    if (!index) return std::nullopt;
    const FieldSpec& spec = at.fields->spec(*index);
    const bool row = spec.rows != nullptr && spec.shape == ValueShape::one;
    return PathPlace{&spec, row ? spec.rows() : nullptr, entry(at.node, name)};
  }
  if (at.spec->shape == ValueShape::map) return PathPlace{at.spec, nullptr, entry(at.node, name), true};
  if (at.spec->rows == nullptr || !is_list(*at.spec) || !at.node || !at.node.is_sequence())
    return std::nullopt;
  std::size_t number = 0;
  for (const NodeRef item : at.node.items())
    if (name_of_item(item, ++number) == name || fmt::format("{}", number) == name)
      return PathPlace{at.spec, at.spec->rows(), item};
  return std::nullopt;
}

std::optional<PathPlace> follow(const WrittenTarget& target, std::string_view path) {
  std::optional<PathPlace> at = PathPlace{nullptr, target.fields, target.row};
  while (at && !path.empty()) {
    // Ids have dots in them, so that everything behind a mapping's is the key.
    const bool of_map = at->fields == nullptr && at->spec->shape == ValueShape::map;
    const std::size_t dot = of_map ? std::string_view::npos : path.find('.');
    at = step(*at, path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return at;
}

/// Collects candidates, all of them behind what is typed already.
class Offers {
 public:
  explicit Offers(std::string_view before) : before_(before) {}

  void add(std::string_view word, std::string_view help) {
    found_.push_back({fmt::format("{}{}", before_, word), std::string(help)});
  }
  void add(std::string_view word, std::string_view sign, std::string_view help) {
    add(fmt::format("{}{}", word, sign), help);
  }
  std::vector<Candidate> take() { return std::move(found_); }

 private:
  std::string_view before_;
  std::vector<Candidate> found_;
};

void offer_ids(Offers& offers, const WrittenPlan& plan, CollectionKind kind, std::string_view sign) {
  for (const WrittenRow& row : plan.rows())
    if (row.kind == kind) offers.add(row.id, sign, row.name);
}

/// The fields of a row; one that leads inside ends with a dot, one that takes a value with '='.
void offer_fields(Offers& offers, const PathPlace& at) {
  for (const FieldSpec& spec : at.fields->specs()) {
    const bool itself = spec.rows != nullptr && spec.rows() == at.fields;  // tasks below a task
    if (itself || (at.spec == nullptr && spec.name == "id")) continue;
    const bool row = spec.rows != nullptr && spec.shape == ValueShape::one;
    if (!row || !spec.short_for.empty()) offers.add(spec.name, "=", spec.help);
    const NodeRef written = entry(at.node, spec.name);
    const bool rows_inside = spec.rows != nullptr && written && written.is_sequence() && written.size() > 0;
    if (row || rows_inside || (spec.shape == ValueShape::map && !spec.refers_to.empty()))
      offers.add(spec.name, ".", spec.help);
  }
}

void offer_names(Offers& offers, const WrittenPlan& plan, const PathPlace& at) {
  if (at.fields != nullptr) return offer_fields(offers, at);
  if (at.is_value) return;
  if (at.spec->shape == ValueShape::map && !at.spec->refers_to.empty()) {
    for (const CollectionKind kind : at.spec->refers_to) offer_ids(offers, plan, kind, "=");
    return;
  }
  if (!is_list(*at.spec) || at.spec->rows == nullptr || !at.node || !at.node.is_sequence()) return;
  std::size_t number = 0;
  for (const NodeRef item : at.node.items()) {
    ++number;
    offers.add(name_of_item(item, number), ".", item.is_mapping() ? written_field(item, "name") : "");
  }
}

/// What a list has, to be taken away.
void offer_items(Offers& offers, NodeRef node) {
  if (!node) return;
  if (node.is_scalar()) return offers.add(node.text(), "");
  if (node.is_mapping()) {
    for (const auto& [key, value] : node.entries()) offers.add(key.text(), "");
    return;
  }
  std::size_t number = 0;
  for (const NodeRef item : node.items()) {
    ++number;
    if (item.is_scalar()) offers.add(item.text().substr(0, item.text().find(' ')), "");
    if (item.is_mapping()) offers.add(name_of_item(item, number), "");
  }
}

void offer_values(Offers& offers, const WrittenPlan& plan, const PathPlace& at,
                  const std::vector<std::string>& revisions) {
  if (at.spec == nullptr || at.is_value || at.spec->shape == ValueShape::map) return;
  const FieldSpec& spec = *at.spec;
  for (const std::string_view choice : spec.choices) offers.add(choice, "");
  if (spec.kind == ValueKind::boolean)
    for (const std::string_view word : {"true", "false"}) offers.add(word, "");
  for (const CollectionKind kind : spec.refers_to) offer_ids(offers, plan, kind, "");
  if (&spec != &Project::fields().spec(*Project::fields().find("baseline"))) return;
  offer_ids(offers, plan, CollectionKind::baselines, "");
  for (const std::string& revision : revisions) offers.add(kRevisionPrefix, revision, "");
}

}  // namespace

std::vector<Candidate> change_candidates(const WrittenPlan& plan, const WrittenTarget& target,
                                         std::string_view typed, const std::vector<std::string>& revisions) {
  const std::size_t sign = typed.find('=');
  if (sign == std::string_view::npos) {
    const std::size_t dot = typed.rfind('.');
    const std::string_view path = dot == std::string_view::npos ? std::string_view() : typed.substr(0, dot);
    Offers offers(typed.substr(0, path.empty() ? 0 : path.size() + 1));
    if (const auto at = follow(target, path)) offer_names(offers, plan, *at);
    return offers.take();
  }
  std::string_view path = typed.substr(0, sign);
  const bool takes_away = path.ends_with('-');
  if (takes_away || path.ends_with('+')) path.remove_suffix(1);
  const auto at = path.empty() ? std::nullopt : follow(target, path);
  if (!at || at->spec == nullptr) return {};
  const bool several = is_list(*at->spec) || takes_away;
  const std::size_t comma = several ? typed.rfind(',') : std::string_view::npos;
  const bool behind_comma = comma != std::string_view::npos && comma > sign;
  Offers offers(typed.substr(0, (behind_comma ? comma : sign) + 1));
  if (takes_away)
    offer_items(offers, at->node);
  else
    offer_values(offers, plan, *at, revisions);
  return offers.take();
}

}  // namespace plumb
