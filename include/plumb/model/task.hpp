#pragma once

#include <vector>

#include "plumb/model/constraint.hpp"
#include "plumb/model/field.hpp"
#include "plumb/model/file_path.hpp"
#include "plumb/model/link.hpp"
#include "plumb/model/quantity.hpp"
#include "plumb/model/row_reference.hpp"
#include "plumb/model/technique.hpp"

namespace plumb {

/// What a leaf without duration marks; a plain milestone is neither a start nor a finish.
enum class MilestoneKind : std::uint8_t { none, plain, start, finish };

/// When a fixed cost or a budget is spent.
enum class Accrual : std::uint8_t { linear, start, end };
template <>
inline constexpr std::array kWords<Accrual> = std::to_array<std::string_view>({"linear", "start", "end"});

/// A step of the earned value technique `milestones`.
struct WeightedMilestone {
  std::string_view name;
  Percent weight;
  std::optional<WrittenDate> done;

  static const FieldTable<WeightedMilestone>& fields();
};

/// How much of a resource a task takes: units of work, a quantity of material, or money of a cost.
struct Assignment {
  ResourceId resource;
  std::int64_t amount = 0;     // 1/10,000 of a unit, of the material's unit, or of the currency
  std::uint16_t currency = 0;  // of a cost
  bool percent = false;        // written as 50%
  std::uint32_t node = 0;      // where it is written, in the task's document
};

/// Who does the work, answers for it, is asked, is told.
struct Raci {
  OneOrList<Person> responsible;
  OneOrList<Person> accountable;
  OneOrList<Person> consulted;
  OneOrList<Person> informed;

  static const FieldTable<Raci>& fields();
};

template <>
struct FieldType<MilestoneKind> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, MilestoneKind& out);
  static Value get(MilestoneKind value, const ValueContext&);
};

template <>
struct FieldType<std::vector<Assignment>> {
  static void describe(FieldSpec& spec);
  static bool read(const ValueReader& reader, NodeRef node, std::vector<Assignment>& out);
  static Value get(const std::vector<Assignment>& assignments, const ValueContext& context);
};

/// A piece of work, a milestone, a hammock, or a summary of the tasks below it.
///
/// Tasks stand in pre-order, so that those below a summary are the rows behind it. A summary's account,
/// owner, calendar, technique and tags are copied to what is below it when the plan is loaded.
struct Task {
  // What checks and the scheduler ask of every task comes first, close together: they go through all tasks
  // more than ten times, and 100,000 tasks do not stay in the cache.
  TaskId parent;
  std::uint32_t subtree_end = 0;  // row behind the last descendant
  std::uint16_t depth = 0;
  bool summary = false;
  MilestoneKind milestone = MilestoneKind::none;
  Distribution distribution = Distribution::pert;
  Accrual accrue = Accrual::linear;
  bool own_calendar = false;  // named on the task itself, not inherited
  ResourceId owner;
  CalendarId calendar;
  RareList<TaskId> span;  // of a hammock: from, to
  Rare<WrittenDate> deadline;
  RareList<Assignment> assign;
  Rare<Duration> effort;
  RareList<DateRange> pauses;
  OneOrList<Link> after;
  OneOrList<Constraint> constraint;
  Rare<Date> closed;
  std::optional<Estimate> duration;
  std::optional<Money> budget;
  Rare<Money> fixed_cost;
  std::optional<Percent> progress;
  Rare<WrittenDate> actual_start;
  Rare<WrittenDate> actual_finish;
  Rare<Duration> remaining;
  Rare<WrittenDate> expected;
  std::optional<Technique> ev_method;
  std::int16_t priority = 500;
  AccountId account;
  TaskId apportioned_to;
  std::string_view id;
  std::string_view name;
  RareList<WeightedMilestone> milestones;
  Rare<Ratio> units;
  Rare<Raci> raci;
  RareList<FilePath> files;
  RareList<std::string_view> tags;
  RareList<std::string_view> needs;
  RareList<RowId<CollectionKind::requirements>> satisfies;
  std::string_view acceptance;
  std::string_view notes;

  bool is_hammock() const { return !span.empty(); }
  bool is_milestone() const { return milestone != MilestoneKind::none; }

  static const FieldTable<Task>& fields();
};

}  // namespace plumb
