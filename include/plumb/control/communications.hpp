#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/communication.hpp"

namespace plumb {

/// How a communication is kept. Its occasions are its start and every period after it, up to `until`, or the
/// day on which it was closed. Each takes the logs from its day on, until the next one.
struct CommunicationFigures {
  std::optional<Date> next_due;  // the first occasion behind the last log; nothing once it has ended
  bool overdue = false;          // it was due before today
  std::int64_t due = 0;          // occasions up to and with today
  std::int64_t held = 0;         // of these, those with a log

  /// Nothing where none was due.
  std::optional<double> adherence_pct() const;
};

/// Counts logs up to the day that counts as today.
CommunicationFigures communication_figures_of(const Plan& plan, const Schedule& schedule,
                                              const Communication& communication);

/// Returns n(n-1)/2, the ways between so many people.
/// Source: PMI, A Guide to the Project Management Body of Knowledge; the project manager is one of them.
constexpr std::int64_t channels_between(std::int64_t people) {
  return people * (people - 1) / 2;
}

std::span<const Figure> communication_figures();
std::span<const Metric> communication_metrics();

}  // namespace plumb
