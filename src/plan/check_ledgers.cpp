#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/progress_ledger.hpp"
#include "plumb/plan/revision_baseline.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

/// The ids of tasks that a baseline knows, perhaps alone.
class BaselineIds {
 public:
  explicit BaselineIds(const Plan& plan) : plan_(plan) {}

  bool knows(std::string_view id) {
    if (ids_.empty())
      for (const Baseline& baseline : plan_.baselines.rows)
        for (const BaselineTask& task : baseline.tasks) ids_.insert(task.id);
    return ids_.contains(id);
  }
  /// A baseline in git is not read here: what looks unknown may be in it.
  bool in_git() const { return names_revision(plan_.project.baseline); }

 private:
  const Plan& plan_;
  std::unordered_set<std::string_view> ids_;  // read when first asked for, as nearly no plan does
};

void report_unknown_task(const Plan& plan, BaselineIds& baselines, NodeRef row, std::string_view id,
                         Diagnostics& diagnostics) {
  if (baselines.knows(id)) return;
  const Place where = place_of(row, "task");
  const auto near = diagnostics.near(id, plan.ids[CollectionKind::tasks].ids());
  std::string hint =
      near ? fmt::format("did you mean '{}'?", *near) : "name a task of the plan, or of one of its baselines";
  if (baselines.in_git())
    diagnostics.warning(Code::unknown_reference, where,
                        fmt::format("no task '{}', unless the baseline in git knows it", id),
                        std::move(hint));
  else
    diagnostics.error(Code::unknown_reference, where, fmt::format("no task '{}'", id), std::move(hint));
}

class ProgressRowChecks {
 public:
  ProgressRowChecks(const Plan& plan, TaskId id, std::span<const std::uint32_t> rows,
                    Diagnostics& diagnostics)
      : plan_(plan),
        task_(plan.task(id)),
        task_node_(plan.tasks.nodes[id.index()]),
        rows_(rows),
        diagnostics_(diagnostics) {}

  void run() {
    if (task_.summary) {
      error(Code::hierarchy, rows_.front(), "task",
            fmt::format("'{}' is a summary, whose progress comes from its tasks", task_.id),
            "report on the tasks below it");
      return;
    }
    check_said_twice();
    for (const std::size_t row : rows_) check_row(row);
  }

 private:
  const ProgressRow& at(std::size_t row) const { return plan_.progress.rows[row]; }
  NodeRef node(std::size_t row) const { return plan_.progress.nodes[row]; }

  void error(Code code, std::size_t row, std::string_view field, std::string message, std::string hint,
             std::vector<Note> notes = {}) {
    diagnostics_.error(code, place_of(node(row), field), std::move(message), std::move(hint),
                       std::move(notes));
  }

  /// Progress stands on the task or in the ledger.
  void check_said_twice() {
    const auto refuse = [&](std::string_view field, std::size_t row) {
      diagnostics_.error(Code::conflicting_fields, place_of_key(task_node_, field),
                         fmt::format("'{}' of '{}' is given here and in the ledger", field, task_.id),
                         "keep the dated rows, and remove it here",
                         {{"the ledger reports it here", place_of(node(row), "task")}});
    };
    const auto row_with = [&](std::string_view field) {
      return std::find_if(rows_.begin(), rows_.end(),
                          [&](std::size_t row) { return gives(node(row), field); });
    };
    for (const std::string_view field : {"progress", "remaining"})
      if (gives(task_node_, field)) refuse(field, rows_.front());
    // The task is asked first: it is one row, and they may be many.
    const auto refuse_where = [&](bool said_here, std::string_view said_there, std::string_view field) {
      if (!said_here) return;
      if (const auto row = row_with(said_there); row != rows_.end()) refuse(field, *row);
    };
    refuse_where(gives(task_node_, "actual_start"), "start", "actual_start");
    refuse_where(gives(task_node_, "actual_finish"), "finish", "actual_finish");
    refuse_where(task_.units && task_.units->done.scaled > 0, "units", "units");
  }

  void check_row(std::size_t row) {
    const ProgressRow& said = at(row);
    if (said.done && said.done->scaled > 0) started_ = true;
    if (said.units && said.units->scaled > 0) started_ = true;
    if (said.start || said.finish || !said.milestone.empty()) started_ = true;
    check_dates(row);
    check_finish(row);
    check_rest(row);
    check_units(row);
    check_milestone(row);
    check_closed(row);
    if (said.done || said.remaining || said.start || said.finish || said.units) return;
    for (const std::string_view field : {"done", "remaining", "start", "finish", "units", "milestone"})
      if (gives(node(row), field)) return;
    error(Code::missing_field, row, "task", fmt::format("the row says nothing about '{}'", task_.id),
          "add 'done: 85%', 'remaining', 'start' or 'finish'");
  }

  void check_dates(std::size_t row) {
    const ProgressRow& said = at(row);
    for (const auto& [field, date] : {std::pair{std::string_view("start"), said.start},
                                      std::pair{std::string_view("finish"), said.finish}}) {
      if (!date) continue;
      if (task_.is_hammock())
        error(Code::conflicting_fields, row, field,
              fmt::format("'{}' is a hammock, and has no actual dates", task_.id),
              "remove it: its dates follow its tasks");
      if (gives(node(row), "date") && date->date > said.date)
        error(Code::impossible_dates, row, field,
              fmt::format("a row of {} reports a {} on {}", date_text(said.date), field,
                          written_date_text(*date)),
              "report it on that day or later");
    }
    if (said.start) start_row_ = row;
    const std::optional<WrittenDate> start = start_row_ ? at(*start_row_).start : task_.actual_start;
    if (!said.finish || !start || !is_before(*said.finish, *start)) return;
    error(Code::impossible_dates, row, "finish",
          fmt::format("'{}' finished on {}, before it started on {}", task_.id,
                      written_date_text(*said.finish), written_date_text(*start)),
          "correct one of the dates",
          {{"it started here",
            start_row_ ? place_of(node(*start_row_), "start") : place_of(task_node_, "actual_start")}});
  }

  void check_finish(std::size_t row) {
    const ProgressRow& said = at(row);
    if (said.finish && said.done && *said.done < kWhole)
      error(Code::progress, row, "done",
            fmt::format("'{}' is finished, but only {} done", task_.id, node(row).find("done").text()),
            "write 'done: 100%', or remove 'finish'");
    if (said.finish && said.remaining && said.remaining->minutes.count() > 0)
      error(Code::conflicting_fields, row, "remaining",
            fmt::format("'{}' is finished and has 'remaining' too", task_.id), "remove one of the two");
    if (task_.is_milestone() && said.done && said.done->scaled != 0 && *said.done != kWhole)
      error(Code::progress, row, "done",
            fmt::format("milestone '{}' is {} done", task_.id, node(row).find("done").text()),
            "a milestone is reached or not: write 0% or 100%");
  }

  void check_rest(std::size_t row) {
    if (!at(row).remaining) return;
    if (task_.is_milestone() || task_.is_hammock())
      error(Code::conflicting_fields, row, "remaining",
            fmt::format("'{}' is a {}, and has no duration of its own", task_.id,
                        task_.is_hammock() ? "hammock" : "milestone"),
            "remove it");
    else if (!started_ && !gives(task_node_, "actual_start"))
      error(Code::progress, row, "remaining",
            fmt::format("'remaining' is given, but '{}' has not started", task_.id),
            "add 'start', or change the task's 'duration'");
  }

  void check_units(std::size_t row) {
    if (!at(row).units) return;
    if (!gives(task_node_, "units"))
      error(Code::progress, row, "units", fmt::format("task '{}' does not count units", task_.id),
            "add 'units: 0/400' to the task, or write 'done'");
    else if (at(row).units->scaled < 0 || (task_.units && *at(row).units > task_.units->total))
      error(Code::bad_value, row, "units",
            fmt::format("{} units of '{}', which has {}", node(row).find("units").text(), task_.id,
                        decimal_text(task_.units->total.scaled)),
            "write the units done in all, from 0 to the total");
  }

  void check_milestone(std::size_t row) {
    const std::string_view name = at(row).milestone;
    if (name.empty()) return;
    std::vector<std::string_view> names;
    for (const WeightedMilestone& step : task_.milestones) names.push_back(step.name);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      std::string hint = "add it to the task's 'milestones'";
      if (const auto near = diagnostics_.near(name, names)) hint = fmt::format("did you mean '{}'?", *near);
      error(Code::unknown_reference, row, "milestone",
            fmt::format("task '{}' has no milestone '{}'", task_.id, name), std::move(hint));
    } else if (task_.milestones[static_cast<std::size_t>(found - names.begin())].done) {
      error(Code::conflicting_fields, row, "milestone",
            fmt::format("milestone '{}' of '{}' is reported here and on the task", name, task_.id),
            "keep the dated row, and remove 'done' from the task");
    }
  }

  void check_closed(std::size_t row) {
    for (TaskId above = task_.parent; above.valid(); above = plan_.task(above).parent) {
      const Task& summary = plan_.task(above);
      if (!summary.closed || at(row).date <= *summary.closed) continue;
      error(Code::closed, row, "date",
            fmt::format("'{}' is below '{}', which was closed on {}", task_.id, summary.id,
                        date_text(*summary.closed)),
            "remove 'closed' from the summary first",
            {{"it is closed here", place_of(plan_, above, "closed")}});
      return;
    }
  }

  const Plan& plan_;
  const Task& task_;
  NodeRef task_node_;
  std::span<const std::uint32_t> rows_;
  Diagnostics& diagnostics_;
  bool started_ = false;
  std::optional<std::size_t> start_row_;
};

class ActualRowChecks {
 public:
  ActualRowChecks(const Plan& plan, std::size_t row, Diagnostics& diagnostics)
      : plan_(plan), row_(plan.actuals.rows[row]), node_(plan.actuals.nodes[row]), diagnostics_(diagnostics) {
    // In one go: the rows are many, and each is asked for all of these.
    for (const auto& [key, value] : node_.entries()) {
      const auto at = std::ranges::find(kAsked, key.text());
      if (at != kAsked.end()) given_[static_cast<std::size_t>(at - kAsked.begin())] = true;
    }
  }

  void run() {
    check_bearer();
    if (!given("cost") && !given("hours") && !given("overtime") && !given("quantity"))
      error(Code::missing_field, "date", "the row has neither cost nor hours nor a quantity",
            "add 'cost: 12000', or 'hours: 40' with 'resource'");
    if (given("cost")) return;
    for (const std::string_view field : {"hours", "overtime", "quantity"}) {
      if (!given(field)) continue;
      if (!given("resource"))
        error(Code::missing_field, field,
              fmt::format("'{}' without 'resource' and without 'cost' has no price", field),
              "add 'resource: dev', whose rate counts, or 'cost'");
      else if (row_.resource.valid())
        check_kind(field);
    }
  }

 private:
  static constexpr std::array kAsked = std::to_array<std::string_view>(
      {"task", "account", "contract", "cost", "hours", "overtime", "quantity", "resource"});

  /// Tells whether the row has one of the keys above.
  bool given(std::string_view field) const {
    return given_[static_cast<std::size_t>(std::ranges::find(kAsked, field) - kAsked.begin())];
  }

  void error(Code code, std::string_view field, std::string message, std::string hint) {
    diagnostics_.error(code, place_of(node_, field), std::move(message), std::move(hint));
  }

  void check_bearer() {
    int count = 0;
    std::string_view last;
    for (const std::string_view field : {"task", "account", "contract"})
      if (given(field)) {
        ++count;
        last = field;
      }
    if (count == 0)
      error(Code::missing_field, "date", "the row stands on no task, account or contract",
            "add 'task: ID', 'account: ID' or 'contract: ID'");
    if (count > 1)
      error(Code::conflicting_fields, last, "the row stands on more than one of task, account and contract",
            "keep one of them: a cost counts once");
  }

  void check_kind(std::string_view field) {
    const Resource& resource = plan_.resource(row_.resource);
    const ResourceKind wanted = field == "quantity" ? ResourceKind::material : ResourceKind::work;
    if (resource.kind == wanted) return;
    error(Code::conflicting_fields, field,
          fmt::format("'{}' of '{}', a resource of kind {}", field, resource.id,
                      kWords<ResourceKind>[static_cast<std::size_t>(resource.kind)]),
          wanted == ResourceKind::work ? "hours are of resources that work; write 'quantity' or 'cost'"
                                       : "a quantity is of material; write 'hours' or 'cost'");
  }

  const Plan& plan_;
  const ActualRow& row_;
  NodeRef node_;
  Diagnostics& diagnostics_;
  std::array<bool, kAsked.size()> given_{};
};

/// One warning for all rows of a ledger that are later than the status date: there may be many.
template <class Row>
void check_status_date(const Plan& plan, const Collection<Row>& ledger, std::string_view what,
                       Diagnostics& diagnostics) {
  if (!plan.project.status_date || plan.project.status_date->today) return;
  const Date status = plan.project.status_date->date.date;
  std::optional<std::size_t> first;
  std::size_t count = 0;
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    if (ledger.rows[i].date <= status) continue;
    if (!first) first = i;
    ++count;
  }
  if (!first) return;
  diagnostics.warning(
      Code::after_status_date, place_of(ledger.nodes[*first], "date"),
      fmt::format("{} {} {} after the status date {} and not counted yet", count,
                  count == 1 ? what : fmt::format("{}s", what), count == 1 ? "is" : "are", date_text(status)),
      "move 'status_date' on when they are due, or correct the dates");
}

}  // namespace

void check_ledgers(const Plan& plan, Diagnostics& diagnostics, const Plan* similar) {
  BaselineIds baselines(plan);
  for (std::size_t i = 0; i < plan.progress.size(); ++i) {
    const ProgressRow& row = plan.progress.rows[i];
    if (!row.task_id.valid() && !row.task.empty())
      report_unknown_task(plan, baselines, plan.progress.nodes[i], row.task, diagnostics);
  }
  if (!plan.progress.empty()) {
    const ProgressLedger ledger(plan);
    for (std::size_t i = 0; i < plan.tasks.size(); ++i)
      if (const auto rows = ledger.rows_of(TaskId(i)); !rows.empty())
        ProgressRowChecks(plan, TaskId(i), rows, diagnostics).run();
  }
  std::set<const Document*> checked;
  if (similar != nullptr)
    for (const auto& document : similar->documents) checked.insert(document.get());
  for (std::size_t i = 0; i < plan.actuals.size(); ++i) {
    // What a row of costs says stands for itself.
    if (checked.contains(&plan.actuals.nodes[i].document())) continue;
    const ActualRow& row = plan.actuals.rows[i];
    if (!row.task_id.valid() && !row.task.empty())
      report_unknown_task(plan, baselines, plan.actuals.nodes[i], row.task, diagnostics);
    if (plan.actuals.nodes[i].is_mapping()) ActualRowChecks(plan, i, diagnostics).run();
  }
  check_status_date(plan, plan.progress, "progress row", diagnostics);
  check_status_date(plan, plan.actuals, "actual", diagnostics);
}

}  // namespace plumb
