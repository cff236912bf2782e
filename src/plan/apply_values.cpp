#include "plumb/plan/apply_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "plumb/io/splice.hpp"
#include "plumb/io/yaml_layout.hpp"
#include "plumb/plan/document_rows.hpp"
#include "plumb/plan/kept_order.hpp"
#include "plumb/plan/merge_items.hpp"
#include "plumb/plan/plan_edit.hpp"
#include "plumb/plan/row_lines.hpp"

namespace plumb {

namespace {

using DocumentPtr = std::shared_ptr<const Document>;

constexpr int kMostPasses = 16;           // rows that move into rows that move take a pass each
constexpr std::size_t kLongestRow = 100;  // columns of a row in one line

bool is_collection(std::string_view name) {
  return std::any_of(collection_names().begin(), collection_names().end(),
                     [&](const CollectionName& each) { return each.plural == name; });
}

YamlValue first_of_list(YamlValue row) {
  row.in_lines = flow_text(row).size() > kLongestRow;
  YamlValue list = YamlValue::sequence();
  list.in_lines = true;
  list.items.push_back(std::move(row));
  return list;
}

/// Documents are no deeper than kMaxDepth.
void drop_empty_lists(YamlValue& tasks) {
  for (YamlValue& row : tasks.items) {
    YamlValue* below = row.kind == NodeKind::mapping ? row.find("tasks") : nullptr;
    if (below == nullptr || below->kind != NodeKind::sequence) continue;
    if (below->items.empty())
      row.erase("tasks");
    else
      drop_empty_lists(*below);
  }
}

// ---------------------------------------------------------------------------------------------------------
// Fields

void change_fields(DocumentChanges& changes, NodeRef row, const YamlValue& target, bool has_rows) {
  if (!row.is_mapping() || target.kind != NodeKind::mapping || row.is_alias() || row.size() == 0)
    return change_value(changes, row, target);
  for (const auto& [key, value] : row.entries()) {
    if (has_rows && key.text() == "tasks" && value.is_sequence()) continue;
    const YamlValue* wanted = target.find(key.text());
    if (wanted == nullptr)
      changes.remove_entry(key);
    else if (!says_same(yaml_value(value), *wanted))
      change_value(changes, value, *wanted);
  }
  for (std::size_t i = 0; i + 1 < target.items.size(); i += 2)
    if (!row.find(target.items[i].text)) changes.add_entry(row, target.items[i].text, target.items[i + 1]);
}

// ---------------------------------------------------------------------------------------------------------
// Rows

/// The rows of one collection as they stand and as they should.
class RowPlacing {
 public:
  RowPlacing(const Document& document, const MergeItems& target, CollectionKind kind, const Document& theirs)
      : kind_(kind), root_(document.root()), rows_(document, kind), theirs_(theirs, kind) {
    for (const MergeItem& item : target) by_key_.emplace(item.key, &item);
    for (const MergeItem& item : target) below_[item.parent].push_back(item.key);
  }

  bool readable() const { return rows_.unique() && theirs_.unique(); }

  void change_fields_of_rows(DocumentChanges& changes) const {
    for (const DocumentRow& row : rows_.all())
      if (const auto found = by_key_.find(row.key); found != by_key_.end())
        change_fields(changes, row.node, found->second->value, kind_ == CollectionKind::tasks);
  }

  /// Inserts, moves and removes what can be in one pass.
  void place(DocumentChanges& changes) {
    find_movers();
    for (const auto& [parent, keys] : below_) place_below(parent, keys, changes);
    for (const DocumentRow& row : rows_.all()) {
      const bool gone = !by_key_.contains(row.key);
      if ((gone || placed_.contains(row.key)) && !inside(row.parent, leaving_)) changes.remove_item(row.node);
    }
  }

 private:
  /// Rows that stand under their parent already, and in order among those that do.
  std::set<std::string> staying(const std::string& parent, const std::vector<std::string>& keys) const {
    std::vector<std::string> present;
    std::vector<std::size_t> places;
    for (const std::string& key : keys)
      if (const DocumentRow* row = rows_.find(key); row != nullptr && row->parent == parent) {
        present.push_back(key);
        places.push_back(row->index);
      }
    const std::vector<bool> kept = kept_in_order(places);
    std::set<std::string> stay;
    for (std::size_t i = 0; i < present.size(); ++i)
      if (kept[i]) stay.insert(present[i]);
    return stay;
  }

  void find_movers() {
    for (const auto& [parent, keys] : below_) {
      const std::set<std::string> stay = staying(parent, keys);
      for (const std::string& key : keys)
        if (rows_.find(key) != nullptr && !stay.contains(key)) moving_.insert(key);
    }
    leaving_ = moving_;
    for (const DocumentRow& row : rows_.all())
      if (!by_key_.contains(row.key)) leaving_.insert(row.key);
  }

  /// Tells whether a row, or one that it stands below, is among some rows.
  bool inside(std::string key, const std::set<std::string>& some) const {
    while (!key.empty()) {
      if (some.contains(key)) return true;
      const DocumentRow* row = rows_.find(key);
      if (row == nullptr) return false;
      key = row->parent;
    }
    return false;
  }

  void place_below(const std::string& parent, const std::vector<std::string>& keys,
                   DocumentChanges& changes) {
    const DocumentRow* holder = parent.empty() ? nullptr : rows_.find(parent);
    if (!parent.empty() && holder == nullptr) return;  // comes with its parent
    if (inside(parent, leaving_)) return;              // in the next pass, when its parent stands
    const NodeRef mapping = parent.empty() ? root_ : holder->node;
    const std::string_view name = parent.empty() ? collection_name(kind_).plural : std::string_view("tasks");
    const NodeRef list = mapping.find(name);
    const std::set<std::string> stay = staying(parent, keys);
    std::size_t before = 0;
    for (const std::string& key : keys) {
      if (stay.contains(key)) {
        before = rows_.find(key)->index + 1;
        continue;
      }
      const auto source = placed_.contains(key) ? std::nullopt : source_of(key);
      if (!source) continue;
      placed_.insert(key);
      if (rows_.find(key) == nullptr)
        for (const std::string& below : below_in_theirs(key)) placed_.insert(below);
      if (list && list.is_sequence() && list.size() > 0) {
        changes.insert_item(list, before, source->first, source->second);
        continue;
      }
      // The other rows join the first one in the next pass.
      if (list)
        changes.replace(list, first_of_list(source->first));
      else
        changes.add_entry(mapping, name, first_of_list(source->first), source->second);
      return;
    }
  }

  /// What is inserted for a row, and where its lines come from; nullopt if it has to wait.
  std::optional<std::pair<YamlValue, NodeRef>> source_of(const std::string& key) const {
    if (const DocumentRow* row = rows_.find(key)) {
      if (inside(row->parent, moving_)) return std::nullopt;
      return std::pair(yaml_value(row->node), row->node);
    }
    // A row of theirs brings those below it, wherever they stand now.
    for (const std::string& below : below_in_theirs(key)) {
      const DocumentRow* row = rows_.find(below);
      if (placed_.contains(below) || (row != nullptr && inside(row->parent, moving_))) return std::nullopt;
    }
    if (const DocumentRow* row = theirs_.find(key)) return std::pair(yaml_value(row->node), row->node);
    return std::pair(by_key_.at(key)->value, NodeRef());
  }

  std::vector<std::string> below_in_theirs(const std::string& key) const {
    std::vector<std::string> below;
    std::set<std::string_view> above{key};
    for (const DocumentRow& row : theirs_.all())
      if (above.contains(row.parent)) {
        above.insert(row.key);
        below.push_back(row.key);
      }
    return below;
  }

  CollectionKind kind_;
  NodeRef root_;
  DocumentRows rows_;
  DocumentRows theirs_;
  std::map<std::string, const MergeItem*> by_key_;
  std::map<std::string, std::vector<std::string>> below_;
  std::set<std::string> moving_;   // to another place
  std::set<std::string> leaving_;  // those, and what goes for good
  std::set<std::string> placed_;
};

// ---------------------------------------------------------------------------------------------------------
// The file

class ValueApplication {
 public:
  ValueApplication(DocumentPtr document, const YamlValue& target, const Document& theirs,
                   const Document& base)
      : document_(std::move(document)), target_(target), theirs_(theirs), base_(base) {
    for (const CollectionName& name : collection_names()) {
      const YamlValue* list = target.find(name.plural);
      const bool is_list = list != nullptr && list->kind == NodeKind::sequence;
      lists_.push_back(collection_items(is_list ? *list : YamlValue::sequence(), name.kind));
    }
  }

  std::variant<DocumentPtr, EditProblem> run() {
    take_sections();
    take_lines();
    for (int pass = 0; pass < kMostPasses; ++pass) {
      DocumentChanges changes;
      if (!collect(changes, pass)) break;
      if (changes.empty() && says_same(plan_values(*document_), target_)) return document_;
      if (changes.empty()) continue;
      auto edited = edited_document(*document_, changes);
      if (const EditProblem* problem = std::get_if<EditProblem>(&edited)) return *problem;
      take(std::get<0>(std::move(edited)));
    }
    return EditProblem{
        document_->root().place(), "the merged rows have no safe place here", "merge by hand", {}};
  }

 private:
  /// Texts and nodes of the versions before are still in use.
  void take(DocumentPtr document) {
    former_.push_back(std::move(document_));
    document_ = std::move(document);
  }

  bool is_rows(std::string_view name, const YamlValue* value) const {
    return is_collection(name) && (value == nullptr || value->kind == NodeKind::sequence);
  }

  bool collect(DocumentChanges& changes, int pass) {
    const bool fields = pass % 2 == 0;
    if (fields) change_root(changes);
    for (const CollectionName& name : collection_names()) {
      const auto& list = lists_[static_cast<std::size_t>(name.kind)];
      const NodeRef now = document_->root().find(name.plural);
      if (!is_rows(name.plural, target_.find(name.plural)) || (now && !now.is_sequence() && !now.is_null()))
        continue;
      if (!list) return false;
      RowPlacing placing(*document_, *list, name.kind, theirs_);
      if (!placing.readable()) return false;
      if (fields)
        placing.change_fields_of_rows(changes);
      else
        placing.place(changes);
    }
    return true;
  }

  void change_root(DocumentChanges& changes) const {
    for (const auto& [key, value] : document_->root().entries()) {
      const YamlValue* wanted = target_.find(key.text());
      if (is_rows(key.text(), wanted) && (value.is_sequence() || value.is_null())) continue;
      if (wanted == nullptr)
        changes.remove_entry(key);
      else if (!says_same(yaml_value(value), *wanted))
        change_value(changes, value, *wanted);
    }
    for (std::size_t i = 0; i + 1 < target_.items.size(); i += 2) {
      const std::string& name = target_.items[i].text;
      const YamlValue& value = target_.items[i + 1];
      if (!document_->root().find(name) && !is_rows(name, &value))
        changes.add_entry(document_->root(), name, value);
    }
  }

  /// A key of the root that only theirs has comes with its lines and comments.
  void take_sections() {
    std::string bytes(document_->file()->bytes());
    const YamlLayout layout(theirs_);
    const std::string line_end(YamlLayout(*document_).line_end());
    bool found = false;
    for (const auto& [key, value] : theirs_.root().entries()) {
      const YamlValue* wanted = target_.find(key.text());
      if (wanted == nullptr || document_->root().find(key.text()) || !says_same(yaml_value(value), *wanted))
        continue;
      found = true;
      if (!bytes.empty() && !bytes.ends_with('\n')) bytes += line_end;
      bytes += lines_of_entry(layout, key, value, line_end);
    }
    if (found) try_bytes(std::move(bytes));
  }

  void try_bytes(std::string bytes) {
    Diagnostics diagnostics;
    auto changed = parse_document(std::make_shared<SourceFile>(document_->file()->path(), std::move(bytes)),
                                  diagnostics);
    if (changed != nullptr && !diagnostics.has_errors() && changed->root()) take(std::move(changed));
  }

  /// Rows that ours has not touched take theirs' lines, with their comments.
  void take_lines() {
    std::vector<Splice> splices;
    for (const CollectionName& name : collection_names()) {
      const auto& list = lists_[static_cast<std::size_t>(name.kind)];
      if (name.ledger || !list) continue;
      for (Splice& splice : untouched_rows(*document_, theirs_, base_, *list, name.kind))
        splices.push_back(std::move(splice));
    }
    if (splices.empty()) return;
    if (auto bytes = spliced(document_->file()->bytes(), std::move(splices))) try_bytes(*std::move(bytes));
  }

  DocumentPtr document_;
  const YamlValue& target_;
  const Document& theirs_;
  const Document& base_;
  std::vector<std::optional<MergeItems>> lists_;
  std::vector<DocumentPtr> former_;
};

}  // namespace

std::variant<std::shared_ptr<const Document>, EditProblem> applied_values(
    std::shared_ptr<const Document> document, const YamlValue& target, const Document& theirs,
    const Document& base) {
  return ValueApplication(std::move(document), target, theirs, base).run();
}

YamlValue plan_values(const Document& document) {
  if (!document.root()) return YamlValue::mapping();
  YamlValue root = yaml_value(document.root());
  for (const CollectionName& name : collection_names())
    if (const YamlValue* list = root.find(name.plural);
        list != nullptr && list->items.empty() && list->kind != NodeKind::mapping &&
        (list->kind == NodeKind::sequence || (list->typed && list->text.empty())))
      root.erase(name.plural);
  if (YamlValue* tasks = root.find("tasks"); tasks != nullptr && tasks->kind == NodeKind::sequence)
    drop_empty_lists(*tasks);
  return root;
}

}  // namespace plumb
