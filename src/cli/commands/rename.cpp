#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/model/value_reader.hpp"
#include "plumb/plan/rename_row.hpp"

namespace plumb {

int run_rename(Context& context, const Arguments& arguments) {
  const std::string_view id = arguments.text_or("ID", {});
  const std::string_view new_id = arguments.text_or("NEW", {});
  if (const IdProblem problem = id_problem(new_id); !problem.message.empty())
    return context.usage_error(problem.message, problem.hint);
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const auto found = session->find(id, code);
  if (!found) return code;
  const NodeRef row = node_of(session->plan(), *found);
  if (!found->kind || found->field) {
    const NodeRef old = row.find("id");
    session->edit().replace_text(old, new_id);
    return session->finish(fmt::format("'{}' is now '{}'", old.text(), new_id), {std::string(new_id)});
  }
  if (session->plan().ids[*found->kind].find(new_id))
    return context.usage_error(
        fmt::format("{} '{}' exists already", collection_name(*found->kind).singular, new_id),
        "choose another id");
  if (found->kind == CollectionKind::tasks && session->is_closed(TaskId(found->row), false))
    return kExitInput;
  const std::size_t count = rename_row(session->edit(), session->plan(), *found->kind, found->row, new_id);
  return session->finish(
      fmt::format("'{}' is now '{}', in {} other place{} too", id, new_id, count, count == 1 ? "" : "s"),
      {std::string(new_id)});
}

}  // namespace plumb
