#pragma once

#include <vector>

#include "plumb/model/calendar.hpp"
#include "plumb/model/field.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

/// A frozen budget: what accrues at the start, evenly, and at the end.
struct BaselineBudget {
  std::optional<Money> start;
  std::optional<Money> linear;
  std::optional<Money> end;

  static const FieldTable<BaselineBudget>& fields();
};

template <>
struct FieldType<std::optional<BaselineBudget>> {
  /// An amount, in whose place its parts may stand.
  static void describe(FieldSpec& spec) {
    FieldType<BaselineBudget>::describe(spec);
    FieldType<Money>::describe(spec);
    spec.short_for = "linear";
  }
  static bool read(const ValueReader& reader, NodeRef node, std::optional<BaselineBudget>& out);
  static Value get(const std::optional<BaselineBudget>& value, const ValueContext& context);
};

/// A task as it was frozen; it may have left the plan since, so its id is text.
struct BaselineTask {
  std::string_view id;
  std::string_view name;
  WrittenDate start;
  WrittenDate finish;
  std::optional<BaselineBudget> budget;
  std::string_view calendar;  // of the baseline's own calendars, else of the plan's
  std::string_view account;
  bool elapsed = false;

  static const FieldTable<BaselineTask>& fields();
};

struct Approval {
  std::string_view by;
  Date date;

  static const FieldTable<Approval>& fields();
};

/// A plan as it was agreed, with the calendars that it was computed with.
struct Baseline {
  std::string_view id;
  Date date;
  std::string_view reason;
  BaselineId from;
  std::vector<RowId<CollectionKind::changes>> changes;
  std::optional<Money> contingency;
  std::optional<Money> undistributed_budget;
  std::vector<Approval> approvals;
  std::vector<Calendar> calendars;  // bases are indices into this list
  std::vector<BaselineTask> tasks;
  std::string_view notes;

  static const FieldTable<Baseline>& fields();
};

}  // namespace plumb
