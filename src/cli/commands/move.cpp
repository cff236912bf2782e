#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/row_place.hpp"

namespace plumb {

int run_move(Context& context, const Arguments& arguments) {
  const std::string_view id = arguments.text_or("ID", {});
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const auto found = session->find(id, code);
  if (!found) return code;
  if (!found->kind || found->field)
    return context.usage_error(fmt::format("'{}' is no row of a collection", id),
                               "name a row of 'plumb list KIND'");
  const auto place = find_place(*session, arguments, *found->kind, code);
  if (!place) return code;
  if (!place->given)
    return context.usage_error("there is no place to move to", "name one with --under, --before or --after");
  const NodeRef row = node_of(session->plan(), *found);
  if (found->kind == CollectionKind::tasks) {
    const TaskId task(found->row);
    if (session->is_closed(task, false)) return kExitInput;
    const TaskId parent = place->parent_task;
    const std::uint32_t end = session->plan().task(task).subtree_end;
    if (parent.valid() && parent.index() >= task.index() &&
        parent.index() < std::max<std::size_t>(end, task.index() + 1))
      return context.usage_error(fmt::format("'{}' cannot go below itself", id), "name a task outside it");
  }
  if (place->row.beside && place->row.beside.index() == row.index() &&
      &place->row.beside.document() == &row.document())
    return context.usage_error(fmt::format("'{}' cannot stand beside itself", id), "name another row");
  session->edit().move_row(row, *found->kind, place->row, place->parent);
  return session->finish(fmt::format("'{}' moved", id), {std::string(id)});
}

}  // namespace plumb
