#include "plumb/plan/merge_items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace plumb {

namespace {

constexpr std::string_view kTasks = "tasks";

bool is_null(const YamlValue& value) {
  return value.kind == NodeKind::scalar && value.typed &&
         (value.text.empty() || value.text == "~" || value.text == "null");
}

void append_canonical(const YamlValue& value, std::string& out) {
  if (value.kind == NodeKind::scalar) {
    out += is_null(value) ? std::string("~") : fmt::format("'{}:{}", value.text.size(), value.text);
    return;
  }
  if (value.kind == NodeKind::sequence) {
    out += '[';
    for (const YamlValue& item : value.items) append_canonical(item, out);
    out += ']';
    return;
  }
  std::vector<std::string> entries;
  for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
    append_canonical(value.items[i], entries.emplace_back());
    append_canonical(value.items[i + 1], entries.back());
  }
  std::sort(entries.begin(), entries.end());
  out += fmt::format("{{{}}}", fmt::join(entries, ""));
}

const YamlValue* text_of(const YamlValue& row, std::string_view key) {
  const YamlValue* value = row.kind == NodeKind::mapping ? row.find(key) : nullptr;
  return value != nullptr && value->kind == NodeKind::scalar && !value->text.empty() ? value : nullptr;
}

/// Rows nest no deeper than a document does.
bool append_tasks(const YamlValue& list, const std::string& parent, MergeItems& items) {
  for (const YamlValue& row : list.items) {
    const YamlValue* id = text_of(row, "id");
    if (id == nullptr) return false;
    const std::string key = id->text;
    YamlValue own = row;
    const YamlValue* below = row.find(kTasks);
    const bool has_list = below != nullptr && below->kind == NodeKind::sequence;
    if (has_list) own.erase(kTasks);
    items.push_back({key, parent, std::move(own)});
    if (has_list && !append_tasks(*below, key, items)) return false;
  }
  return true;
}

bool is_unique(const MergeItems& items) {
  std::set<std::string_view> seen;
  return std::all_of(items.begin(), items.end(),
                     [&](const MergeItem& each) { return seen.insert(each.key).second; });
}

/// Keys by what a row says, and how often that was said before.
MergeItems items_by_content(const YamlValue& list) {
  MergeItems items;
  std::map<std::string, int> seen;
  for (const YamlValue& row : list.items) {
    std::string text = canonical_text(row);
    const int times = seen[text]++;
    items.push_back({fmt::format("{}#{}", text, times), "", row});
  }
  return items;
}

bool names_the_same(const YamlValue& a, const YamlValue& b) {
  constexpr std::array<std::string_view, 6> kNames{"date", "task", "account", "contract", "resource", "by"};
  if (a.kind != NodeKind::mapping || b.kind != NodeKind::mapping) return false;
  return std::all_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
    const YamlValue* in_a = a.find(name);
    const YamlValue* in_b = b.find(name);
    return in_a == nullptr || in_b == nullptr ? in_a == in_b : says_same(*in_a, *in_b);
  });
}

/// A row that one side changed goes on under the key of the row that it was.
void follow_changed_rows(const MergeItems& base, MergeItems& side) {
  std::set<std::string_view> in_side, in_base;
  for (const MergeItem& each : side) in_side.insert(each.key);
  for (const MergeItem& each : base) in_base.insert(each.key);
  std::vector<std::pair<std::size_t, const MergeItem*>> changed;
  std::set<std::size_t> taken;
  for (const MergeItem& gone : base) {
    if (in_side.contains(gone.key)) continue;
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (in_base.contains(side[i].key) || taken.contains(i) || !names_the_same(gone.value, side[i].value))
        continue;
      taken.insert(i);
      changed.emplace_back(i, &gone);
      break;
    }
  }
  for (const auto& [index, gone] : changed) side[index].key = gone->key;
}

MergeItems items_by_field(const YamlValue& list, std::string_view field) {
  MergeItems items;
  for (const YamlValue& row : list.items) {
    const YamlValue* key = text_of(row, field);
    if (key == nullptr) return {};
    items.push_back({key->text, "", row});
  }
  return is_unique(items) ? items : MergeItems();
}

MergeItems items_by_text(const YamlValue& list, bool links) {
  MergeItems items;
  for (const YamlValue& item : list.items)
    items.push_back({links ? item.text.substr(0, item.text.find(' ')) : item.text, "", item});
  return items;
}

using Versions = std::array<YamlValue, 3>;

template <class Make>
ThreeLists three(const Versions& lists, Make make) {
  return {make(lists[0]), make(lists[1]), make(lists[2])};
}

bool all_unique(const ThreeLists& lists) {
  return is_unique(lists.base) && is_unique(lists.ours) && is_unique(lists.theirs);
}

std::optional<ThreeLists> keyed_texts(const Versions& lists, bool links) {
  for (const bool by_task : {true, false}) {
    if (by_task && !links) continue;
    ThreeLists keyed = three(lists, [&](const YamlValue& list) { return items_by_text(list, by_task); });
    if (all_unique(keyed)) return keyed;
  }
  return std::nullopt;
}

ThreeLists keyed_by_content(const Versions& lists) {
  ThreeLists keyed = three(lists, items_by_content);
  follow_changed_rows(keyed.base, keyed.ours);
  follow_changed_rows(keyed.base, keyed.theirs);
  return keyed;
}

std::optional<ThreeLists> keyed_rows(const Versions& lists) {
  for (const std::string_view field : {"id", "name", "level", "from", "date", "dates"}) {
    ThreeLists keyed = three(lists, [&](const YamlValue& list) { return items_by_field(list, field); });
    if (keyed.base.size() == lists[0].items.size() && keyed.ours.size() == lists[1].items.size() &&
        keyed.theirs.size() == lists[2].items.size())
      return keyed;
  }
  return keyed_by_content(lists);
}

}  // namespace

bool says_same(const YamlValue& a, const YamlValue& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == NodeKind::scalar)
    return is_null(a) || is_null(b) ? is_null(a) == is_null(b) : a.text == b.text;
  if (a.items.size() != b.items.size()) return false;
  if (a.kind == NodeKind::sequence)
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), says_same);
  for (std::size_t i = 0; i + 1 < a.items.size(); i += 2) {
    // Nearly always the keys stand in the same order.
    const bool beside = b.items[i].text == a.items[i].text;
    const YamlValue* other = beside ? &b.items[i + 1] : b.find(a.items[i].text);
    if (other == nullptr || !says_same(a.items[i + 1], *other)) return false;
  }
  return true;
}

std::string canonical_text(const YamlValue& value) {
  std::string text;
  append_canonical(value, text);
  return text;
}

std::optional<MergeItems> collection_items(const YamlValue& list, CollectionKind kind) {
  if (collection_name(kind).ledger) return items_by_content(list);
  MergeItems items;
  if (kind == CollectionKind::tasks) {
    if (!append_tasks(list, "", items)) return std::nullopt;
  } else {
    items = items_by_field(list, "id");
    if (items.size() != list.items.size()) return std::nullopt;
  }
  return is_unique(items) ? std::optional(std::move(items)) : std::nullopt;
}

std::optional<ThreeLists> keyed_lists(const YamlValue* base, const YamlValue* ours, const YamlValue* theirs,
                                      std::optional<CollectionKind> kind, const FieldSpec* spec) {
  Versions lists;
  std::size_t at = 0;
  bool scalars = true, mappings = true;
  for (const YamlValue* each : {base, ours, theirs}) {
    YamlValue& list = lists[at++];
    list = YamlValue::sequence();
    if (each == nullptr) continue;
    if (each->kind == NodeKind::sequence)
      list = *each;
    else
      list.items.push_back(*each);  // a list of one may be written without brackets
    for (const YamlValue& item : list.items) {
      scalars = scalars && item.kind == NodeKind::scalar;
      mappings = mappings && item.kind == NodeKind::mapping;
    }
  }
  if (kind && collection_name(*kind).ledger) return keyed_by_content(lists);
  if (kind) {
    auto o = collection_items(lists[0], *kind);
    auto a = collection_items(lists[1], *kind);
    auto b = collection_items(lists[2], *kind);
    if (!o || !a || !b) return std::nullopt;
    return ThreeLists{*std::move(o), *std::move(a), *std::move(b)};
  }
  if (scalars) return keyed_texts(lists, spec != nullptr && spec->kind == ValueKind::link);
  return mappings ? keyed_rows(lists) : std::nullopt;
}

YamlValue list_of_items(const MergeItems& items) {
  std::map<std::string_view, std::vector<const MergeItem*>> below;
  for (const MergeItem& item : items) below[item.parent].push_back(&item);
  // The innermost are built first: a parent stands before what is below it.
  std::map<std::string_view, YamlValue> lists;
  const auto list_below = [&](const std::string& parent) {
    YamlValue list = YamlValue::sequence();
    list.in_lines = true;
    for (const MergeItem* item : below[parent]) {
      YamlValue row = item->value;
      if (const auto found = parent == item->key ? lists.end() : lists.find(item->key); found != lists.end())
        row.add(kTasks, std::move(found->second));
      list.items.push_back(std::move(row));
    }
    return list;
  };
  for (auto item = items.rbegin(); item != items.rend(); ++item)
    if (!item->key.empty() && below.contains(item->key)) lists[item->key] = list_below(item->key);
  return list_below("");
}

}  // namespace plumb
