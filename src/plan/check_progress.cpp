#include <fmt/format.h>

#include <array>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

constexpr auto kReports =
    std::to_array<std::string_view>({"progress", "actual_start", "actual_finish", "remaining", "expected"});

class ProgressChecks {
 public:
  ProgressChecks(const Plan& plan, TaskId id, bool in_ledger, Diagnostics& diagnostics)
      : plan_(plan),
        in_ledger_(in_ledger),
        task_(plan.task(id)),
        node_(plan.tasks.nodes[id.index()]),
        diagnostics_(diagnostics) {}

  void run() {
    if (task_.summary) return;  // has none of its own
    check_finish();
    check_rest();
    if (plan_.project.status_date && !plan_.project.status_date->today)
      check_status_date(status_instant(plan_.project.status_date->date));
  }

 private:
  void error(Code code, std::string_view field, std::string message, std::string hint,
             std::vector<Note> notes = {}) {
    diagnostics_.error(code, place_of(node_, field), std::move(message), std::move(hint), std::move(notes));
  }

  void check_finish() {
    if (!task_.actual_finish) return;
    if (task_.actual_start && is_before(*task_.actual_finish, *task_.actual_start))
      error(Code::impossible_dates, "actual_finish",
            fmt::format("'{}' finished on {}, before it started on {}", task_.id,
                        written_date_text(*task_.actual_finish), written_date_text(*task_.actual_start)),
            "correct one of the dates", {{"it started here", place_of(node_, "actual_start")}});
    if (task_.progress && *task_.progress < kWhole)
      error(Code::progress, "progress",
            fmt::format("'{}' is finished, but only {} done", task_.id, node_.find("progress").text()),
            "remove 'progress', since 'actual_finish' implies 100%, or remove 'actual_finish'");
    for (const std::string_view field : {"remaining", "expected"})
      if (gives(node_, field))
        error(Code::conflicting_fields, field,
              fmt::format("'{}' is finished and has '{}' too", task_.id, field),
              fmt::format("remove '{}', or 'actual_finish'", field));
  }

  /// What is left of a task: said once, and of work that has begun.
  void check_rest() {
    if (gives(node_, "actual_finish")) return;
    if (gives(node_, "remaining") && gives(node_, "expected"))
      error(Code::conflicting_fields, "expected",
            fmt::format("'{}' has both 'remaining' and 'expected'", task_.id),
            "keep one of them: each says when it will be finished");
    if (task_.is_milestone() || is_started()) return;
    for (const std::string_view field : {"remaining", "expected"})
      if (gives(node_, field))
        error(Code::progress, field, fmt::format("'{}' is given, but '{}' has not started", field, task_.id),
              field == "remaining" ? "add 'actual_start', or write 'duration'"
                                   : "add 'actual_start', or write 'deadline'");
  }

  bool is_started() const {
    if (gives(node_, "actual_start") || task_.is_hammock()) return true;
    if (gives(node_, "progress") && (!task_.progress || task_.progress->scaled > 0)) return true;
    if (task_.units && task_.units->done.scaled > 0) return true;
    for (const WeightedMilestone& step : task_.milestones)
      if (step.done) return true;
    return in_ledger_;  // which may hold what the task does not
  }

  void check_status_date(Instant status) {
    const auto check = [&](std::string_view field, const std::optional<WrittenDate>& date) {
      if (date) check_date(status, *date, place_of(node_, field), field);
    };
    check("actual_start", task_.actual_start);
    check("actual_finish", task_.actual_finish);
    for (std::size_t i = 0; i < task_.milestones.size(); ++i)
      if (task_.milestones[i].done)
        check_date(status, *task_.milestones[i].done,
                   place_of_item(node_, "milestones", i, task_.milestones.size()), "done");
  }

  void check_date(Instant status, const WrittenDate& date, Place where, std::string_view field) {
    if (earliest_of(date) < status) return;
    diagnostics_.warning(
        Code::after_status_date, std::move(where),
        fmt::format("'{}' of '{}' is {}, after the status date {}", field, task_.id, written_date_text(date),
                    written_date_text(plan_.project.status_date->date)),
        "correct the date, or move 'status_date' on");
  }

  const Plan& plan_;
  bool in_ledger_;
  const Task& task_;
  NodeRef node_;
  Diagnostics& diagnostics_;
};

/// Whether a task says anything of what is done: nearly all say nothing, and looking their keys up would take
/// longer than reading them.
bool reports(const Task& task) {
  return task.progress || task.actual_start || task.actual_finish || task.remaining || task.expected ||
         task.units || !task.milestones.empty();
}

/// Returns where a task says first that something is done; no file if it does not.
Place first_report(const Task& task, NodeRef node) {
  for (const std::string_view field : kReports)
    if (gives(node, field)) return place_of_key(node, field);
  if (task.units && task.units->done.scaled > 0) return place_of_key(node, "units");
  for (std::size_t i = 0; i < task.milestones.size(); ++i)
    if (task.milestones[i].done) return place_of_item(node, "milestones", i, task.milestones.size());
  return {};
}

/// Returns where the plan says first that something is done.
Place first_report(const Plan& plan, bool all_read) {
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    // A report that could not be read is one all the same.
    if (plan.tasks.rows[i].summary || (all_read && !reports(plan.tasks.rows[i]))) continue;
    Place found = first_report(plan.tasks.rows[i], plan.tasks.nodes[i]);
    if (found.file) return found;
  }
  if (!plan.progress.empty()) return place_of(plan.progress.nodes.front(), "date");
  return {};
}

/// Without a now, what is done cannot be told from what is still to do.
void check_status_date_given(const Plan& plan, Diagnostics& diagnostics) {
  if (!plan.project_node || gives(plan.project_node, "status_date")) return;
  Place where = first_report(plan, !diagnostics.has_errors());
  if (!where.file) return;
  Date last = plan.project.start.date;
  for (const ProgressRow& row : plan.progress.rows) last = std::max(last, row.date);
  const bool has_rows = !plan.progress.empty();
  diagnostics.error(
      Code::progress, std::move(where), "the plan reports progress, but 'project' has no status date",
      has_rows ? fmt::format("add 'status_date: {}', the day of the last report, or 'today'", date_text(last))
               : "add 'status_date: YYYY-MM-DD', the day up to which this is reported, or 'today'",
      {{"'status_date' is missing here", place_of(plan.project_node, "status_date")}});
}

}  // namespace

void check_progress(const Plan& plan, Diagnostics& diagnostics) {
  check_status_date_given(plan, diagnostics);
  std::vector<bool> in_ledger(plan.tasks.size());
  for (const ProgressRow& row : plan.progress.rows)
    if (row.task_id.valid()) in_ledger[row.task_id.index()] = true;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i)
    if ((in_ledger[i] || reports(plan.tasks.rows[i])) && plan.tasks.nodes[i].is_mapping())
      ProgressChecks(plan, TaskId(i), in_ledger[i], diagnostics).run();
}

}  // namespace plumb
