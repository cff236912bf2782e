#include "plumb/plan/reference_clashes.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <tuple>

#include "plumb/plan/collections.hpp"
#include "plumb/plan/references.hpp"

namespace plumb {

namespace {

/// Who names a row, where; rows of ledgers have no ids, so that they are counted.
using ReferenceKey = std::tuple<std::optional<CollectionKind>, std::string_view, std::string, CollectionKind,
                                std::string_view>;

ReferenceKey key_of(const Plan& plan, const Reference& reference) {
  const std::string_view from = reference.from_kind
                                    ? collection_table(*reference.from_kind).id(plan, reference.from_row)
                                    : std::string_view();
  return {reference.from_kind, from, reference.field, reference.to_kind,
          collection_table(reference.to_kind).id(plan, reference.to_row)};
}

/// What one side removed against what the other newly names.
class ReferenceClashes {
 public:
  /// removed_here: the rows are gone from ours.
  ReferenceClashes(const MergeSides& sides, bool removed_here, Diagnostics& diagnostics)
      : sides_(sides),
        removed_here_(removed_here),
        there_(side_of(sides, false).place),
        remover_(removed_here ? sides.ours : sides.theirs),
        namer_(removed_here ? sides.theirs : sides.ours),
        diagnostics_(diagnostics) {}

  void run() {
    std::map<ReferenceKey, std::size_t> known;
    for (const Reference& reference : all_references(sides_.base)) ++known[key_of(sides_.base, reference)];
    for (const Reference& reference : all_references(namer_)) {
      const ReferenceKey key = key_of(namer_, reference);
      if (const auto before = known.find(key); before != known.end() && before->second > 0)
        --before->second;
      else
        check(reference, key);
    }
    for (std::size_t row = 0; row < namer_.tasks.size(); ++row) check_summary(TaskId(row));
  }

 private:
  bool is_removed(CollectionKind kind, std::string_view id) const {
    return has_row(sides_.base, kind, id) && !has_row(remover_, kind, id);
  }

  void check(const Reference& reference, const ReferenceKey& key) {
    const auto& [from_kind, from, field, to_kind, to] = key;
    if (!is_removed(to_kind, to)) return;
    // A row that is removed and changed is a clash of its own.
    if (from_kind && !from.empty() && is_removed(*from_kind, from)) return;
    std::string who = "the project";
    if (from_kind)
      who = from.empty() ? fmt::format("a row of {}", collection_name(*from_kind).plural)
                         : fmt::format("'{}'", from);
    report(to_kind, to, fmt::format("'{}' of {} newly names it", field, who), reference.node.place());
  }

  /// A task that is new below a summary that is gone.
  void check_summary(TaskId id) {
    const Task& task = namer_.task(id);
    if (!task.parent.valid() || is_removed(CollectionKind::tasks, task.id)) return;
    const std::string_view parent = namer_.task(task.parent).id;
    if (!is_removed(CollectionKind::tasks, parent)) return;
    const auto before = sides_.base.ids[CollectionKind::tasks].find(task.id);
    const TaskId old = before ? sides_.base.tasks.rows[*before].parent : TaskId();
    if (old.valid() && sides_.base.task(old).id == parent) return;
    report(CollectionKind::tasks, parent, fmt::format("'{}' is new below it", task.id),
           place_of(namer_, id, "id"));
  }

  void report(CollectionKind kind, std::string_view id, const std::string& news, Place named) {
    Place gone = place_in(sides_, removed_here_, kind, id);
    std::string hint = fmt::format("keep '{}', or name another {}", id, collection_name(kind).singular);
    if (removed_here_)
      report_clash({fmt::format("'{}' is removed here, and {} {}", id, news, there_), std::move(hint),
                    std::move(gone), std::move(named), fmt::format("'{}' is needed here", id)},
                   diagnostics_);
    else
      report_clash({fmt::format("'{}' is removed {}, and {} here", id, there_, news), std::move(hint),
                    std::move(named), std::move(gone), fmt::format("'{}' stood here", id)},
                   diagnostics_);
  }

  const MergeSides& sides_;
  bool removed_here_;
  std::string there_;
  const Plan& remover_;
  const Plan& namer_;
  Diagnostics& diagnostics_;
};

}  // namespace

void report_reference_clashes(const MergeSides& sides, Diagnostics& diagnostics) {
  ReferenceClashes(sides, true, diagnostics).run();
  ReferenceClashes(sides, false, diagnostics).run();
}

}  // namespace plumb
