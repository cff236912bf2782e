#pragma once

#include <optional>

#include "plumb/control/assessment.hpp"

namespace plumb {

/// What is asked of a plan first: when it ends, what it costs and what is at risk.
struct KeyFigures {
  Instant finish{};
  Cost bac;
  std::optional<double>
      eac;        // the estimate that is used, in the currency's unit; absent without a status date
  Cost exposure;  // after the responses: threats less opportunities
};

KeyFigures key_figures(const Assessment& assessment);

}  // namespace plumb
