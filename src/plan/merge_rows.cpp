#include "plumb/plan/merge_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "plumb/plan/kept_order.hpp"

namespace plumb {

namespace {

constexpr std::size_t kTop = 0;  // what stands below no row stands below this one

/// A row in its versions; nullptr where one does not have it.
struct MergeRow {
  std::string_view key;
  const MergeItem* base = nullptr;
  const MergeItem* ours = nullptr;
  const MergeItem* theirs = nullptr;
  bool kept = false;
  bool told = false;  // a conflict of it is told
  std::size_t parent = kTop;
  YamlValue value;
};

class RowMerge {
 public:
  RowMerge(const ThreeLists& lists, MergeSide prefer, const std::set<std::string>& left,
           const RowMergeCalls& calls)
      : prefer_(prefer), left_(left), calls_(calls) {
    rows_.emplace_back();
    for (const MergeItem& item : lists.ours) row_of(item).ours = &item;
    for (const MergeItem& item : lists.theirs) row_of(item).theirs = &item;
    for (const MergeItem& item : lists.base) row_of(item).base = &item;
    ours_below_ = children(lists.ours);
    theirs_below_ = children(lists.theirs);
    base_below_ = children(lists.base);
  }

  MergeItems run() {
    for (std::size_t i = 1; i < rows_.size(); ++i) decide(rows_[i]);
    do {
      find_parents();
    } while (break_circle());
    MergeItems items;
    append(kTop, items);
    return items;
  }

 private:
  using Below = std::vector<std::vector<std::size_t>>;  // by row: those below it, in order

  MergeRow& row_of(const MergeItem& item) {
    const auto [place, is_new] = index_.try_emplace(item.key, rows_.size());
    if (is_new) rows_.emplace_back().key = item.key;
    return rows_[place->second];
  }

  std::size_t parent_of(const MergeItem& item) const {
    return item.parent.empty() ? kTop : index_.at(item.parent);
  }

  Below children(const MergeItems& items) const {
    Below below(rows_.size());
    for (const MergeItem& item : items) below[parent_of(item)].push_back(index_.at(item.key));
    return below;
  }

  const MergeItem* preferred(const MergeRow& row) const {
    return prefer_ == MergeSide::ours ? row.ours : row.theirs;
  }

  void take(MergeRow& row, const MergeItem* version) {
    row.kept = version != nullptr;
    if (version == nullptr) return;
    row.value = version->value;
    row.parent = parent_of(*version);
  }

  std::string place_text(std::size_t parent) const {
    return parent == kTop ? std::string("at the top") : fmt::format("below '{}'", rows_[parent].key);
  }

  // -------------------------------------------------------------------------------------------------------
  // Which rows there are, and where

  void decide(MergeRow& row) {
    if (left_.contains(std::string(row.key))) return take(row, preferred(row));
    if (row.ours != nullptr && row.theirs != nullptr) return decide_place(row);
    const MergeItem* present = row.ours != nullptr ? row.ours : row.theirs;
    if (present == nullptr) return;
    if (row.base == nullptr) return take(row, present);
    const bool moved = row.base->parent != present->parent;
    if (!moved && says_same(row.base->value, present->value)) return;
    if (says_same(row.base->value, present->value)) {
      const std::string place = fmt::format("moved {}", place_text(parent_of(*present)));
      calls_.two_places(present->key, row.ours != nullptr ? place : "removed",
                        row.theirs != nullptr ? place : "removed");
    } else {
      calls_.removed_and_changed(present->key, row.base->value,
                                 row.ours != nullptr ? &row.ours->value : nullptr,
                                 row.theirs != nullptr ? &row.theirs->value : nullptr);
    }
    row.told = true;
    take(row, preferred(row));
  }

  void decide_place(MergeRow& row) {
    const std::string& ours = row.ours->parent;
    const std::string& theirs = row.theirs->parent;
    row.kept = true;
    row.value = calls_.merge(row.ours->key, row.base != nullptr ? &row.base->value : nullptr, row.ours->value,
                             row.theirs->value);
    row.parent = parent_of(*row.ours);
    if (ours == theirs || (row.base != nullptr && row.base->parent == theirs)) return;
    row.parent = parent_of(*row.theirs);
    if (row.base != nullptr && row.base->parent == ours) return;
    calls_.two_places(row.ours->key, place_text(parent_of(*row.ours)), place_text(parent_of(*row.theirs)));
    row.told = true;
    row.parent = parent_of(*preferred(row));
  }

  /// A row below one that the other side removed: the side that conflicts are left to decides on both.
  void find_parents() {
    bool changed = true;
    while (changed) {
      changed = false;
      for (std::size_t i = 1; i < rows_.size(); ++i) {
        MergeRow& row = rows_[i];
        if (!row.kept || row.parent == kTop || rows_[row.parent].kept) continue;
        tell_lost_parent(row);
        changed = true;
        const MergeItem* wanted = preferred(row);
        row.kept = wanted != nullptr;
        if (!row.kept) continue;
        row.parent = parent_of(*wanted);
        if (row.parent != kTop && !rows_[row.parent].kept)
          take(rows_[row.parent], preferred(rows_[row.parent]));
      }
    }
  }

  void tell_lost_parent(MergeRow& row) {
    if (row.told) return;
    row.told = true;
    const MergeRow& parent = rows_[row.parent];
    const std::string here = place_text(row.parent);
    const std::string gone = fmt::format("'{}' removed", parent.key);
    calls_.two_places(std::string(row.key), parent.ours != nullptr ? here : gone,
                      parent.theirs != nullptr ? here : gone);
  }

  /// One side put a below b, the other b below a: all of the circle goes where the preferred side has it.
  bool break_circle() {
    enum : char { unseen, open, done };
    std::vector<char> states(rows_.size(), unseen);
    states[kTop] = done;
    for (std::size_t start = 1; start < rows_.size(); ++start) {
      if (!rows_[start].kept) continue;
      std::vector<std::size_t> path;
      std::size_t at = start;
      for (; states[at] == unseen; at = rows_[at].parent) {
        states[at] = open;
        path.push_back(at);
      }
      const auto first = std::find(path.begin(), path.end(), at);
      for (const std::size_t each : path) states[each] = done;
      if (first == path.end()) continue;
      for (auto each = first; each != path.end(); ++each) put_back(rows_[*each]);
      return true;
    }
    return false;
  }

  void put_back(MergeRow& row) {
    if (row.ours != nullptr && row.theirs != nullptr && row.ours->parent != row.theirs->parent && !row.told) {
      calls_.two_places(row.ours->key, place_text(parent_of(*row.ours)), place_text(parent_of(*row.theirs)));
      row.told = true;
    }
    const MergeItem* wanted = preferred(row);
    if (wanted == nullptr) wanted = row.ours != nullptr ? row.ours : row.theirs;
    row.parent = parent_of(*wanted);
  }

  // -------------------------------------------------------------------------------------------------------
  // The order of a list

  bool belongs(std::size_t row, std::size_t parent) const {
    return rows_[row].kept && rows_[row].parent == parent;
  }

  /// Rows that one side put elsewhere in the list that they stood in.
  std::set<std::size_t> moved_within(std::size_t parent, const std::vector<std::size_t>& side) const {
    std::map<std::size_t, std::size_t> place_in_base;
    for (const std::size_t row : base_below_[parent]) place_in_base.emplace(row, place_in_base.size());
    std::vector<std::size_t> common, places;
    for (const std::size_t row : side)
      if (const auto found = place_in_base.find(row); found != place_in_base.end()) {
        common.push_back(row);
        places.push_back(found->second);
      }
    const std::vector<bool> kept = kept_in_order(places);
    std::set<std::size_t> moved;
    for (std::size_t i = 0; i < common.size(); ++i)
      if (!kept[i]) moved.insert(common[i]);
    return moved;
  }

  std::vector<std::size_t> order_below(std::size_t parent) const {
    const std::set<std::size_t> moved_by_ours = moved_within(parent, ours_below_[parent]);
    const std::set<std::size_t> moved_by_theirs = moved_within(parent, theirs_below_[parent]);
    std::vector<std::size_t> order;
    std::set<std::size_t> placed;
    for (const std::size_t row : ours_below_[parent])
      if (belongs(row, parent) && (!moved_by_theirs.contains(row) || moved_by_ours.contains(row))) {
        order.push_back(row);
        placed.insert(row);
      }
    std::size_t previous = kTop;
    for (const std::size_t row : theirs_below_[parent]) {
      if (belongs(row, parent) && placed.insert(row).second) insert_behind(previous, row, order);
      if (placed.contains(row)) previous = row;
    }
    // What is left stands below a row of ours that theirs moved.
    for (const std::size_t row : ours_below_[parent])
      if (belongs(row, parent) && placed.insert(row).second) order.push_back(row);
    return order;
  }

  void insert_behind(std::size_t previous, std::size_t row, std::vector<std::size_t>& order) const {
    auto at = order.begin();
    if (previous != kTop) at = std::find(order.begin(), order.end(), previous) + 1;
    const auto only_ours = [&](std::size_t each) {
      return rows_[each].base == nullptr && rows_[each].theirs == nullptr;
    };
    while (at != order.end() && only_ours(*at)) ++at;
    order.insert(at, row);
  }

  /// Rows nest about as deep as documents do.
  void append(std::size_t parent, MergeItems& items) {
    for (const std::size_t each : order_below(parent)) {
      MergeRow& row = rows_[each];
      items.push_back({std::string(row.key), std::string(rows_[row.parent].key), std::move(row.value)});
      append(each, items);
    }
  }

  MergeSide prefer_;
  const std::set<std::string>& left_;
  const RowMergeCalls& calls_;
  std::vector<MergeRow> rows_;
  std::map<std::string_view, std::size_t> index_;
  Below ours_below_, theirs_below_, base_below_;
};

}  // namespace

MergeItems merged_rows(const ThreeLists& lists, MergeSide prefer, const std::set<std::string>& left,
                       const RowMergeCalls& calls) {
  return RowMerge(lists, prefer, left, calls).run();
}

}  // namespace plumb
