#include <fmt/format.h>

#include <fmt/ranges.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"

namespace plumb {

int run_remove(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  std::vector<std::string> ids;
  for (const std::string& id : arguments.texts("ID")) {
    const auto found = session->find(id, code);
    if (!found) return code;
    if (!found->kind) return context.usage_error("the project is not removed", "delete its file instead");
    if (found->kind == CollectionKind::tasks && session->is_closed(TaskId(found->row), false))
      return kExitInput;
    session->edit().remove_row(node_of(session->plan(), *found));
    ids.push_back(id);
  }
  return session->finish(fmt::format("'{}' removed", fmt::join(ids, "', '")), ids);
}

}  // namespace plumb
