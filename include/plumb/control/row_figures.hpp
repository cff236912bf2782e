#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "plumb/plan/collections.hpp"
#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// What figures of rows are computed from. Plan and schedule outlive it.
class FigureSource {
 public:
  /// schedule: null where the collection has no figures that ask for it.
  FigureSource(const Plan& plan, const Schedule* schedule) : plan_(plan), schedule_(schedule) {}

  const Plan& plan() const { return plan_; }
  const Schedule& schedule() const { return *schedule_; }
  /// The day that counts as today.
  Date as_of() const { return schedule_->as_of; }

  /// The codes of the work breakdown structure, made when they are first asked for.
  const IdVector<TaskId, std::string>& wbs() const;

  /// What is computed for all rows of a register at once, made when it is first asked for:
  /// Computed(const Plan&, const Schedule&). A source belongs to one collection, and holds one such thing.
  template <class Computed>
  const Computed& all() const {
    if (!all_) all_ = std::make_shared<Computed>(plan_, *schedule_);
    return *static_cast<const Computed*>(all_.get());
  }

 private:
  const Plan& plan_;
  const Schedule* schedule_;
  mutable IdVector<TaskId, std::string> wbs_;
  mutable std::shared_ptr<const void> all_;
};

/// A value computed for each row of a collection, described as a field is.
struct Figure {
  FieldSpec spec;
  Value (*value)(const FigureSource&, std::size_t row);
  bool ends = false;  // a date on which something ends: midnight belongs to the day before
};

/// Describes a figure; money and numbers that are computed are ValueKind::money and ::number.
FieldSpec figure_spec(std::string_view name, ValueKind kind, std::string_view help);

/// Lists what is computed for the rows of a register, in the order of listings.
std::span<const Figure> register_figures(CollectionKind kind);

}  // namespace plumb
