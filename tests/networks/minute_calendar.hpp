#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "random_plan.hpp"

// Calendars as the oracle sees them: one flag for every minute of a bounded time, found by walking from
// minute to minute. Slow, and obviously right.
namespace plumb::networks {

/// Thrown when a date leaves the minutes that are laid out; such a network is skipped and counted.
struct HorizonLeft : std::runtime_error {
  HorizonLeft() : std::runtime_error("a date leaves the horizon of the minute calendars") {}
};

class MinuteCalendar {
 public:
  /// working: one flag for every minute from day 0 on.
  explicit MinuteCalendar(std::vector<char> working);

  Minute worked(Minute t) const;                 // W(t), working minutes before t
  Minute earliest(Minute w, Minute from) const;  // the earliest instant with W = w, looked for from `from` on
  Minute latest(Minute w, Minute from) const;    // the latest
  Minute start(Minute t) const { return latest(worked(t), t); }
  Minute end(Minute t) const { return earliest(worked(t), t); }
  bool is_boundary(Minute t) const { return t == start(t) || t == end(t); }
  Minute up(Minute t) const { return is_boundary(t) ? t : start(t); }  // the smallest boundary >= t
  Minute down(Minute t) const { return is_boundary(t) ? t : end(t); }  // the largest boundary <= t

 private:
  std::vector<char> working_;
  std::vector<std::int32_t> worked_;  // one more than working_
};

/// The calendars of one plan, laid out when they are first asked for. Keeps a reference to the plan.
class Calendars {
 public:
  Calendars(const RandomPlan& plan, int days) : plan_(plan), days_(days) {}

  const MinuteCalendar& project();
  const MinuteCalendar& round_the_clock();
  const MinuteCalendar& of(
      const RandomTask& task);  // with the task's pauses; round-the-clock if it is elapsed
  const MinuteCalendar& named(const std::string& id);  // empty: the project's

  Minute start_of(const RandomTask& task, const PlanDate& date);   // without a time: the day's first minute
  Minute finish_of(const RandomTask& task, const PlanDate& date);  // without a time: the day's last minute
  Minute project_start();
  Minute finish_by();    // only with plan.finish_by
  Minute status_date();  // only with plan.status_date

 private:
  std::vector<Shift> shifts(const std::string& calendar_id, bool elapsed, int day) const;
  Minute first_minute(const std::string& calendar_id, bool elapsed, int day) const;
  Minute last_minute(const std::string& calendar_id, bool elapsed, int day) const;
  const MinuteCalendar& lay_out(const std::string& calendar_id, bool elapsed,
                                const std::vector<std::pair<int, int>>& pauses);

  const RandomPlan& plan_;
  int days_;
  std::map<std::string, MinuteCalendar> laid_out_;  // by calendar and pauses
};

}  // namespace plumb::networks
