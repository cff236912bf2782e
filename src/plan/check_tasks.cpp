#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

// What rolls up to a summary, or would have no effect there.
constexpr auto kNotOnSummaries = std::to_array<std::string_view>(
    {"milestone", "duration", "distribution", "effort", "span", "assign", "budget", "fixed_cost", "accrue",
     "priority", "milestones", "units", "apportioned_to", "progress", "actual_start", "actual_finish",
     "remaining", "expected", "pauses"});

// What follows from the tasks that a hammock spans.
constexpr auto kNotOnHammocks = std::to_array<std::string_view>(
    {"after", "milestone", "duration", "distribution", "effort", "constraint", "deadline", "actual_start",
     "actual_finish", "remaining", "expected", "pauses"});

constexpr auto kNotOnMilestones =
    std::to_array<std::string_view>({"duration", "distribution", "effort", "remaining", "expected"});

bool is_one_of(std::string_view field, std::span<const std::string_view> fields) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

class TaskChecks {
 public:
  TaskChecks(const Plan& plan, TaskId id, Diagnostics& diagnostics)
      : plan_(plan),
        id_(id),
        task_(plan.task(id)),
        node_(plan.tasks.nodes[id.index()]),
        diagnostics_(diagnostics) {}

  void run() {
    if (task_.summary)
      check_summary();
    else if (task_.is_hammock() || (!task_.duration && gives(node_, "span")))
      check_hammock();
    else if (task_.is_milestone())
      check_milestone();
    else
      check_leaf();
    check_constraints();
    check_links();
    check_deadline();
    check_amounts();
  }

 private:
  void error(Code code, Place where, std::string message, std::string hint) {
    diagnostics_.error(code, std::move(where), std::move(message), std::move(hint));
  }

  void refuse(std::span<const std::string_view> fields, Code code, std::string_view kind,
              std::string_view hint) {
    for (const auto& [key, value] : node_.entries()) {
      // `milestone: false` and the like say nothing.
      if (key.text() == "milestone" && !task_.is_milestone()) continue;
      if (!is_one_of(key.text(), fields)) continue;
      error(code, key.place(), fmt::format("'{}' stands on the {} '{}'", key.text(), kind, task_.id),
            std::string(hint));
    }
  }

  void check_summary() {
    refuse(kNotOnSummaries, Code::hierarchy, "summary",
           "a summary's dates, progress and cost come from its tasks: move it to one of them");
    if (gives(node_, "deadline"))
      error(Code::hierarchy, place_of_key(node_, "deadline"),
            fmt::format("'deadline' stands on the summary '{}'", task_.id),
            "move it to a task below, or write 'constraint: FNLT DATE', which holds for all of them");
    const auto& constraints = task_.constraint.items;
    for (std::size_t i = 0; i < constraints.size(); ++i) {
      const ConstraintKind kind = constraints[i].kind;
      if (kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::finish_no_later) continue;
      error(Code::hierarchy, place_of_item(node_, "constraint", i, constraints.size()),
            fmt::format("'{}' stands on the summary '{}'", constraint_word(kind), task_.id),
            "a summary takes SNET and FNLT alone, which hold for its tasks");
    }
  }

  void check_leaf() {
    if (task_.closed)
      error(Code::hierarchy, place_of_key(node_, "closed"),
            fmt::format("'{}' is no summary, and 'closed' is for summaries", task_.id),
            "remove it, or close the summary above");
    // `tasks` without a list has its own error.
    if (task_.duration || gives(node_, "duration") || gives(node_, "effort") || gives(node_, "tasks")) return;
    if (gives(node_, "milestone") && node_.find("milestone").text() != "false") return;
    error(Code::missing_field, place_of(node_, "id"), fmt::format("task '{}' has no duration", task_.id),
          "add 'duration: 5d', 'milestone: true', 'effort' with 'assign', or 'span' for a hammock");
  }

  void check_hammock() {
    refuse(kNotOnHammocks, Code::conflicting_fields, "hammock",
           "a hammock goes from the start of its first task to the finish of its last: remove it");
    const NodeRef span = node_.find("span");
    if (span.is_sequence() && span.size() != 2)
      error(Code::bad_value, span.place(),
            fmt::format("'span' names {} {}, not two", span.size(), span.size() == 1 ? "task" : "tasks"),
            "write the task that it starts with and the one that it ends with: [first, last]");
    for (std::size_t i = 0; i < task_.span.size(); ++i) check_span_end(task_.span[i], i);
  }

  /// Spans that lead in a circle are found where all other circles are.
  void check_span_end(TaskId end_id, std::size_t index) {
    if (end_id == id_ || !gives(plan_.tasks.nodes[end_id.index()], "span")) return;
    error(Code::conflicting_fields, place_of_item(node_, "span", index, task_.span.size()),
          fmt::format("hammock '{}' spans '{}', a hammock too", task_.id, plan_.task(end_id).id),
          "name a task, a milestone or a summary");
  }

  void check_milestone() {
    refuse(kNotOnMilestones, Code::conflicting_fields, "milestone",
           "a milestone is a point in time: remove one of the two");
    if (task_.progress && task_.progress->scaled != 0 && *task_.progress != kWhole)
      error(Code::progress, place_of(node_, "progress"),
            fmt::format("milestone '{}' is {} done", task_.id, node_.find("progress").text()),
            "a milestone is reached or not: write 0% or 100%");
    if (task_.actual_start && task_.actual_finish && task_.actual_start->date != task_.actual_finish->date)
      error(Code::impossible_dates, place_of(node_, "actual_finish"),
            fmt::format("milestone '{}' starts and finishes on two days", task_.id),
            "a milestone is a point in time: keep one of the dates");
  }

  void check_constraints() {
    const auto& constraints = task_.constraint.items;
    if (constraints.size() > 2)
      error(Code::conflicting_fields, place_of_item(node_, "constraint", 2, constraints.size()),
            fmt::format("task '{}' has {} constraints", task_.id, constraints.size()), "keep two at most");
    if (constraints.size() == 2)
      check_pair(constraints[0], constraints[1], place_of_item(node_, "constraint", 1, 2));
  }

  void check_pair(const Constraint& a, const Constraint& b, const Place& where) {
    using enum ConstraintKind;
    const auto is_pair = [&](ConstraintKind x, ConstraintKind y) {
      return (a.kind == x && b.kind == y) || (a.kind == y && b.kind == x);
    };
    if (a.kind == b.kind) {
      error(Code::conflicting_fields, where, fmt::format("'{}' is given twice", constraint_word(a.kind)),
            "keep one of them");
      return;
    }
    if (is_pair(as_soon_as_possible, as_late_as_possible) || is_pair(must_start, mandatory_start) ||
        is_pair(must_finish, mandatory_finish)) {
      error(Code::conflicting_fields, where,
            fmt::format("'{}' and '{}' exclude each other", constraint_word(a.kind), constraint_word(b.kind)),
            "keep one of them");
      return;
    }
    check_dates(a, b, where);
  }

  void check_dates(const Constraint& a, const Constraint& b, const Place& where) {
    using enum ConstraintKind;
    // Each pair as (not before, not after): the scheduler keeps the first and says what it cannot keep.
    constexpr std::pair<ConstraintKind, ConstraintKind> kSides[] = {
        {start_no_earlier, start_no_later},  {start_no_earlier, must_start},
        {must_start, start_no_later},        {finish_no_earlier, finish_no_later},
        {finish_no_earlier, must_finish},    {must_finish, finish_no_later},
        {start_no_earlier, finish_no_later}, {start_no_earlier, must_finish},
        {must_start, must_finish},           {must_start, finish_no_later}};
    for (const auto& [not_before, not_after] : kSides) {
      const Constraint& low = a.kind == not_before ? a : b;
      const Constraint& high = a.kind == not_before ? b : a;
      if (low.kind != not_before || high.kind != not_after || !is_before(high.date, low.date)) continue;
      diagnostics_.warning(
          Code::conflicting_constraint, where,
          fmt::format("'{} {}' and '{} {}' cannot both be kept", constraint_word(a.kind),
                      written_date_text(a.date), constraint_word(b.kind), written_date_text(b.date)),
          "correct one of the dates, or remove it");
    }
  }

  /// The same end tied to the same end twice: of two lags, only the longer counts.
  void check_links() {
    const auto& links = task_.after.items;
    if (links.size() < 2 || (links.size() == 2 && links[0].predecessor != links[1].predecessor)) return;
    std::vector<const Link*> sorted;
    sorted.reserve(links.size());
    for (const Link& link : links) sorted.push_back(&link);
    const auto key = [](const Link* link) { return std::tuple(link->predecessor, link->type); };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Link* x, const Link* y) { return key(x) < key(y); });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (key(sorted[i]) != key(sorted[i - 1])) continue;
      diagnostics_.warning(
          Code::duplicate_link, place_of_link(*sorted[i]),
          fmt::format("'{}' waits for '{}' twice by {}", task_.id, plan_.task(sorted[i]->predecessor).id,
                      kWords<LinkType>[static_cast<std::size_t>(sorted[i]->type)]),
          "keep the link that is meant", {{"the other one is here", place_of_link(*sorted[i - 1])}});
    }
  }

  Place place_of_link(const Link& link) const { return NodeRef(node_.document(), link.node).place(); }

  void check_deadline() {
    if (!task_.deadline || !is_before(*task_.deadline, plan_.project.start)) return;
    if (!gives(plan_.project_node, "start")) return;
    diagnostics_.warning(Code::impossible_dates, place_of(node_, "deadline"),
                         fmt::format("the deadline of '{}' is before the project starts on {}", task_.id,
                                     written_date_text(plan_.project.start)),
                         "correct one of the two dates");
  }

  void check_amounts() {
    const std::pair<std::string_view, std::optional<Money>> fields[] = {{"budget", task_.budget},
                                                                        {"fixed_cost", task_.fixed_cost}};
    for (const auto& [field, money] : fields)
      if (money && money->amount < 0)
        error(Code::bad_value, place_of(node_, field), fmt::format("'{}' is negative", field),
              "write 0 or more; a credit belongs to the actuals");
  }

  const Plan& plan_;
  TaskId id_;
  const Task& task_;
  NodeRef node_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_tasks(const Plan& plan, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < plan.tasks.size(); ++i)
    if (plan.tasks.nodes[i].is_mapping()) TaskChecks(plan, TaskId(i), diagnostics).run();
}

}  // namespace plumb
