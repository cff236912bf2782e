#include "plumb/cli/task_selection.hpp"

#include "plumb/cli/row_selection.hpp"

namespace plumb {

std::optional<std::vector<TaskId>> select_tasks(Context& context, const Arguments& arguments,
                                                const Plan& plan, const Schedule& schedule) {
  std::vector<TaskId> tasks;
  const bool critical = arguments.has("critical");
  const auto add = [&](TaskId task) {
    if (!critical || schedule.tasks[task].critical) tasks.push_back(task);
  };
  const bool chosen =
      arguments.has("where") || arguments.has("under") || arguments.has("owner") || arguments.has("sort");
  if (!chosen) {
    tasks.reserve(plan.tasks.size());
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) add(TaskId(i));
    return tasks;
  }
  const auto rows = select_rows(context, arguments, CollectionRows(plan, CollectionKind::tasks, &schedule));
  if (!rows) return std::nullopt;
  for (const std::size_t row : *rows) add(TaskId(row));
  return tasks;
}

}  // namespace plumb
