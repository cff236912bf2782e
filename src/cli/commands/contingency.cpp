#include <fmt/format.h>

#include <vector>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/registers/contingency.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/schedule/progress.hpp"

namespace plumb {

namespace {

/// The day on which a plan is activated: the one given, else that of the status date, else today.
Date day_of_activation(Context& context, const Arguments& arguments, const Plan& plan) {
  if (const auto given = arguments.date("date", context.today())) return given->date;
  const auto status = status_instant(plan, std::nullopt, context.today());
  return status ? day_of(*status - Minutes{1}) : context.today();
}

/// Keeps work that waits for nothing from starting before the plan is activated. What has a constraint of its
/// own, or goes from one task to another, says already when it starts.
void start_not_before(YamlValue& task, Date date) {
  std::vector<YamlValue*> waiting{&task};
  while (!waiting.empty()) {
    YamlValue& row = *waiting.back();
    waiting.pop_back();
    if (YamlValue* below = row.find("tasks"); below != nullptr && !below->items.empty()) {
      // Links of a summary hold what is below it.
      if (row.find("after") != nullptr) continue;
      for (YamlValue& each : below->items) waiting.push_back(&each);
      continue;
    }
    bool bound = false;
    for (const std::string_view field : {"after", "constraint", "span", "actual_start"})
      bound = bound || row.find(field) != nullptr;
    if (!bound) row.add("constraint", YamlValue::of_text(fmt::format("SNET {}", date_text(date))));
  }
}

/// Tells whether an id of the tasks is taken, and prints an error then.
bool is_taken(Context& context, const Plan& plan, const Contingency& contingency) {
  std::vector<NodeRef> waiting = contingency.tasks.nodes;
  while (!waiting.empty()) {
    const NodeRef row = waiting.back();
    waiting.pop_back();
    const NodeRef id = row.find("id");
    if (id && plan.ids[CollectionKind::tasks].find(id.text())) {
      context.usage_error(fmt::format("task '{}' exists already", id.text()),
                          fmt::format("give it another id in the plan of '{}'", contingency.id));
      return true;
    }
    if (const NodeRef below = row.find("tasks"); below && below.is_sequence())
      for (const NodeRef each : below.items()) waiting.push_back(each);
  }
  return false;
}

/// Finds where the tasks go: below that of --under, else on the first level.
bool find_parent(EditSession& session, const Arguments& arguments, NodeRef& parent, int& code) {
  const auto under = arguments.text("under");
  if (!under || *under == "project") return true;
  const auto task = session.find_task(*under, code);
  if (!task) return false;
  if (session.is_closed(*task, true)) {
    code = kExitInput;
    return false;
  }
  parent = session.plan().tasks.nodes[task->index()];
  return true;
}

}  // namespace

int run_contingency(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const Plan& plan = session->plan();
  std::string_view id = arguments.text_or("ID", {});
  for (const std::string_view kind : {"contingencies/", "contingency/"})
    if (id.starts_with(kind)) id.remove_prefix(kind.size());
  const auto row = plan.ids[CollectionKind::contingencies].find(id);
  if (!row)
    return context.usage_error(fmt::format("no contingency '{}'", id), "see 'plumb list contingencies'");
  const Contingency& contingency = plan.rows<Contingency>().rows[*row];
  if (contingency.activated)
    return context.usage_error(
        fmt::format("contingency '{}' was activated on {}", id, date_text(*contingency.activated)),
        fmt::format("its tasks are in the plan; 'plumb set contingencies/{} activated=' takes that back",
                    id));
  if (is_taken(context, plan, contingency)) return kExitUsage;
  NodeRef parent;
  if (!find_parent(*session, arguments, parent, code)) return code;
  const Date date = day_of_activation(context, arguments, plan);
  std::vector<std::string> ids{std::string(id)};
  for (const NodeRef node : contingency.tasks.nodes) {
    YamlValue task = yaml_value(node);
    start_not_before(task, date);
    if (const YamlValue* named = task.find("id")) ids.push_back(named->text);
    if (parent)
      session->edit().add_child(parent, std::move(task), {});
    else
      session->edit().add_row(CollectionKind::tasks, std::move(task), {}, {});
  }
  if (!session->change_field(plan.rows<Contingency>().nodes[*row], Contingency::fields(),
                             fmt::format("activated={}", date_text(date))))
    return kExitUsage;
  return session->finish(fmt::format("contingency '{}' activated: {} added", id,
                                     counted(contingency.tasks.nodes.size(), "task")),
                         std::move(ids));
}

}  // namespace plumb
