#include "plumb/schedule/rules.hpp"

namespace plumb {

namespace {

ScheduleRules preset_rules(SchedulingPreset preset) {
  ScheduleRules rules;
  if (preset == SchedulingPreset::msproject) {
    rules.float_kind = FloatKind::least;
    rules.waits_for_status_date = false;
    rules.snaps_own_calendar = false;
    rules.summary_links_bind_each = true;
  }
  if (preset == SchedulingPreset::p6) {
    rules.lag_calendar = LagCalendar::predecessor;
    rules.snaps_milestones = true;
    rules.active_free_float_is_zero = true;
  }
  return rules;
}

}  // namespace

ScheduleRules rules_of(const Scheduling& scheduling) {
  ScheduleRules rules = preset_rules(scheduling.preset);
  rules.progress = scheduling.progress.value_or(rules.progress);
  rules.lag_calendar = scheduling.lag_calendar.value_or(rules.lag_calendar);
  rules.float_kind = scheduling.float_kind.value_or(rules.float_kind);
  rules.critical = scheduling.critical.value_or(rules.critical);
  rules.critical_float = scheduling.critical_float.minutes;
  rules.resource_calendars = scheduling.resource_calendars;
  return rules;
}

}  // namespace plumb
