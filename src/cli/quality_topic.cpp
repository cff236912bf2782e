#include "plumb/cli/quality_topic.hpp"

namespace plumb {

namespace {

// Lines of at most 72 columns, because the manual page indents them.
constexpr std::string_view kQuality =
    R"(What 'plumb quality', 'plumb team' and 'plumb metrics' make of the
registers of quality, of people and of crises.

Control charts of 'measured' of an inspection
  samples     where every date has as many values, 2 to 25: means and
              ranges, mean +- A2 R, from D3 R to D4 R
  else        each value alone: sigma = mean moving range / 1.128,
              limits mean +- 3 sigma
  mean, control_lower, control_upper, sigma
              given, they go before what follows from the values; with
              a sigma the mean defaults to the target
  beyond      outside a limit; a point on it is not
  run         7 in a row strictly on one side of the mean, or as 'run'
              of the inspection says
  trend       as many that rise, or fall, strictly
  Cp, Cpk     (upper - lower) / 6 sigma; distance of the mean to the
              nearer of 'lower' and 'upper' / 3 sigma

Inspections  pass rate: passed of those with a result; conditional is
             no pass. First-pass yield: of each task, requirement and
             criterion, whether the first inspection passed
Defects      escaped: phase_found is not phase_caused, of those with
             both. Density: in 100 person-days of work done; with
             --size N in a unit of what is delivered. Pareto: the
             causes that together reach 80 %
Cost         prevention and appraisal conform, internal and external
             failure do not. The cost of a defect is internal; external
             if phase_found is operation, operations, production,
             warranty, 运行, 运维 or 质保
Skills       missing: what a task 'needs', and nobody assigned to it
             has in 'skills' or by a training that was not failed
Pulses       trend: points in 30 days, by least squares; falling: the
             last three days, each lower than the one before
Overload     more units asked for at once than 'capacity'
Surveys      NPS: % of 9 and 10 less % of 0 to 6, of all answers. CSAT:
             % of 4 and 5. Trend: the last 90 days less the 90 before
Obligations  compliance: met of those not waived. Evidence is missing
             if none is named or a file of it is not there
Incidents    around the clock; from 'occurred', else from 'detected';
             against 'rto' of the contingency
Reviews and tests are due a period after the last, the first a period
after the project's start. 'closed' rows are neither open nor overdue.
)";

}  // namespace

std::string_view quality_topic() {
  return kQuality;
}

}  // namespace plumb
