#include "plumb/plan/row_clashes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "plumb/plan/collections.hpp"
#include "plumb/plan/row_differences.hpp"

namespace plumb {

namespace {

/// The project, which has neither collection nor id, is a key as well.
using RowKey = std::pair<std::optional<CollectionKind>, std::string>;
using RowChanges = std::map<RowKey, RowDifference>;

RowChanges changes_between(const Plan& before, const Plan& after) {
  RowChanges changes;
  for (RowDifference& row : row_differences(before, after)) {
    RowKey key{row.kind, row.id};
    changes.emplace(std::move(key), std::move(row));
  }
  return changes;
}

/// What makes two items of a list the same one: what it refers to and, of a link, the ends that it ties.
std::string item_key(const std::string& item, ValueKind kind) {
  std::string key = item.substr(0, item.find_first_of(" :"));
  if (kind != ValueKind::link) return key;
  const std::size_t blank = item.find(' ');
  const bool typed = blank != std::string::npos && item.find_first_of("+-", blank) != blank + 1;
  return key + ' ' + (typed ? item.substr(blank + 1, 2) : std::string("FS"));
}

/// The path of the file that a row stands in, from the folder of the plan.
std::string_view file_in_plan(const Plan& plan, const Place& place) {
  // Of a revision, the path has its name in front: `topic:plans/plumb.yaml`.
  const std::size_t before = plan.documents.front()->file()->path().find_last_of("/:");
  return std::string_view(place.file->path()).substr(before == std::string::npos ? 0 : before + 1);
}

std::string names_of(const std::vector<FieldDifference>& fields) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const FieldDifference& field : fields) names.push_back(field.field);
  return fmt::format("{}", fmt::join(names, ", "));
}

class RowClashes {
 public:
  RowClashes(const MergeSides& sides, Diagnostics& diagnostics)
      : sides_(sides),
        there_(side_of(sides, false).place),
        theirs_(changes_between(sides.base, sides.theirs)),
        between_(changes_between(sides.ours, sides.theirs)),
        diagnostics_(diagnostics) {}

  void run() {
    for (const RowDifference& ours : row_differences(sides_.base, sides_.ours)) {
      const auto theirs = theirs_.find({ours.kind, ours.id});
      if (theirs != theirs_.end()) compare(ours, theirs->second);
    }
  }

 private:
  void compare(const RowDifference& ours, const RowDifference& theirs) {
    if (ours.change == RowChange::added)
      compare_added(ours);
    else if (ours.change == RowChange::removed && theirs.change == RowChange::changed)
      report_removed(theirs, true);
    else if (ours.change == RowChange::changed && theirs.change == RowChange::removed)
      report_removed(ours, false);
    else if (ours.change == RowChange::changed)
      compare_fields(ours, theirs);
  }

  Place place(bool ours, const RowDifference& row, std::string_view field = {}) const {
    if (row.kind) return place_in(sides_, ours, *row.kind, row.id, field);
    return place_of((ours ? sides_.ours : sides_.theirs).project_node, field);
  }

  void compare_added(const RowDifference& row) {
    const Place here = place(true, row);
    const Place there = place(false, row);
    std::string how;
    if (const auto differs = between_.find({row.kind, row.id}); differs != between_.end())
      how = fmt::format("differs in {}", names_of(differs->second.fields));
    else if (const auto file = file_in_plan(sides_.theirs, there); file != file_in_plan(sides_.ours, here))
      how = fmt::format("stands in '{}' there", file);
    if (how.empty()) return;
    report_clash({fmt::format("'{}' is added here and {}, and {}", row.id, there_, how),
                  fmt::format("give one of them another id: plumb rename {} ID", row.id), here, there,
                  "it is added here as well"},
                 diagnostics_);
  }

  /// ours: whether it is removed here.
  void report_removed(const RowDifference& changed, bool ours) {
    const std::string fields = names_of(changed.fields);
    const std::string_view field = changed.fields.front().field;
    report_clash({ours ? fmt::format("'{}' is removed here, and changed {}: {}", changed.id, there_, fields)
                       : fmt::format("'{}' is changed here, and removed {}: {}", changed.id, there_, fields),
                  fmt::format("keep '{}', or give up its changes", changed.id), place(true, changed, field),
                  place(false, changed, field), ours ? "it is changed here" : "it stood here"},
                 diagnostics_);
  }

  void compare_fields(const RowDifference& ours, const RowDifference& theirs) {
    for (const FieldDifference& here : ours.fields) {
      const auto there =
          std::find_if(theirs.fields.begin(), theirs.fields.end(),
                       [&](const FieldDifference& field) { return field.field == here.field; });
      if (there == theirs.fields.end() || there->after == here.after) continue;
      if (here.is_list)
        compare_items(ours, here, *there);
      else
        report_values(ours, here.field, here.after, there->after);
    }
  }

  void compare_items(const RowDifference& row, const FieldDifference& here, const FieldDifference& there) {
    const FieldTableBase& fields = row.kind ? collection_table(*row.kind).fields() : Project::fields();
    const FieldSpec& spec = fields.spec(*fields.find(here.field));
    if (spec.refers_to.empty()) return;  // words, of which both may add and take away
    for (const std::string& item : here.added)
      for (const std::string& other : there.added)
        if (item != other && item_key(item, spec.kind) == item_key(other, spec.kind))
          report_values(row, here.field, item, other);
  }

  void report_values(const RowDifference& row, std::string_view field, std::string_view here,
                     std::string_view there) {
    const auto words = [](std::string_view value) {
      return value.empty() ? std::string("not given") : fmt::format("'{}'", value);
    };
    const std::string owner = row.kind ? fmt::format("'{}'", row.id) : std::string("the project");
    report_clash({fmt::format("'{}' of {} becomes {} here, and {} {}", field, owner, words(here),
                              words(there), there_),
                  "agree on one of them before the merge", place(true, row, field), place(false, row, field),
                  "the other value stands here"},
                 diagnostics_);
  }

  const MergeSides& sides_;
  std::string there_;
  RowChanges theirs_;
  RowChanges between_;
  Diagnostics& diagnostics_;
};

}  // namespace

void report_row_clashes(const MergeSides& sides, Diagnostics& diagnostics) {
  RowClashes(sides, diagnostics).run();
}

}  // namespace plumb
