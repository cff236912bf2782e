#include <fmt/format.h>

#include <unordered_map>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/circles.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

class BaselineChecks {
 public:
  BaselineChecks(const Plan& plan, std::size_t row, Diagnostics& diagnostics)
      : plan_(plan),
        baseline_(plan.baselines.rows[row]),
        node_(plan.baselines.nodes[row]),
        diagnostics_(diagnostics) {}

  void run() {
    check_own_calendars();
    check_amount(baseline_.contingency, node_, "contingency");
    check_amount(baseline_.undistributed_budget, node_, "undistributed_budget");
    const NodeRef list = node_.find("tasks");
    if (!list || !list.is_sequence()) return;
    // A row that was not read is reported; without it the numbers of rows and nodes are off.
    if (list.size() != baseline_.tasks.size()) return;
    std::size_t row = 0;
    for (const NodeRef node : list.items()) check_task(baseline_.tasks[row++], node);
  }

 private:
  void error(Code code, Place where, std::string message, std::string hint, std::vector<Note> notes = {}) {
    diagnostics_.error(code, std::move(where), std::move(message), std::move(hint), std::move(notes));
  }

  void check_own_calendars() {
    const NodeRef list = node_.find("calendars");
    if (!list || list.size() != baseline_.calendars.size()) return;
    std::vector<NodeRef> nodes;
    for (const NodeRef node : list.items()) {
      const std::string_view id = baseline_.calendars[nodes.size()].id;
      nodes.push_back(node);
      calendar_ids_.push_back(id);
      const auto [first, is_new] = calendars_.try_emplace(id, node);
      if (!is_new)
        error(Code::duplicate_id, place_of(node, "id"),
              fmt::format("calendar '{}' is defined twice in baseline '{}'", id, baseline_.id),
              "remove one of them", {{"the first one is here", place_of(first->second, "id")}});
    }
    check_calendar_bases(baseline_.calendars, nodes, diagnostics_);
  }

  void check_task(const BaselineTask& task, NodeRef node) {
    const auto [first, is_new] = tasks_.try_emplace(task.id, node);
    if (!is_new)
      error(Code::duplicate_id, place_of(node, "id"),
            fmt::format("task '{}' is twice in baseline '{}'", task.id, baseline_.id), "remove one of them",
            {{"the first one is here", place_of(first->second, "id")}});
    if (is_before(task.finish, task.start))
      error(Code::impossible_dates, place_of(node, "finish"),
            fmt::format("'{}' finishes on {}, before it starts on {}", task.id,
                        written_date_text(task.finish), written_date_text(task.start)),
            "correct one of the dates");
    check_calendar(task, node);
    if (task.budget) check_budget(*task.budget, node);
  }

  void check_budget(const BaselineBudget& budget, NodeRef node) {
    const NodeRef written = node.find("budget");
    if (!written.is_mapping()) return check_amount(budget.linear, node, "budget");
    check_amount(budget.start, written, "start");
    check_amount(budget.linear, written, "linear");
    check_amount(budget.end, written, "end");
  }

  /// Planned value never falls, so no part of it is negative.
  void check_amount(const std::optional<Money>& money, NodeRef node, std::string_view field) {
    if (money && money->amount < 0)
      error(Code::bad_value, place_of(node, field), fmt::format("'{}' is negative", field),
            "write 0 or more");
  }

  void check_calendar(const BaselineTask& task, NodeRef node) {
    if (task.calendar.empty() || calendars_.contains(task.calendar)) return;
    const IdTable& of_plan = plan_.ids[CollectionKind::calendars];
    if (of_plan.find(task.calendar)) return;
    auto near = diagnostics_.near(task.calendar, calendar_ids_);
    if (!near) near = diagnostics_.near(task.calendar, of_plan.ids());
    error(Code::unknown_reference, place_of(node, "calendar"), fmt::format("no calendar '{}'", task.calendar),
          near ? fmt::format("did you mean '{}'?", *near) : "name a calendar of the baseline or of the plan");
  }

  const Plan& plan_;
  const Baseline& baseline_;
  NodeRef node_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, NodeRef> calendars_;
  std::vector<std::string_view> calendar_ids_;
  std::unordered_map<std::string_view, NodeRef> tasks_;
};

void check_origins(const Plan& plan, Diagnostics& diagnostics) {
  std::vector<std::optional<std::size_t>> origins;
  for (const Baseline& baseline : plan.baselines.rows)
    origins.push_back(baseline.from.valid() ? std::optional(baseline.from.index()) : std::nullopt);
  for (const std::vector<std::size_t>& circle : find_circles(origins))
    diagnostics.error(Code::cycle, place_of(plan.baselines.nodes[circle.front()], "from"),
                      fmt::format("baselines replace each other: {}",
                                  circle_text(circle, plan.ids[CollectionKind::baselines].ids())),
                      "let 'from' name the earlier baseline");
}

}  // namespace

void check_baselines(const Plan& plan, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < plan.baselines.size(); ++i) BaselineChecks(plan, i, diagnostics).run();
  check_origins(plan, diagnostics);
}

}  // namespace plumb
