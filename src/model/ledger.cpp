#include "plumb/model/ledger.hpp"

namespace plumb {

namespace {

/// A reference whose text is kept, because a baseline may be all that still knows the task; the loader
/// resolves it.
template <auto Member>
auto task_field(std::string_view help) {
  auto made = field<Member>("task", help);
  made.spec.kind = ValueKind::reference;
  made.spec.refers_to = kCollectionKinds<CollectionKind::tasks>;
  return made;
}

}  // namespace

const FieldTable<ProgressRow>& ProgressRow::fields() {
  static const FieldTable<ProgressRow> table{
      field<&ProgressRow::date>("date", "the day at whose end it holds").require(),
      task_field<&ProgressRow::task>("the task that it reports on").require(),
      field<&ProgressRow::start>("start", "when the task started"),
      field<&ProgressRow::done>("done", "physical percent complete; 100% alone means finished that day")
          .with_example("85%"),
      field<&ProgressRow::remaining>("remaining", "how long the rest takes; absent: what `done` leaves"),
      field<&ProgressRow::finish>("finish", "when the task was finished"),
      field<&ProgressRow::units>("units", "units done in all, for ev_method units"),
      field<&ProgressRow::milestone>("milestone", "the step that was reached, for ev_method milestones"),
      field<&ProgressRow::by>("by", "who reports"),
      field<&ProgressRow::notes>("notes", "free text"),
  };
  return table;
}

const FieldTable<ActualRow>& ActualRow::fields() {
  static const FieldTable<ActualRow> table{
      field<&ActualRow::date>("date", "the day on which the cost was incurred").require(),
      task_field<&ActualRow::task>("the task or summary that it stands on"),
      field<&ActualRow::account>("account", "the control account that it stands on, without a task"),
      field<&ActualRow::contract>("contract", "the contract that it stands on, without a task"),
      field<&ActualRow::cost>("cost", "money incurred, paid or not"),
      field<&ActualRow::hours>("hours", "hours worked; at the resource's rate where cost is absent"),
      field<&ActualRow::overtime>("overtime", "hours of overtime"),
      field<&ActualRow::quantity>("quantity", "units of material used"),
      field<&ActualRow::resource>("resource", "whose hours or what material"),
      field<&ActualRow::risk>("risk", "the risk that caused it"),
      field<&ActualRow::ref>("ref", "where it is written down").with_example("invoice 34"),
      field<&ActualRow::by>("by", "who reports"),
      field<&ActualRow::notes>("notes", "free text"),
  };
  return table;
}

}  // namespace plumb
