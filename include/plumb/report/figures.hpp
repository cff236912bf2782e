#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "plumb/plan/collections.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// What figures are computed from. Plan and schedule outlive it.
class FigureSource {
 public:
  /// schedule: null where no figure of tasks is asked for.
  FigureSource(const Plan& plan, const Schedule* schedule) : plan_(plan), schedule_(schedule) {}

  const Plan& plan() const { return plan_; }
  const Schedule& schedule() const { return *schedule_; }
  /// The codes of the work breakdown structure, made when they are first asked for.
  const IdVector<TaskId, std::string>& wbs() const;

 private:
  const Plan& plan_;
  const Schedule* schedule_;
  mutable IdVector<TaskId, std::string> wbs_;
};

/// A value computed for each row of a collection, described as a field is.
struct Figure {
  FieldSpec spec;
  Value (*value)(const FigureSource&, std::size_t row);
  bool ends = false;  // a date on which something ends: midnight belongs to the day before
};

/// Lists what is computed for the rows of a collection, in the order of listings.
std::span<const Figure> figures_of(CollectionKind kind);

}  // namespace plumb
