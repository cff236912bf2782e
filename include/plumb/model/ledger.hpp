#pragma once

#include "plumb/model/field.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

/// A dated report on one task: what is done at the end of that day.
struct ProgressRow {
  Date date;
  std::string_view task;  // resolved when the plan is loaded, since a baseline may know it alone
  TaskId task_id;         // invalid if only a baseline knows it
  std::optional<Percent> done;
  std::optional<Duration> remaining;
  std::optional<WrittenDate> start;
  std::optional<WrittenDate> finish;
  std::optional<Decimal> units;
  std::string_view milestone;
  std::string_view by;
  std::string_view notes;

  static const FieldTable<ProgressRow>& fields();
};

/// A cost incurred, or hours worked, on one day.
struct ActualRow {
  Date date;
  std::string_view task;
  TaskId task_id;
  AccountId account;
  RowId<CollectionKind::contracts> contract;
  std::optional<Money> cost;
  std::optional<Decimal> hours;
  std::optional<Decimal> overtime;
  std::optional<Decimal> quantity;
  ResourceId resource;
  RiskId risk;
  std::string_view ref;
  std::string_view by;
  std::string_view notes;

  static const FieldTable<ActualRow>& fields();
};

}  // namespace plumb
