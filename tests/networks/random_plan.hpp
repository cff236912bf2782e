#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A plan as the random networks know it: plain values, apart from the program's own model, so that the oracle
// can read it without any of the code that it judges.
namespace plumb::networks {

/// Minutes since Monday 2026-01-05 00:00, which is day 0.
using Minute = std::int64_t;
inline constexpr Minute kDay = 1440;

struct PlanDate {
  int day = 0;
  std::optional<int> minute;  // of the day; absent: written without a time
};

struct Shift {
  int from = 0;  // minutes after the 00:00 of the day on which it starts
  int to = 0;    // more than 1440 past midnight
};

enum class ExceptionKind { kOff, kAs, kHours };

struct CalendarException {
  int first_day = 0;
  int last_day = 0;
  ExceptionKind kind = ExceptionKind::kOff;
  int as_weekday = 0;  // 0 = Monday
  std::vector<Shift> hours;
};

struct RandomCalendar {
  std::string id;
  std::string base;         // empty: none
  int minutes_per_day = 0;  // 0: the project's
  std::array<std::optional<std::vector<Shift>>, 7> week;
  std::vector<CalendarException> exceptions;
};

enum class LinkType { kFs, kSs, kFf, kSf };
enum class LagKind { kWorking, kElapsed, kPercent };

struct RandomLink {
  std::string predecessor;
  LinkType type = LinkType::kFs;
  LagKind kind = LagKind::kWorking;
  int lag = 0;  // minutes, or percent of the predecessor's duration
};

enum class ConstraintType { kSnet, kSnlt, kFnet, kFnlt, kMso, kMfo, kMandStart, kMandFin, kAlap, kAsap };

struct RandomConstraint {
  ConstraintType type = ConstraintType::kAsap;
  PlanDate date;  // unused by ALAP and ASAP
};

enum class TaskKind { kTask, kMilestone, kHammock, kSummary };

struct Assignment {
  std::string resource;
  int units_pct = 100;
};

struct RandomTask {
  std::string id;
  std::string parent;  // empty: at the top
  TaskKind kind = TaskKind::kTask;
  std::string milestone = "true";  // true | start | finish
  std::string calendar;            // empty: inherited
  int duration = 0;                // minutes
  bool elapsed = false;
  bool three_point = false;             // writes the duration as the middle of three
  std::vector<Assignment> assignments;  // not empty: the duration is written as effort
  std::vector<RandomLink> after;
  std::vector<RandomConstraint> constraints;
  std::optional<PlanDate> deadline;
  std::vector<std::pair<int, int>> pauses;  // first and last day
  std::string span_first, span_last;
  std::optional<PlanDate> actual_start, actual_finish, expected;
  std::optional<int> progress_pct;
  std::optional<int> remaining;  // minutes
};

enum class ProgressRule { kRetained, kOverride, kActual };
enum class LagCalendar { kSuccessor, kPredecessor, kProject, kRoundTheClock };
enum class FloatRule { kFinish, kStart, kMin };

struct RandomPlan {
  std::uint64_t seed = 0;
  std::uint64_t layout = 0;  // of the text: order of siblings, style of values; moves no date
  PlanDate start;
  std::optional<PlanDate> status_date;
  std::optional<PlanDate> finish_by;
  std::string finish_task;
  std::string calendar;  // empty: standard
  int minutes_per_day = 480;
  ProgressRule progress = ProgressRule::kRetained;
  LagCalendar lag_calendar = LagCalendar::kSuccessor;
  FloatRule float_rule = FloatRule::kFinish;
  int critical_float = 0;  // minutes
  std::vector<RandomCalendar> calendars;
  std::vector<RandomTask>
      tasks;  // a summary stands before what is below it; links go from earlier to later ones
};

/// kSmall: at most 8 tasks, for the oracle. kLarge: 8 to 30 tasks.
enum class PlanSize { kSmall, kLarge };

/// Makes the plan of this seed; the same on every platform.
RandomPlan random_plan(std::uint64_t seed, PlanSize size);

/// Finds a task by its id; null when there is none.
const RandomTask* find_task(const RandomPlan& plan, std::string_view id);

/// Says whether the task lies below the summary, at any depth.
bool is_below(const RandomPlan& plan, const RandomTask& task, std::string_view summary_id);

/// Returns the leaves below a summary, hammocks apart; of a leaf, the leaf itself.
std::vector<const RandomTask*> leaves_of(const RandomPlan& plan, const RandomTask& task);

/// Returns the first calendar id written on the task or a summary above it; empty when there is none.
std::string inherited_calendar(const RandomPlan& plan, const RandomTask& task);

bool is_complete(const RandomTask& task);
bool is_started(const RandomTask& task);  // and not complete
bool has_constraint(const RandomTask& task, ConstraintType type);

}  // namespace plumb::networks
