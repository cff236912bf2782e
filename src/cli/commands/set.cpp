#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"

namespace plumb {

int run_set(Context& context, const Arguments& arguments) {
  const std::string_view id = arguments.text_or("ID", {});
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const auto found = session->find(id, code);
  if (!found) return code;
  const bool is_task = found->kind == CollectionKind::tasks;
  if (is_task && session->is_closed(TaskId(found->row), false)) return kExitInput;
  for (const std::string& change : arguments.texts("FIELD=VALUE"))
    if (!session->change_field(node_of(session->plan(), *found), fields_of(*found), change))
      return kExitUsage;
  return session->finish(fmt::format("'{}' changed", id), {std::string(id)});
}

}  // namespace plumb
