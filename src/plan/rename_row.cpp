#include "plumb/plan/rename_row.hpp"

#include <fmt/format.h>

#include <string>

#include "plumb/model/row_reference.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/plan/references.hpp"

namespace plumb {

namespace {

/// Frozen rows are called by the ids of their tasks and accounts, so that a baseline knows a renamed one.
std::size_t rename_in_baselines(PlanEdit& edit, const Plan& plan, CollectionKind kind,
                                std::string_view old_id, std::string_view new_id) {
  const std::string_view field = kind == CollectionKind::tasks      ? "id"
                                 : kind == CollectionKind::accounts ? "account"
                                                                    : "";
  std::size_t count = 0;
  if (field.empty()) return count;
  for (const NodeRef baseline : plan.baselines.nodes) {
    const NodeRef tasks = baseline.find("tasks");
    if (!tasks) continue;
    for (const NodeRef row : tasks.items())
      if (const NodeRef named = row.find(field); named && named.text() == old_id) {
        edit.replace_text(named, new_id);
        ++count;
      }
  }
  return count;
}

/// A limit's `of` names an account, a task or a resource, whichever has the id.
std::size_t rename_in_limits(PlanEdit& edit, const Plan& plan, CollectionKind kind, std::string_view old_id,
                             std::string_view new_id) {
  std::size_t count = 0;
  for (const NodeRef limit : plan.limits.nodes) {
    const NodeRef of = limit.find("of");
    if (!of) continue;
    const std::string_view text = of.text();
    const std::size_t slash = text.rfind('/');
    const std::string_view before =
        slash == std::string_view::npos ? std::string_view() : text.substr(0, slash + 1);
    if (text.substr(before.size()) != old_id) continue;
    if (before.empty()) {
      bool other = false;
      for (const CollectionKind each :
           {CollectionKind::accounts, CollectionKind::tasks, CollectionKind::resources})
        other = other || (each != kind && plan.ids[each].find(old_id));
      const bool may = kind == CollectionKind::accounts || kind == CollectionKind::tasks ||
                       kind == CollectionKind::resources;
      if (other || !may) continue;
    } else if (find_collection(before.substr(0, before.size() - 1)) != kind) {
      continue;
    }
    edit.replace_text(of, fmt::format("{}{}", before, new_id));
    ++count;
  }
  return count;
}

}  // namespace

std::size_t rename_row(PlanEdit& edit, const Plan& plan, CollectionKind kind, std::size_t row,
                       std::string_view new_id) {
  const CollectionTable& table = collection_table(kind);
  const std::string old_id(table.id(plan, row));
  edit.replace_text(table.node(plan, row).find("id"), new_id);
  std::size_t count = 0;
  for (const Reference& reference : references_to(plan, kind, row)) {
    std::string text = renamed_reference(reference.node.text(), new_id);
    // Where another row has the new id, the collection tells them apart.
    const bool taken = reference.kinds.size() > 1 && find_row_ref(plan.ids, reference.kinds, new_id).valid();
    if (taken && text.find('/') == std::string::npos)
      text = fmt::format("{}/{}", collection_name(kind).plural, text);
    edit.replace_text(reference.node, text);
    ++count;
  }
  count += rename_in_limits(edit, plan, kind, old_id, new_id);
  return count + rename_in_baselines(edit, plan, kind, old_id, new_id);
}

}  // namespace plumb
