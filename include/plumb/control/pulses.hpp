#pragma once

#include <vector>

#include "plumb/control/metrics.hpp"
#include "plumb/registers/pulse.hpp"

namespace plumb {

/// The mean of the scores of one day.
struct PulseDay {
  Date date;
  double score = 0;
};

/// How one topic developed.
struct PulseSeries {
  PulseTopic about = PulseTopic::morale;
  std::vector<PulseDay> days;  // rising
  std::size_t answers = 0;
  std::optional<double> mean;   // of all answers
  std::optional<double> trend;  // points in 30 days, by least squares over the days; needs two
  bool falling = false;         // the last three days, each lower than the one before
};

/// Follows what was answered about one topic up to a day.
PulseSeries pulse_series(const Plan& plan, PulseTopic about, Date as_of);

std::span<const Metric> pulse_metrics();

}  // namespace plumb
