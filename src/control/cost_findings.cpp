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
  void warn(Code code, Place where, std::string message, std::string hint, std::vector<Note> notes = {}) {
    diagnostics_.warning(code, std::move(where), std::move(message), std::move(hint), std::move(notes));
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
    if (value.bac.is_zero()) return;
    if (!value.ev.is_zero() && value.ac.is_zero() && !covered_[element.task]) {
      if (performance_.costs.empty())
        ++untracked_;
      else if (!element.level_of_effort)
        warn(Code::ev_without_cost, place_of(plan_, element.task, "id"),
             fmt::format("'{}' has earned {}, and nothing is spent on it", task.id, amount_text(value.ev)),
             "book what it has cost in 'actuals'");
    }
    const Technique::Kind kind = technique_of(task).kind;
    const bool earns_later = kind == Technique::Kind::fixed || kind == Technique::Kind::milestones;
    if (value.ev.is_zero() && value.ac > Cost() && !(element.started && earns_later))
      warn(Code::cost_without_ev, place_of(plan_, element.task, "id"),
           fmt::format("{} is spent on '{}', which has earned nothing", amount_text(value.ac), task.id),
           "report its progress, or move the cost", last_cost_note(index, "the last cost is booked here"));
    if (value.ac > value.bac)
      warn(Code::spent_over_budget, budget_place(element.task),
           fmt::format("{} is spent on '{}', whose budget is {}", amount_text(value.ac), task.id,
                       amount_text(value.bac)),
           "raise the budget through a change request, or move the cost",
           last_cost_note(index, "the last cost is booked here"));
    else if (element.complete && value.ac > Cost() && value.ac < value.bac)
      warn(Code::finished_below_budget, budget_place(element.task),
           fmt::format("'{}' is finished for {} of {}", task.id, amount_text(value.ac),
                       amount_text(value.bac)),
           "see whether an invoice is missing; else release the rest of the budget");
  }

  /// Planned value comes at the end of such work, and earned value on the way: SPI is n/a or far above 1.
  void check_accrual(const PerformanceElement& element, const Task& task) {
    if (task.accrue != Accrual::end || technique_of(task).kind != Technique::Kind::percent) return;
    if (!task.budget && !task.fixed_cost) return;
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
         "book costs in 'actuals', or switch this off: {id: no-costs, rule: ev-without-cost, level: off}");
  }

  void check_progress() {
    const ProgressLedger ledger(plan_);
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      std::optional<std::uint32_t> before;
      for (const std::uint32_t row : ledger.rows_of(TaskId(i))) {
        if (before) check_rows(*before, row);
        if (plan_.progress.rows[row].done || plan_.progress.rows[row].units) before = row;
      }
    }
  }

  void check_rows(std::uint32_t before, std::uint32_t row) {
    const ProgressRow& from = plan_.progress.rows[before];
    const ProgressRow& to = plan_.progress.rows[row];
    const bool less_done = from.done && to.done && *to.done < *from.done;
    const bool fewer_units = from.units && to.units && *to.units < *from.units;
    if (!less_done && !fewer_units) return;
    const std::string_view field = less_done ? "done" : "units";
    const std::int64_t was = less_done ? from.done->scaled : from.units->scaled;
    const std::int64_t is = less_done ? to.done->scaled : to.units->scaled;
    const std::string_view unit = less_done ? "%" : " units";
    warn(Code::progress_backwards, place_of(plan_.progress.nodes[row], field),
         fmt::format("progress of '{}' falls from {}{} to {}{}", to.task, decimal_text(was), unit,
                     decimal_text(is), unit),
         "correct the row, or say in its notes why work was lost",
         {{"it was more here", place_of(plan_.progress.nodes[before], field)}});
  }

  const Assessment& assessment_;
  const Plan& plan_;
  const Performance& performance_;
  Diagnostics& diagnostics_;
  IdVector<TaskId, bool> covered_;
  std::vector<std::uint32_t> last_cost_;  // one past the ledger's row, by element; 0: none
  std::size_t untracked_ = 0;
};

}  // namespace

void report_cost_findings(const Assessment& assessment, Diagnostics& diagnostics) {
  CostFindings(assessment, diagnostics).run();
}

}  // namespace plumb
