#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plumb/control/plan_comparison.hpp"
#include "plumb/report/history_view.hpp"
#include "plumb/report/json_writer.hpp"

namespace plumb {

/// A comparison, and what its two versions are called.
struct ComparisonReport {
  std::string before;
  std::string after;
  int minutes_per_day = 480;
  std::string currency;
  PlanComparison comparison;
};

void write_comparison_text(std::string& out, const ComparisonReport& report, const TextStyle& style);
/// For a pull request's comment.
void write_comparison_markdown(std::string& out, const ComparisonReport& report);
/// Appends `plumb.diff/1`.
void write_comparison_json(std::string& out, const ComparisonReport& report);
/// What changed, for people: tasks first, then those that only moved, then everything else.
Table changes_table(const ComparisonReport& report, bool unicode);
/// What is said below the changes, such as `limits now failing: spi, cpi`.
std::vector<std::string> closing_lines(const ComparisonReport& report, bool unicode);
/// Writes what differs as members of an object that is open.
void write_differences(JsonWriter& json, const PlanComparison& found);
/// One row for each field that differs, and for each task that only moved.
Table comparison_table(const ComparisonReport& report);

/// A commit that moved the finish, and what in it did.
struct BlameRow {
  CommitName commit;
  Instant before{};
  Instant after{};
  double change = 0;  // working minutes; positive: later
  std::vector<FinishCause> causes;
};

/// Who moved the finish of a project, or of one task.
struct Blame {
  std::string task;  // empty: the project
  int minutes_per_day = 480;
  bool cut_off = false;
  std::vector<BlameRow> rows;  // the newest first
};

Table blame_table(const Blame& blame, bool exact, bool unicode);
/// Appends `plumb.blame/1`.
void write_blame_json(std::string& out, const Blame& blame);

/// Writes what moved a finish as the member `causes`.
void write_causes(JsonWriter& json, const std::vector<FinishCause>& causes);

/// `duration of clearing-api`, `new task audit`, `other changes`.
std::string cause_text(const FinishCause& cause);

}  // namespace plumb
