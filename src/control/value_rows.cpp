#include "plumb/control/value_rows.hpp"

#include <algorithm>
#include <map>

namespace plumb {

namespace {

using Elements = std::vector<std::uint32_t>;

/// When the clock of the actual time stops: at the status date, or when the last piece was finished.
Instant measured_until(const Schedule& schedule, const Performance& performance, const Elements& elements) {
  Instant last = kNoInstant;
  for (const std::uint32_t index : elements) {
    const PerformanceElement& element = performance.elements[index];
    if (element.level_of_effort || element.bearer == Bearer::account || element.bearer == Bearer::contract)
      continue;
    if (!element.task.valid() || !element.complete) return performance.at;
    last = std::max<Instant>(last, schedule.tasks[element.task].finish);
  }
  return last == kNoInstant ? performance.at : std::min(last, performance.at);
}

ValueFigures figures_of(const Schedule& schedule, const Performance& performance, const Elements& elements) {
  ValueFigures figures;
  Curve planned;
  Instant start = kNoInstant;
  Instant finish = kNoInstant;
  Instant scheduled = kNoInstant;
  for (const std::uint32_t index : elements) {
    const PerformanceElement& element = performance.elements[index];
    figures.value += value_of(performance, element);
    if (element.task.valid()) scheduled = std::max<Instant>(scheduled, schedule.tasks[element.task].finish);
    if (element.planned == nullptr) continue;
    planned += element.planned_value;
    start = start == kNoInstant ? element.planned->start : std::min(start, element.planned->start);
    finish = std::max(finish, element.planned->finish);
  }
  if (start != kNoInstant)
    figures.time =
        earned_schedule(figures.value, {planned, start, finish, performance.baseline->calendar(),
                                        measured_until(schedule, performance, elements), scheduled});
  figures.forecasts =
      cost_forecasts(figures.value, figures.time ? figures.time->spi_t : std::optional<double>());
  return figures;
}

Elements all_elements(const Performance& performance) {
  Elements elements(performance.elements.size());
  for (std::size_t i = 0; i < elements.size(); ++i) elements[i] = static_cast<std::uint32_t>(i);
  return elements;
}

EarnedValue sum_where(const Performance& performance, bool level_of_effort) {
  EarnedValue sum;
  for (const PerformanceElement& element : performance.elements)
    if (element.level_of_effort == level_of_effort) sum += value_of(performance, element);
  return sum;
}

/// Makes the rows of one breakdown.
class RowBuilder {
 public:
  RowBuilder(const Plan& plan, const Schedule& schedule, const Performance& performance)
      : plan_(plan), schedule_(schedule), performance_(performance) {}

  std::vector<ValueRow> by_task() {
    for (std::uint32_t i = 0; i < performance_.elements.size(); ++i) add_element(i);
    return std::move(rows_);
  }

  std::vector<ValueRow> by_wbs() {
    std::vector<Elements> below(plan_.tasks.size());
    Elements others;
    for (std::uint32_t i = 0; i < performance_.elements.size(); ++i) {
      TaskId id = performance_.elements[i].task;
      if (!id.valid()) others.push_back(i);
      for (; id.valid(); id = plan_.task(id).parent) below[id.index()].push_back(i);
    }
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) {
      const Task& task = plan_.tasks.rows[i];
      ValueRow row;
      row.id = task.id;
      row.name = task.name;
      row.level = task.depth;
      row.summary = task.summary;
      row.task = TaskId(i);
      const PerformanceElement* element = performance_.find(TaskId(i));
      row.in_baseline = task.summary || (element != nullptr && element->planned != nullptr);
      add(row, below[i]);
    }
    for (const std::uint32_t index : others) add_element(index);
    return std::move(rows_);
  }

  /// By what each element belongs to: rows of a collection in their order, then what belongs to none.
  template <class KeyOf, class NameOf>
  std::vector<ValueRow> by_key(KeyOf key_of, NameOf name_of, std::string_view none) {
    std::map<std::size_t, Elements> groups;
    Elements others;
    for (std::uint32_t i = 0; i < performance_.elements.size(); ++i) {
      const auto key = key_of(performance_.elements[i]);
      (key.valid() ? groups[key.index()] : others).push_back(i);
    }
    for (const auto& [key, elements] : groups) {
      ValueRow row;
      std::tie(row.id, row.name) = name_of(key);
      add(row, elements);
    }
    add_none(none, others);
    return std::move(rows_);
  }

  std::vector<ValueRow> by_organization() {
    std::vector<std::pair<std::string_view, Elements>> groups;  // in the order of the accounts
    Elements others;
    for (const Account& account : plan_.accounts.rows) group_of(groups, account.organization);
    for (std::uint32_t i = 0; i < performance_.elements.size(); ++i) {
      const AccountId account = performance_.elements[i].account;
      const std::string_view organization =
          account.valid() ? plan_.accounts.rows[account.index()].organization : std::string_view();
      (organization.empty() ? others : group_of(groups, organization)).push_back(i);
    }
    for (const auto& [organization, elements] : groups) {
      if (elements.empty()) continue;
      ValueRow row;
      row.id = row.name = organization;
      add(row, elements);
    }
    add_none("no organization", others);
    return std::move(rows_);
  }

  std::vector<ValueRow> by_resource() {
    std::vector<EarnedValue> sums(plan_.resources.size() + 1);  // the last: no resource
    for (const PerformanceElement& element : performance_.elements) divide(element, sums);
    for (const BookedCost& cost : performance_.costs)
      if (cost.known_from <= performance_.at) sums[place_of_resource(cost.resource)].ac += cost.amount;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const EarnedValue& value = sums[i];
      if (value.bac.is_zero() && value.ac.is_zero() && value.remaining_cost.is_zero()) continue;
      ValueRow row;
      if (i < plan_.resources.size()) {
        row.id = plan_.resources.rows[i].id;
        row.name = plan_.resources.rows[i].name;
      } else {
        row.name = "no resource";
      }
      row.figures.value = value;
      row.figures.forecasts = cost_forecasts(value, std::nullopt);
      rows_.push_back(row);
    }
    return std::move(rows_);
  }

 private:
  void add(ValueRow row, const Elements& elements) {
    row.figures = figures_of(schedule_, performance_, elements);
    rows_.push_back(row);
  }

  void add_element(std::uint32_t index) {
    const PerformanceElement& element = performance_.elements[index];
    ValueRow row;
    row.id = element.id;
    row.name = element.name;
    row.task = element.task;
    row.in_baseline = element.bearer != Bearer::task || element.planned != nullptr ||
                      (element.task.valid() && plan_.task(element.task).summary);
    add(row, {index});
  }

  void add_none(std::string_view name, const Elements& elements) {
    const bool anything = std::any_of(elements.begin(), elements.end(), [&](std::uint32_t index) {
      const EarnedValue value = value_of(performance_, performance_.elements[index]);
      return !value.bac.is_zero() || !value.ac.is_zero() || !value.remaining_cost.is_zero();
    });
    if (!anything) return;
    ValueRow row;
    row.name = name;
    add(row, elements);
  }

  static Elements& group_of(std::vector<std::pair<std::string_view, Elements>>& groups,
                            std::string_view name) {
    for (auto& [known, elements] : groups)
      if (known == name) return elements;
    return groups.emplace_back(name, Elements()).second;
  }

  /// What the plan itself says an element costs, as if nothing had started: its shares do not depend on the
  /// status date.
  const PlannedElement* planned_now(const PerformanceElement& element) {
    if (!element.task.valid()) return nullptr;
    if (!plan_baseline_) plan_baseline_.emplace(plan_);
    return plan_baseline_->find(element.task);
  }

  std::size_t place_of_resource(ResourceId id) const {
    return id.valid() ? id.index() : plan_.resources.size();
  }

  /// Divides the budget of one element among its resources; what is left belongs to none.
  void divide(const PerformanceElement& element, std::vector<EarnedValue>& sums) {
    const EarnedValue whole = value_of(performance_, element);
    EarnedValue left = whole;
    left.ac = Cost();  // costs name their resources themselves
    const auto give = [&](ResourceId resource, Cost bac, Cost pv, Cost ev) {
      EarnedValue& sum = sums[place_of_resource(resource)];
      sum.bac += bac;
      sum.pv += pv;
      sum.ev += ev;
      left.bac -= bac;
      left.pv -= pv;
      left.ev -= ev;
    };
    if (element.planned != nullptr) {
      const bool froze_sum = element.planned->items.empty();
      const PlannedElement* source = froze_sum ? planned_now(element) : element.planned;
      Cost weight;
      EarnedValue given;
      for (const CostItem& item : source == nullptr ? std::vector<CostItem>() : source->items) {
        weight += item.sums.total();
        // As differences of one rounded sum, so that nothing is left where everything has its resource.
        const auto until = [&](Cost amount) { return Cost::share(amount, weight, source->budget); };
        const Cost bac = froze_sum ? until(whole.bac) - given.bac : item.sums.total();
        const Cost pv = froze_sum ? until(whole.pv) - given.pv : item.curve.at(performance_.at);
        const Cost ev = until(whole.ev) - given.ev;
        give(item.resource, bac, pv, ev);
        given += EarnedValue{bac, pv, ev, {}, {}};
      }
    }
    if (element.task.valid() && !plan_.task(element.task).summary)
      for (const CostItem& item : performance_.cost_plan->remaining(element.task)) {
        sums[place_of_resource(item.resource)].remaining_cost += item.sums.total();
        left.remaining_cost -= item.sums.total();
      }
    sums.back() += left;
  }

  const Plan& plan_;
  const Schedule& schedule_;
  const Performance& performance_;
  std::optional<MeasurementBaseline> plan_baseline_;  // made when it is first asked for
  std::vector<ValueRow> rows_;
};

}  // namespace

EarnedValue value_of(const Performance& performance, const PerformanceElement& element) {
  return {element.budget, element.planned_value.at(performance.at), element.earned_value.at(performance.at),
          element.actual_cost.at(performance.at), element.remaining_cost.total()};
}

ValueFigures project_figures(const Schedule& schedule, const Performance& performance) {
  ValueFigures figures = figures_of(schedule, performance, all_elements(performance));
  return figures;
}

EarnedValue discrete_value(const Performance& performance) {
  return sum_where(performance, false);
}

EarnedValue level_of_effort_value(const Performance& performance) {
  return sum_where(performance, true);
}

std::vector<ValueRow> value_rows(const Plan& plan, const Schedule& schedule, const Performance& performance,
                                 ValueBreakdown by) {
  RowBuilder builder(plan, schedule, performance);
  switch (by) {
    case ValueBreakdown::task:
      return builder.by_task();
    case ValueBreakdown::wbs:
      return builder.by_wbs();
    case ValueBreakdown::resource:
      return builder.by_resource();
    case ValueBreakdown::organization:
      return builder.by_organization();
    case ValueBreakdown::account: {
      const auto name_of = [&](std::size_t row) {
        const Account& account = plan.accounts.rows[row];
        return std::pair(account.id, account.name);
      };
      return builder.by_key([](const PerformanceElement& element) { return element.account; }, name_of,
                            "no account");
    }
    case ValueBreakdown::owner: {
      const auto owner_of = [&](const PerformanceElement& element) {
        return element.task.valid() ? plan.task(element.task).owner : ResourceId();
      };
      const auto name_of = [&](std::size_t row) {
        const Resource& resource = plan.resources.rows[row];
        return std::pair(resource.id, resource.name);
      };
      return builder.by_key(owner_of, name_of, "no owner");
    }
  }
  return {};
}

}  // namespace plumb
