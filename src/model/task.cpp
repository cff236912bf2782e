#include "plumb/model/task.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

constexpr auto kMilestoneWords = std::to_array<std::string_view>({"false", "true", "start", "finish"});
constexpr auto kRaciLetters = std::to_array<std::string_view>({"R", "A", "C", "I"});

/// Reads what stands behind a resource: units, a quantity or money. Which it is, the resource's kind decides
/// when all are read.
bool read_assignment(const ValueReader& reader, NodeRef node, Assignment& out) {
  if (!reader.expect_scalar(node, "an amount")) return false;
  out.node = node.index();
  const std::string_view text = node.text();
  if (text.ends_with('%')) {
    const auto percent = percent_in(reader, node, text);
    if (!percent) return false;
    out.amount = multiply_divide(percent->scaled, 1, 100);
    out.percent = true;
  } else {
    const auto money = money_in(reader, node, text);
    if (!money) return false;
    out.amount = money->amount;
    out.currency = money->currency;
  }
  return out.amount >= 0 ||
         reader.fail(node, Code::bad_value, fmt::format("'{}' is negative", text), "write 0 or more");
}

}  // namespace

void FieldType<MilestoneKind>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::choice;
  spec.choices = kMilestoneWords;
}

bool FieldType<MilestoneKind>::read(const ValueReader& reader, NodeRef node, MilestoneKind& out) {
  if (node.is_scalar() && (node.text() == "yes" || node.text() == "no"))
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a value of 'milestone'", node.text()),
                       fmt::format("did you mean '{}'?", node.text() == "yes"));
  std::size_t index = 0;
  if (!read_choice(reader, node, kMilestoneWords, index)) return false;
  out = static_cast<MilestoneKind>(index);
  return true;
}

Value FieldType<MilestoneKind>::get(MilestoneKind value, const ValueContext&) {
  if (value == MilestoneKind::none) return {};
  if (value == MilestoneKind::plain) return {true};
  return {std::string(kMilestoneWords[static_cast<std::size_t>(value)])};
}

void FieldType<std::vector<Assignment>>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::units;
  spec.shape = ValueShape::map;
  spec.refers_to = kCollectionKinds<CollectionKind::resources>;
}

bool FieldType<std::vector<Assignment>>::read(const ValueReader& reader, NodeRef node,
                                              std::vector<Assignment>& out) {
  if (!node.is_mapping())
    return reader.fail(node, Code::bad_type, fmt::format("'{}' must be a mapping of resources", reader.field),
                       "write {dev: 2, qa: 50%}");
  bool good = true;
  for (const auto& [resource, amount] : node.entries()) {
    if (amount.is_empty_scalar() && resource.text().find(':') != std::string_view::npos) {
      const std::size_t colon = resource.text().find(':');
      good = reader.fail(
          resource, Code::unknown_key, fmt::format("'{}' has no blank after the colon", resource.text()),
          fmt::format("write '{}: {}'", resource.text().substr(0, colon), resource.text().substr(colon + 1)));
      continue;
    }
    const auto row = reader.reference(resource, resource.text(), CollectionKind::resources);
    Assignment assignment;
    if (!read_assignment(reader, amount, assignment) || !row) {
      good = false;
      continue;
    }
    assignment.resource = ResourceId(*row);
    out.push_back(assignment);
  }
  return good;
}

Value FieldType<std::vector<Assignment>>::get(const std::vector<Assignment>& assignments,
                                              const ValueContext& context) {
  ValueMap map;
  for (const Assignment& assignment : assignments) {
    const std::string_view id =
        context.ids[CollectionKind::resources].id(static_cast<std::uint32_t>(assignment.resource.index()));
    if (assignment.currency != 0)
      map.emplace_back(id, Value{Money{assignment.amount, assignment.currency}});
    else
      map.emplace_back(id, Value{static_cast<double>(assignment.amount) / kDecimalScale});
  }
  return map.empty() ? Value{} : Value{std::move(map)};
}

const FieldTable<WeightedMilestone>& WeightedMilestone::fields() {
  static const FieldTable<WeightedMilestone> table{
      field<&WeightedMilestone::name>("name", "what is reached").require(),
      field<&WeightedMilestone::weight>("weight", "its share of the budget").require().with_example("40%"),
      field<&WeightedMilestone::done>("done", "the day on which it was reached"),
  };
  return table;
}

const FieldTable<Raci>& Raci::fields() {
  static const FieldTable<Raci> table{
      field<&Raci::responsible>(kRaciLetters[0], "who does the work"),
      field<&Raci::accountable>(kRaciLetters[1], "who answers for it; exactly one"),
      field<&Raci::consulted>(kRaciLetters[2], "who is asked before"),
      field<&Raci::informed>(kRaciLetters[3], "who is told after"),
  };
  return table;
}

namespace {

/// The tasks below a summary are rows of their own: the loader reads them.
bool check_children(const ValueReader& reader, NodeRef children, Task&) {
  if (!children.is_sequence())
    return reader.fail(children, Code::bad_type, "'tasks' must be a list of tasks",
                       "start each row with '- '");
  if (children.size() == 0)
    return reader.fail(children, Code::bad_value, "'tasks' is an empty list",
                       "add a task, or remove the key");
  return true;
}

/// Describes them.
Field<Task> children_field() {
  Field<Task> made;
  made.spec.name = "tasks";
  made.spec.help = "the tasks below this one, which makes it a summary";
  made.spec.kind = ValueKind::row;
  made.spec.shape = ValueShape::list;
  made.spec.rows = +[]() -> const FieldTableBase* { return &Task::fields(); };
  made.read = check_children;
  made.get = [](const Task&, const ValueContext&) { return Value{}; };
  return made;
}

}  // namespace

const FieldTable<Task>& Task::fields() {
  // In the order in which rows are usually written: looking a key up starts behind the one before.
  static const FieldTable<Task> table{
      id_field<&Task::id>("names the task, over the whole tree"),
      field<&Task::name>("name", "what people call it; defaults to the id"),
      field<&Task::milestone>("milestone", "a point in time: true, start or finish"),
      field<&Task::duration>("duration",
                             "how long it takes: one duration, or optimistic/most likely/pessimistic")
          .with_example("6d/10d/18d"),
      field<&Task::after>("after", "the tasks that it waits for").with_example("[design, db SS+2d]"),
      field<&Task::budget>("budget", "its cost as planned; overrides what assignments and fixed_cost give")
          .with_example("80000"),
      field<&Task::owner>("owner", "who is in charge; holds below a summary"),
      field<&Task::tags>("tags", "labels for filters; a summary's are added to those below it"),
      field<&Task::assign>("assign", "who and what works on it: units, a quantity, or money")
          .with_example("{dev: 2, qa: 50%}"),
      field<&Task::effort>("effort",
                           "the work in it; with assign and no duration, the duration is effort / units")
          .with_example("25d"),
      field<&Task::span>("span", "makes a hammock: from the first task's start to the last one's finish")
          .with_example("[contract, go-live]"),
      field<&Task::distribution>("distribution", "how a three-point estimate is spread"),
      field<&Task::constraint>("constraint", "a rule for its dates; one, or a list of two")
          .with_example("SNET 2026-04-01"),
      field<&Task::deadline>("deadline",
                             "when it should be finished; moves nothing, shows as negative float"),
      field<&Task::calendar>("calendar", "when it is worked on; holds below a summary"),
      field<&Task::priority>("priority", "0 to 1000, for levelling").between(0, 1000),
      field<&Task::fixed_cost>("fixed_cost", "cost beside the assignments"),
      field<&Task::accrue>("accrue", "when fixed_cost and budget are spent: linear, start or end"),
      field<&Task::account>("account", "its control account; holds below a summary"),
      field<&Task::ev_method>("ev_method", "how its earned value is measured; holds below a summary")
          .with_example("50/50"),
      field<&Task::milestones>("milestones", "for ev_method milestones: the steps and their weights"),
      field<&Task::units>("units", "for ev_method units: done/total").with_example("120/400"),
      field<&Task::apportioned_to>("apportioned_to",
                                   "for ev_method apportioned: the task whose progress it shares"),
      field<&Task::progress>("progress", "physical percent complete at the status date").with_example("60%"),
      field<&Task::actual_start>("actual_start", "when it started"),
      field<&Task::actual_finish>("actual_finish", "when it was finished; implies 100 %"),
      field<&Task::remaining>("remaining", "how long the rest takes; absent: from progress")
          .with_example("4d"),
      field<&Task::expected>("expected", "the finish that people promise, instead of remaining"),
      field<&Task::pauses>("pauses", "days on which nobody works on it")
          .with_example("[2026-05-11..2026-05-15]"),
      field<&Task::raci>("raci", "who does it, answers for it, is asked, is told")
          .with_example("{R: [dev], A: li}"),
      field<&Task::needs>("needs", "skills that it takes"),
      field<&Task::satisfies>("satisfies", "requirements that it fulfils"),
      field<&Task::acceptance>("acceptance", "how one sees that it is done"),
      field<&Task::files>("files", "paths in the repository; their absence is a warning"),
      field<&Task::notes>("notes", "free text"),
      field<&Task::closed>("closed", "of a summary: edits below it are errors from this day on"),
      children_field(),
  };
  return table;
}

}  // namespace plumb
