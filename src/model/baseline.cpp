#include "plumb/model/baseline.hpp"

namespace plumb {

const FieldTable<BaselineBudget>& BaselineBudget::fields() {
  static const FieldTable<BaselineBudget> table{
      field<&BaselineBudget::start>("start", "spent at the start"),
      field<&BaselineBudget::linear>("linear", "spent evenly"),
      field<&BaselineBudget::end>("end", "spent at the end"),
  };
  return table;
}

bool FieldType<std::optional<BaselineBudget>>::read(const ValueReader& reader, NodeRef node,
                                                    std::optional<BaselineBudget>& out) {
  if (node.is_mapping()) return FieldType<BaselineBudget>::read(reader, node, out.emplace());
  return FieldType<std::optional<Money>>::read(reader, node, out.emplace().linear);
}

Value FieldType<std::optional<BaselineBudget>>::get(const std::optional<BaselineBudget>& value,
                                                    const ValueContext& context) {
  if (!value) return {};
  if (!value->start && !value->end) return FieldType<std::optional<Money>>::get(value->linear, context);
  return FieldType<BaselineBudget>::get(*value, context);
}

const FieldTable<BaselineTask>& BaselineTask::fields() {
  static const FieldTable<BaselineTask> table{
      id_field<&BaselineTask::id>("the task's id, then and now"),
      field<&BaselineTask::name>("name", "what it was called"),
      field<&BaselineTask::start>("start", "its start as planned").require(),
      field<&BaselineTask::finish>("finish", "its finish as planned").require(),
      field<&BaselineTask::budget>("budget", "an amount, or {start, linear, end}")
          .with_example("{start: 5000, linear: 75000, end: 0}"),
      field<&BaselineTask::calendar>("calendar", "the calendar that it was planned in"),
      field<&BaselineTask::account>("account", "its control account then"),
      field<&BaselineTask::elapsed>("elapsed", "true: its budget accrues around the clock"),
  };
  return table;
}

const FieldTable<Approval>& Approval::fields() {
  static const FieldTable<Approval> table{
      field<&Approval::by>("by", "who approved").require(),
      field<&Approval::date>("date", "when").require(),
  };
  return table;
}

const FieldTable<Baseline>& Baseline::fields() {
  static const FieldTable<Baseline> table{
      id_field<&Baseline::id>("names the baseline"),
      field<&Baseline::date>("date", "the day on which it was frozen").require(),
      field<&Baseline::reason>("reason", "why it was frozen"),
      field<&Baseline::from>("from", "the baseline that it replaces"),
      field<&Baseline::changes>("changes", "the change requests that it contains"),
      field<&Baseline::contingency>("contingency", "reserve in the cost baseline, outside BAC"),
      field<&Baseline::undistributed_budget>("undistributed_budget", "in BAC, on no task"),
      field<&Baseline::approvals>("approvals", "who approved it, and when"),
      field<&Baseline::calendars>("calendars", "the calendars that it was computed with; absent: the plan's"),
      field<&Baseline::tasks>("tasks", "the tasks as frozen, one a line"),
      field<&Baseline::notes>("notes", "free text"),
  };
  return table;
}

}  // namespace plumb
