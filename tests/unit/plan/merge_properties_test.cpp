#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "merge_texts.hpp"
#include "plumb/plan/apply_values.hpp"

namespace plumb::test {

namespace {

/// Makes plans and changes them, the same ones for the same seed.
class MergeDice {
 public:
  explicit MergeDice(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool one_in(std::size_t n) { return below(n) == 0; }

  MergeItems tasks() {
    MergeItems rows;
    const std::size_t count = 2 + below(7);
    for (std::size_t i = 0; i < count; ++i) rows.push_back(task(fmt::format("t{}", i), rows));
    return rows;
  }

  MergeItems changed(MergeItems rows) {
    const std::size_t changes = below(5);
    for (std::size_t i = 0; i < changes && !rows.empty(); ++i) change(rows);
    return rows;
  }

 private:
  MergeItem task(std::string id, const MergeItems& others) {
    MergeItem item{id, "", YamlValue::mapping()};
    item.value.in_lines = one_in(2);
    item.value.add("id", YamlValue::of_text(id));
    item.value.add("duration", YamlValue::of_typed(fmt::format("{}d", 1 + below(5))));
    if (one_in(2)) item.value.add("tags", tags());
    if (one_in(3)) item.value.add("x-own", YamlValue::of_text(fmt::format("note {}", below(4))));
    if (!others.empty() && one_in(3)) item.parent = others[below(others.size())].key;
    if (!others.empty() && one_in(3))
      item.value.add("after", YamlValue::of_text(others[below(others.size())].key));
    return item;
  }

  YamlValue tags() {
    YamlValue list = YamlValue::sequence();
    for (const std::string_view tag : {"x", "y", "z"})
      if (one_in(2)) list.items.push_back(YamlValue::of_text(tag));
    return list;
  }

  void change(MergeItems& rows) {
    MergeItem& row = rows[below(rows.size())];
    switch (below(6)) {
      case 0:
        *row.value.find("duration") = YamlValue::of_typed(fmt::format("{}d", 1 + below(5)));
        return;
      case 1:
        row.value.erase("tags");
        row.value.add("tags", tags());
        return;
      case 2:
        row.value.erase("x-own");
        return;
      case 3:
        rows.push_back(task(fmt::format("n{}", below(6)), rows));
        if (std::count_if(rows.begin(), rows.end(),
                          [&](const MergeItem& each) { return each.key == rows.back().key; }) > 1)
          rows.pop_back();
        return;
      case 4:
        remove(rows, row.key);
        return;
      default:
        move(rows);
    }
  }

  static void remove(MergeItems& rows, const std::string& id) {
    const std::string gone = id;
    for (std::size_t i = 0; i < rows.size();) {
      if (rows[i].key == gone)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
      else if (rows[i].parent == gone) {
        remove(rows, rows[i].key);
        i = 0;
      } else
        ++i;
    }
  }

  /// To the end of another list, or of its own.
  void move(MergeItems& rows) {
    const std::size_t at = below(rows.size());
    MergeItem row = rows[at];
    const std::string parent = one_in(2) ? std::string() : rows[below(rows.size())].key;
    for (std::string up = parent; !up.empty();) {
      if (up == row.key) return;
      up = std::find_if(rows.begin(), rows.end(), [&](const MergeItem& each) {
             return each.key == up;
           })->parent;
    }
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    row.parent = parent;
    rows.push_back(std::move(row));
  }

  std::mt19937 random_;
};

/// Rows behind what they stand below, as a file has them.
MergeItems in_pre_order(const MergeItems& rows, const std::string& parent = "") {
  MergeItems ordered;
  for (const MergeItem& row : rows) {
    if (row.parent != parent) continue;
    ordered.push_back(row);
    for (MergeItem& each : in_pre_order(rows, row.key)) ordered.push_back(std::move(each));
  }
  return ordered;
}

std::string text_of(const MergeItems& rows) {
  YamlValue root = YamlValue::mapping();
  root.in_lines = true;
  root.add("plumb", YamlValue::of_typed("1"));
  MergeItems ordered = in_pre_order(rows);
  // A row with rows below it has lines of its own.
  for (MergeItem& row : ordered)
    for (const MergeItem& other : ordered)
      if (other.parent == row.key) row.value.in_lines = true;
  root.add("tasks", list_of_items(ordered));
  return block_text(root, 0, "\n");
}

/// What a text says: by row and field; lists without their order, which a merge may choose.
std::map<std::string, std::string> facts_of(const std::string& text) {
  Diagnostics diagnostics;
  const auto document = parse_document(std::make_shared<SourceFile>("plumb.yaml", text), diagnostics);
  REQUIRE_MESSAGE(!diagnostics.has_errors(), "no YAML:\n" << text);
  std::map<std::string, std::string> facts;
  const YamlValue values = plan_values(*document);
  const YamlValue* list = values.find("tasks");
  const auto rows = collection_items(list != nullptr ? *list : YamlValue::sequence(), CollectionKind::tasks);
  REQUIRE_MESSAGE(rows, "rows without ids or with the same:\n" << text);
  for (const MergeItem& row : *rows) {
    facts[row.key + " below"] = row.parent;
    for (std::size_t i = 0; i + 1 < row.value.items.size(); i += 2) {
      YamlValue value = row.value.items[i + 1];
      std::sort(value.items.begin(), value.items.end(),
                [](const YamlValue& a, const YamlValue& b) { return a.text < b.text; });
      facts[row.key + " " + row.value.items[i].text] = canonical_text(value);
    }
  }
  return facts;
}

std::string fact(const std::map<std::string, std::string>& facts, const std::string& name) {
  const auto found = facts.find(name);
  return found == facts.end() ? "none" : found->second;
}

/// What one side alone has changed is in the result; lists are merged item by item, and compared elsewhere.
void check_no_change_is_lost(const MergeTexts& texts, const std::string& result) {
  const auto base = facts_of(texts.base), ours = facts_of(texts.ours), theirs = facts_of(texts.theirs),
             merged = facts_of(result);
  std::map<std::string, std::string> all = ours;
  all.insert(theirs.begin(), theirs.end());
  all.insert(base.begin(), base.end());
  for (const auto& each : all) {
    const std::string& name = each.first;
    const std::string o = fact(base, name), a = fact(ours, name), b = fact(theirs, name);
    if (a == b) CHECK_MESSAGE(fact(merged, name) == a, name);
    if (a == o && b != o) CHECK_MESSAGE(fact(merged, name) == b, name);
    if (b == o && a != o) CHECK_MESSAGE(fact(merged, name) == a, name);
  }
  for (const auto& each : merged)
    CHECK_MESSAGE((ours.contains(each.first) || theirs.contains(each.first)), each.first);
}

}  // namespace

TEST_CASE("merging generated plans keeps what both sides did") {
  int clean = 0, conflicts = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    MergeDice dice(seed);
    const MergeItems rows = dice.tasks();
    const MergeTexts texts{text_of(rows), text_of(dice.changed(rows)), text_of(dice.changed(rows))};
    CAPTURE(seed);
    CAPTURE(texts.base);
    CAPTURE(texts.ours);
    CAPTURE(texts.theirs);
    const MergedFile merged = merge_texts(texts);
    REQUIRE(merged.outcome == MergeOutcome::merged);
    const MergedFile other_way = merge_texts({texts.base, texts.theirs, texts.ours});
    REQUIRE(other_way.outcome == MergeOutcome::merged);
    CHECK(merged.conflicts.empty() == other_way.conflicts.empty());
    CHECK_EQ(merge_texts({texts.base, texts.ours, texts.base}).bytes, texts.ours);
    CHECK_EQ(merge_texts({texts.base, texts.ours, texts.ours}).bytes, texts.ours);
    const MergedFile taken = merge_texts({texts.base, texts.base, texts.theirs});
    CHECK(taken.conflicts.empty());
    CHECK(facts_of(taken.bytes) == facts_of(texts.theirs));
    if (!merged.conflicts.empty()) {
      ++conflicts;
      CHECK(merged.bytes.find("<<<<<<< ours\n") != std::string::npos);
      continue;
    }
    ++clean;
    CHECK(facts_of(merged.bytes) == facts_of(other_way.bytes));
    check_no_change_is_lost(texts, merged.bytes);
  }
  CHECK(clean > 60);
  CHECK(conflicts > 15);
}

}  // namespace plumb::test
