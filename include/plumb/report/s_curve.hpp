#pragma once

#include <string>

#include "plumb/control/assessment.hpp"

namespace plumb {

struct CurveLook {
  int width = 80;
  bool unicode = true;
  bool colour = false;
};

/// Appends the S-curve: planned value, earned value, actual cost and the forecast over time, with the amounts
/// on the left, time below and the status date as a line. Appends nothing where there is no money.
void draw_s_curve(std::string& out, const Assessment& assessment, const CurveLook& look);

}  // namespace plumb
