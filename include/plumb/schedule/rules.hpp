#pragma once

#include "plumb/model/project.hpp"

namespace plumb {

/// The scheduling rules in force: the options of a plan, and what its preset sets that no option says.
struct ScheduleRules {
  ProgressLogic progress = ProgressLogic::retained;
  LagCalendar lag_calendar = LagCalendar::successor;
  FloatKind float_kind = FloatKind::finish;
  CriticalRule critical = CriticalRule::by_float;
  Minutes critical_float{0};
  bool resource_calendars = false;

  bool waits_for_status_date = true;  // nothing unstarted begins before the status date
  bool snaps_milestones =
      false;  // p6: milestones go to a working boundary, points without duration to a working start
  bool snaps_own_calendar =
      true;  // a milestone with a calendar of its own goes to that calendar's next boundary
  bool summary_links_bind_each =
      false;  // msproject: a link out of a summary is one out of every leaf below it
  bool active_free_float_is_zero = false;  // p6
};

/// Resolves the options: what is written wins over the preset, the preset over the defaults of a new plan.
ScheduleRules rules_of(const Scheduling& scheduling);

}  // namespace plumb
