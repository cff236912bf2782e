#include "plumb/plan/certain_renames.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "plumb/io/edit_document.hpp"
#include "plumb/plan/apply_values.hpp"
#include "plumb/plan/file_references.hpp"
#include "plumb/plan/merge_items.hpp"
#include "plumb/plan/references.hpp"

namespace plumb {

namespace {

struct Rename {
  CollectionKind kind;
  std::string old_id;
  std::string new_id;
};

YamlValue without_id(const MergeItem& item) {
  YamlValue value = item.value;
  value.erase("id");
  return value;
}

std::map<std::string, const MergeItem*> by_key(const MergeItems& items) {
  std::map<std::string, const MergeItem*> found;
  for (const MergeItem& item : items) found.emplace(item.key, &item);
  return found;
}

bool is_named(const Document& document, CollectionKind kind, std::string_view id) {
  bool named = false;
  for_each_reference(document, [&](const FileReference& each) { named = named || each.may_mean(kind, id); });
  return named;
}

std::optional<MergeItems> items_of(const Document& document, CollectionKind kind) {
  if (!document.root()) return MergeItems();
  const NodeRef list = document.root().find(collection_name(kind).plural);
  if (!list || !list.is_sequence()) return MergeItems();
  return collection_items(yaml_value(list), kind);
}

/// What one side renamed in one collection, as far as that is certain.
std::vector<Rename> renames_of(const Document& base, const Document& side, const Document& other,
                               CollectionKind kind) {
  std::vector<Rename> renames;
  const auto old_items = items_of(base, kind), new_items = items_of(side, kind),
             other_items = items_of(other, kind);
  if (!old_items || !new_items || !other_items) return renames;
  const auto in_base = by_key(*old_items), in_side = by_key(*new_items), in_other = by_key(*other_items);
  // Rows are compared by what they say but for the id, and where they stand.
  std::map<std::string, std::vector<const MergeItem*>> fresh;
  for (const MergeItem& item : *new_items)
    if (!in_base.contains(item.key)) fresh[canonical_text(without_id(item)) + item.parent].push_back(&item);
  std::map<std::string, int> gone;
  for (const MergeItem& item : *old_items)
    if (!in_side.contains(item.key)) ++gone[canonical_text(without_id(item)) + item.parent];
  for (const MergeItem& item : *old_items) {
    if (in_side.contains(item.key)) continue;
    const YamlValue rest = without_id(item);
    const std::string text = canonical_text(rest) + item.parent;
    const auto found = fresh.find(text);
    if (found == fresh.end() || found->second.size() != 1 || gone[text] != 1 || rest.items.empty()) continue;
    const std::string& new_id = found->second.front()->key;
    if (in_other.contains(new_id) || !in_other.contains(item.key) || is_named(side, kind, item.key)) continue;
    renames.push_back({kind, item.key, new_id});
  }
  return renames;
}

/// Frozen rows of baselines and the rows of limits name tasks and accounts by texts of their own.
void rename_loose_texts(const Document& document, const Rename& rename, DocumentChanges& changes) {
  const std::string_view field = rename.kind == CollectionKind::tasks      ? "id"
                                 : rename.kind == CollectionKind::accounts ? "account"
                                                                           : "";
  for (const DocumentRow& baseline : DocumentRows(document, CollectionKind::baselines).all()) {
    const NodeRef rows = field.empty() ? NodeRef() : baseline.node.find("tasks");
    if (!rows || !rows.is_sequence()) continue;
    for (const NodeRef row : rows.items())
      if (const NodeRef named = row.find(field); named && named.text() == rename.old_id)
        changes.replace(named, YamlValue::of_text(rename.new_id));
  }
  const CollectionName& name = collection_name(rename.kind);
  for (const DocumentRow& limit : DocumentRows(document, CollectionKind::limits).all()) {
    const NodeRef of = limit.node.find("of");
    if (!of) continue;
    for (const std::string& prefix :
         {std::string(), fmt::format("{}/", name.plural), fmt::format("{}/", name.singular)})
      if (of.text() == prefix + rename.old_id)
        changes.replace(of, YamlValue::of_text(prefix + rename.new_id));
  }
}

/// nullptr if a place cannot be changed.
std::shared_ptr<const Document> renamed(const std::shared_ptr<const Document>& document,
                                        const Rename& rename) {
  DocumentChanges changes;
  for (const DocumentRow& row : DocumentRows(*document, rename.kind).all())
    if (row.key == rename.old_id) changes.replace(row.node.find("id"), YamlValue::of_text(rename.new_id));
  for_each_reference(*document, [&](const FileReference& each) {
    if (each.may_mean(rename.kind, rename.old_id))
      changes.replace(each.node, YamlValue::of_text(renamed_reference(each.node.text(), rename.new_id)));
  });
  rename_loose_texts(*document, rename, changes);
  if (changes.empty()) return document;
  auto edited = edited_document(*document, changes);
  auto* good = std::get_if<0>(&edited);
  return good != nullptr ? std::move(*good) : nullptr;
}

void follow(std::shared_ptr<const Document>& base, const Document& side,
            std::shared_ptr<const Document>& other) {
  for (const CollectionName& name : collection_names()) {
    if (name.ledger) continue;
    for (const Rename& rename : renames_of(*base, side, *other, name.kind)) {
      auto new_base = renamed(base, rename);
      auto new_other = renamed(other, rename);
      if (new_base == nullptr || new_other == nullptr) continue;
      base = std::move(new_base);
      other = std::move(new_other);
    }
  }
}

}  // namespace

void follow_renames(MergeVersions& versions) {
  follow(versions.base, *versions.ours, versions.theirs);
  follow(versions.base, *versions.theirs, versions.ours);
}

}  // namespace plumb
