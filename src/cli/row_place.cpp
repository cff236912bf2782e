#include "plumb/cli/row_place.hpp"

#include <fmt/format.h>

#include "plumb/cli/exit_code.hpp"

namespace plumb {

namespace {

/// Finds the row of --before or --after.
bool find_beside(EditSession& session, std::string_view id, bool before, CollectionKind kind,
                 WantedPlace& place, int& code) {
  const auto found = session.find(id, code);
  if (!found) return false;
  if (found->kind != kind || found->field) {
    code = session.context().usage_error(
        fmt::format("'{}' is no {}", id, collection_name(kind).singular),
        fmt::format("name one of 'plumb list {}'", collection_name(kind).plural));
    return false;
  }
  place.row = {node_of(session.plan(), *found), before};
  if (kind != CollectionKind::tasks) return true;
  const TaskId parent = session.plan().task(TaskId(found->row)).parent;
  if ((place.parent_task.valid() && place.parent_task != parent) || (place.to_root && parent.valid())) {
    code = session.context().usage_error(fmt::format("'{}' is not directly below the task of --under", id),
                                         "leave --under out: a row goes where its neighbour stands");
    return false;
  }
  place.parent_task = parent;
  if (parent.valid()) place.parent = session.plan().tasks.nodes[parent.index()];
  return true;
}

}  // namespace

std::optional<WantedPlace> find_place(EditSession& session, const Arguments& arguments, CollectionKind kind,
                                      int& code) {
  WantedPlace place;
  Context& context = session.context();
  code = kExitUsage;
  if (arguments.has("before") && arguments.has("after")) {
    context.usage_error("'--before' and '--after' contradict each other", "keep one of them");
    return std::nullopt;
  }
  if (const auto under = arguments.text("under")) {
    place.given = true;
    if (kind != CollectionKind::tasks) {
      context.usage_error("'--under' is for tasks alone", "leave it out");
      return std::nullopt;
    }
    place.to_root = *under == "project";
    if (!place.to_root) {
      const auto parent = session.find_task(*under, code);
      if (!parent) return std::nullopt;
      place.parent_task = *parent;
      place.parent = session.plan().tasks.nodes[parent->index()];
    }
  }
  for (const std::string_view option : {"before", "after"})
    if (const auto id = arguments.text(option)) {
      place.given = true;
      if (!find_beside(session, *id, option == "before", kind, place, code)) return std::nullopt;
    }
  if (place.parent_task.valid() && session.is_closed(place.parent_task, true)) {
    code = kExitInput;
    return std::nullopt;
  }
  if (place.given && arguments.has("in")) {
    context.usage_error("'--in' and a place among other rows contradict each other", "keep one of them");
    return std::nullopt;
  }
  return place;
}

}  // namespace plumb
