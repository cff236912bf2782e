#include "plumb/control/cost_findings.hpp"

#include <fmt/format.h>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

std::string amount_text(Cost cost) {
  return decimal_text(cost.rounded());
}

class CostFindings {
 public:
  CostFindings(const Assessment& assessment, Diagnostics& diagnostics)
      : assessment_(assessment),
        plan_(assessment.plan),
        performance_(assessment.performance),
        diagnostics_(diagnostics) {}

  void run() {
    find_shared_costs();
    for (std::size_t i = 0; i < performance_.elements.size(); ++i) check_element(i);
    report_untracked();
    check_progress();
  }

 private:
  void warn(Code code, Place where, std::string message, std::string hint, std::vector<Note> notes = {},
            std::optional<double> excess = {}) {
    diagnostics_.warning(code, std::move(where), std::move(message), std::move(hint), std::move(notes),
                         excess);
  }

  /// Costs on a summary or an account pay for the work below it, of which nobody knows the shares.
  void find_shared_costs() {
    covered_ = IdVector<TaskId, bool>(plan_.tasks.size());
    last_cost_.resize(performance_.elements.size());
    for (const BookedCost& cost : performance_.costs) {
      if (cost.known_from > performance_.at) continue;
      last_cost_[cost.element] = cost.row + 1;
      const PerformanceElement& element = performance_.elements[cost.element];
      if (element.task.valid() && plan_.task(element.task).summary)
        for (std::size_t i = element.task.index(); i < plan_.task(element.task).subtree_end; ++i)
          covered_[TaskId(i)] = true;
      contract_cost_ = contract_cost_ || element.bearer == Bearer::contract;
      if (element.bearer == Bearer::account)
        for (const PerformanceElement& other : performance_.elements)
          if (other.task.valid() && other.account == element.account) covered_[other.task] = true;
    }
  }

  /// Where the last cost of an element is booked.
  std::vector<Note> last_cost_note(std::size_t index, std::string_view text) const {
    if (last_cost_[index] == 0) return {};
    const std::uint32_t row = last_cost_[index] - 1;
    return {{std::string(text), place_of(plan_.actuals.nodes[row], "cost")}};
  }

  /// The budget on the task, else its id.
  Place budget_place(TaskId id) const { return place_of(plan_, id, plan_.task(id).budget ? "budget" : "id"); }

  void check_element(std::size_t index) {
    const PerformanceElement& element = performance_.elements[index];
    if (!element.task.valid() || plan_.task(element.task).summary) return;
    const Task& task = plan_.task(element.task);
    check_accrual(element, task);
    const EarnedValue value = value_of(performance_, element);
    const bool covered = covered_[element.task] || contract_cost_;
    if (!value.ev.is_zero() && value.ac.is_zero() && !covered && !element.level_of_effort) {
      if (performance_.costs.empty())
        ++untracked_;
      else
        warn(Code::ev_without_cost, place_of(plan_, element.task, "id"),
             fmt::format("'{}' has earned {}, and nothing is spent on it", task.id, amount_text(value.ev)),
             "book what it has cost in 'actuals'", {}, value.ev.units());
    }
    check_spending(index, element, value);
  }

  void check_spending(std::size_t index, const PerformanceElement& element, const EarnedValue& value) {
    const Task& task = plan_.task(element.task);
    const bool budgeted = element.planned != nullptr && !assessment_.project.value.bac.is_zero();
    if (!budgeted) return;
    const Technique::Kind kind = technique_of(task).kind;
    const bool earns_later = kind == Technique::Kind::fixed || kind == Technique::Kind::milestones;
    if (!value.bac.is_zero() && value.ev.is_zero() && value.ac > Cost() && !(element.started && earns_later))
      warn(Code::cost_without_ev, place_of(plan_, element.task, "id"),
           fmt::format("{} is spent on '{}', which has earned nothing", amount_text(value.ac), task.id),
           "report its progress, or move the cost", last_cost_note(index, "the last cost is booked here"),
           value.ac.units());
    if (value.ac > value.bac)
      warn(Code::spent_over_budget, budget_place(element.task),
           fmt::format("{} is spent on '{}', whose budget is {}", amount_text(value.ac), task.id,
                       amount_text(value.bac)),
           "raise the budget through a change request, or move the cost",
           last_cost_note(index, "the last cost is booked here"), value.ac.units() - value.bac.units());
    else if (element.complete && value.ac > Cost() && value.ac < value.bac && !covered_[element.task])
      warn(Code::finished_below_budget, budget_place(element.task),
           fmt::format("'{}' is finished for {} of {}", task.id, amount_text(value.ac),
                       amount_text(value.bac)),
           "see whether an invoice is missing; else release the rest of the budget", {},
           value.bac.units() - value.ac.units());
  }

  /// Planned value comes at the end of such work, and earned value on the way: SPI is n/a or far above 1.
  void check_accrual(const PerformanceElement& element, const Task& task) {
    if (task.accrue != Accrual::end || technique_of(task).kind != Technique::Kind::percent) return;
    const bool all_at_end = task.budget
                                ? task.budget->amount > 0
                                : task.fixed_cost && task.fixed_cost->amount > 0 && task.assign.empty();
    if (!all_at_end) return;
    const auto& progress = assessment_.schedule.network.progress;
    if (progress.empty()) return;
    const std::optional<Percent> done = progress[element.task].done;
    if (!done || done->scaled == 0 || *done == kWhole) return;
    warn(Code::accrue_end_percent, place_of(plan_, element.task, "accrue"),
         fmt::format("'{}' is planned to cost at its end, but earns by percent", task.id),
         "write 'ev_method: 0/100', or let it accrue linearly");
  }

  void report_untracked() {
    if (untracked_ == 0) return;
    warn(Code::ev_without_cost, place_of(plan_.project_node, "id"),
         fmt::format("{} task{} earned value, and no cost is booked at all", untracked_,
                     untracked_ == 1 ? " has" : "s have"),
         "book costs in 'actuals', or switch this off: {id: no-costs, rule: ev-without-cost, level: off}", {},
         static_cast<double>(untracked_));
  }

  /// Compares what was known at the end of each day with a report; rows of one day correct each other.
  void check_progress() {
    const ProgressLedger ledger(plan_);
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      ProgressOverTime progress(plan_, ledger, TaskId(i));
      std::optional<std::uint32_t> before;
      Percent most;
      const auto rows = ledger.rows_of(TaskId(i));
      for (std::size_t next = 0; next < rows.size(); ++next) {
        const Date day = plan_.progress.rows[rows[next]].date;
        const bool corrected = next + 1 < rows.size() && plan_.progress.rows[rows[next + 1]].date == day;
        if (corrected || known_from(day) > performance_.at) continue;
        const TaskProgress known = progress.at(known_from(day), false);
        const Percent done = known.done.value_or(Percent{});
        if (before && done < most) warn_backwards(*before, rows[next], most, done);
        if (known.done) before = rows[next];
        most = done;
      }
    }
  }

  void warn_backwards(std::uint32_t before, std::uint32_t row, Percent was, Percent is) {
    const NodeRef node = plan_.progress.nodes[row];
    const std::string_view field = node.find("done") ? "done" : (node.find("units") ? "units" : "date");
    warn(Code::progress_backwards, place_of(node, field),
         fmt::format("progress of '{}' falls from {}% to {}%", plan_.progress.rows[row].task,
                     decimal_text(was.scaled), decimal_text(is.scaled)),
         "say in the row's notes why work was lost, or add a row that corrects it",
         {{"it was more here", place_of(plan_.progress.nodes[before], "date")}});
  }

  const Assessment& assessment_;
  const Plan& plan_;
  const Performance& performance_;
  Diagnostics& diagnostics_;
  IdVector<TaskId, bool> covered_;
  std::vector<std::uint32_t> last_cost_;  // one past the ledger's row, by element; 0: none
  bool contract_cost_ = false;            // nobody knows what work it paid for
  std::size_t untracked_ = 0;
};

}  // namespace

void report_cost_findings(const Assessment& assessment, Diagnostics& diagnostics) {
  CostFindings(assessment, diagnostics).run();
}

}  // namespace plumb
