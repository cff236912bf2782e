#include "plumb/cli/progress_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plumb/cli/exit_code.hpp"

namespace plumb {

namespace {

/// What a ledger's field is called on the task itself.
struct OwnField {
  std::string_view in_ledger;
  std::string_view on_task;
};
constexpr std::array<OwnField, 4> kOwnFields{{{"done", "progress"},
                                              {"remaining", "remaining"},
                                              {"start", "actual_start"},
                                              {"finish", "actual_finish"}}};

/// Tells whether a task carries its own progress, which the ledger must not contradict.
bool carries_progress(NodeRef task) {
  return std::any_of(kOwnFields.begin(), kOwnFields.end(),
                     [&](const OwnField& field) { return static_cast<bool>(task.find(field.on_task)); });
}

}  // namespace

bool ProgressReport::add(CollectionKind ledger, std::string_view date, std::string_view task,
                         std::span<const std::pair<std::string_view, std::string>> fields) {
  int code = kExitDone;
  const FieldTableBase& table = collection_table(ledger).fields();
  if (!task.empty()) {
    const auto found = session_.find_task(task, code);
    if (!found) return false;
    if (std::find(ids_.begin(), ids_.end(), task) == ids_.end()) ids_.emplace_back(task);
    if (ledger == CollectionKind::progress && carries_progress(session_.plan().tasks.nodes[found->index()]))
      return set_on_task(*found, date, fields);
  }
  YamlValue row = YamlValue::mapping();
  row.add("date", YamlValue::of_typed(date));
  if (!task.empty()) row.add("task", YamlValue::of_text(task));
  for (const auto& [name, text] : fields) {
    const auto spec = find_field(table, name);
    std::optional<YamlValue> value;
    if (const auto problem =
            change_field(value, *std::get<0>(spec), {name, {}, FieldChange::Kind::set, text})) {
      session_.context().usage_error(problem->message, problem->hint);
      return false;
    }
    row.add(name, *std::move(value));
  }
  session_.edit().add_row(ledger, std::move(row), {}, file_);
  return true;
}

bool ProgressReport::set_on_task(TaskId task, std::string_view date,
                                 std::span<const std::pair<std::string_view, std::string>> fields) {
  const Plan& plan = session_.plan();
  const std::string_view id = plan.task(task).id;
  for (const auto& field_and_text : fields) {
    const std::string_view name = field_and_text.first;
    const std::string& text = field_and_text.second;
    const auto own = std::find_if(kOwnFields.begin(), kOwnFields.end(),
                                  [&](const OwnField& field) { return field.in_ledger == name; });
    if (own == kOwnFields.end()) {
      session_.context().usage_error(
          fmt::format("'{}' carries its progress itself, where '{}' has no place", id, name),
          "move its progress into the ledger first");
      return false;
    }
    const bool dated = name == "start" || name == "finish";
    const auto& status = plan.project.status_date;
    if (!dated && status && date_text(status->date.date) != date) {
      session_.context().usage_error(fmt::format("'{}' carries its progress itself, which holds on {} alone",
                                                 id, date_text(status->date.date)),
                                     "leave --date out, or move its progress into the ledger");
      return false;
    }
    if (!session_.change_field(plan.tasks.nodes[task.index()], Task::fields(),
                               fmt::format("{}={}", own->on_task, text)))
      return false;
  }
  return true;
}

}  // namespace plumb
