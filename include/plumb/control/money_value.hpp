#pragma once

#include "plumb/control/cost.hpp"
#include "plumb/model/value.hpp"

namespace plumb {

/// Makes the value of a figure: exact where the amount could have been entered, else in units.
inline Value money_value(Cost amount) {
  if (const auto exact = amount.exact()) return {Money{*exact, 0}};
  return {amount.units()};
}

}  // namespace plumb
