#include "plumb/plan/merge_sides.hpp"

#include <fmt/format.h>

#include "plumb/plan/collections.hpp"

namespace plumb {

namespace {

/// The row of an id in a plan's files; a null handle if there is none.
NodeRef row_node(const Plan& plan, CollectionKind kind, std::string_view id) {
  const auto row = plan.ids[kind].find(id);
  return row ? collection_table(kind).node(plan, *row) : NodeRef();
}

/// The nearest summary above a task of `base` that `plan` still has.
NodeRef remaining_summary(const Plan& base, const Plan& plan, std::string_view id) {
  const auto row = base.ids[CollectionKind::tasks].find(id);
  TaskId above = row ? base.tasks.rows[*row].parent : TaskId();
  for (; above.valid(); above = base.task(above).parent)
    if (const NodeRef node = row_node(plan, CollectionKind::tasks, base.task(above).id)) return node;
  return {};
}

/// The key of the first list of a collection in a plan's files.
NodeRef collection_key(const Plan& plan, CollectionKind kind) {
  for (const auto& document : plan.documents)
    if (const NodeRef root = document->root(); root && root.is_mapping())
      if (const NodeRef key = root.find_key(collection_name(kind).plural)) return key;
  return {};
}

}  // namespace

ComparedSide side_of(const MergeSides& sides, bool ours) {
  return ours ? ComparedSide{sides.ours, "here"}
              : ComparedSide{sides.theirs, fmt::format("in '{}'", sides.their_name)};
}

Place place_in(const MergeSides& sides, bool ours, CollectionKind kind, std::string_view id,
               std::string_view field) {
  const Plan& plan = ours ? sides.ours : sides.theirs;
  if (const NodeRef node = row_node(plan, kind, id)) return place_of(node, field);
  if (const NodeRef summary = remaining_summary(sides.base, plan, id)) return place_of(summary, "id");
  if (const NodeRef key = collection_key(plan, kind)) return key.place();
  return place_of(plan.project_node, "id");
}

bool has_row(const Plan& plan, CollectionKind kind, std::string_view id) {
  return static_cast<bool>(row_node(plan, kind, id));
}

void report_clash(Clash clash, Diagnostics& diagnostics) {
  diagnostics.error(Code::clash, std::move(clash.here), std::move(clash.message), std::move(clash.hint),
                    {{std::move(clash.note), std::move(clash.there)}});
}

}  // namespace plumb
