#include <fmt/format.h>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"

namespace plumb {

namespace {

/// Adds to or takes from the links of the task FOLLOWER.
int change_links(Context& context, const Arguments& arguments, bool add) {
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const auto first = session->find_task(arguments.text_or("TASK", {}), code);
  if (!first) return code;
  const auto follower = session->find_task(arguments.text_or("FOLLOWER", {}), code);
  if (!follower) return code;
  if (session->is_closed(*follower, false)) return kExitInput;
  const Plan& plan = session->plan();
  const std::string_view before = plan.task(*first).id;
  const std::string_view after = plan.task(*follower).id;
  std::string link(before);
  if (const auto type = arguments.text("LINK")) link += fmt::format(" {}", *type);
  const NodeRef row = plan.tasks.nodes[follower->index()];
  if (!session->change_field(row, Task::fields(), fmt::format("after{}={}", add ? '+' : '-', link)))
    return kExitUsage;
  return session->finish(add ? fmt::format("'{}' follows '{}'", after, link)
                             : fmt::format("'{}' no longer follows '{}'", after, before),
                         {std::string(after)});
}

}  // namespace

int run_link(Context& context, const Arguments& arguments) {
  return change_links(context, arguments, true);
}

int run_unlink(Context& context, const Arguments& arguments) {
  return change_links(context, arguments, false);
}

}  // namespace plumb
