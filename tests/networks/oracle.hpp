#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>

#include "random_plan.hpp"

// A second scheduler, written from the contract alone. It shares nothing with the first: it steps from minute
// to minute and repeats all rules until no date changes, without an order of tasks. Made to be read, not to
// be fast.
namespace plumb::networks {

/// The dates of one task; absent where the contract says that there are none. The early and late dates of a
/// hammock are left absent because the contract does not speak of them.
struct OracleDates {
  std::optional<Minute> start, finish;
  std::optional<Minute> early_start, early_finish;
  std::optional<Minute> late_start, late_finish;
  std::optional<Minute> total_float, free_float;  // working minutes; the free float of a summary is absent
};

struct OracleAnswer {
  Minute finish = 0;  // of the project
  std::map<std::string, OracleDates> tasks;
};

/// Thrown for a plan on which the contract is silent; such a network is skipped and counted.
struct Unsettled : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Schedules a plan by the rules of a new plan.
///
/// days: how many days, from day 0 on, are laid out. Throws HorizonLeft when a date needs more.
OracleAnswer oracle(const RandomPlan& plan, int days);

}  // namespace plumb::networks
