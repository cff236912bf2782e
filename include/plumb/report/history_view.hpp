#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/control/key_figures.hpp"
#include "plumb/control/metrics.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// A commit as listings name it.
struct CommitName {
  std::string id;
  Date date;
  std::string author;
  std::string subject;
};

/// Writes it as members of the open object.
void write_commit_name(JsonWriter& json, const CommitName& commit);

/// What one commit did to the figures of a plan.
struct LogRow {
  CommitName commit;
  bool begins = false;                // the plan was not there before
  std::optional<KeyFigures> figures;  // after it; absent: the plan has errors
  std::optional<KeyFigures> before;   // absent where it begins, or had errors
  double finish_change = 0;           // working minutes, where both are known
};

/// The history of a plan, the newest commit first.
struct PlanLog {
  std::string currency;
  int minutes_per_day = 480;
  bool cut_off = false;  // the repository lacks older commits
  std::vector<LogRow> rows;
};

/// exact: every column, for programs.
Table log_table(const PlanLog& log, bool exact, bool unicode);
void write_log_json(std::string& out, const PlanLog& log);

/// A metric after one commit.
struct TrendRow {
  CommitName commit;
  MetricValue value;        // undefined too where the plan has errors, or not the part that is asked for
  bool has_errors = false;  // of the plan
};

/// A metric over the history of a plan, the oldest commit first.
struct Trend {
  const Metric* metric = nullptr;
  std::string of;  // the part that it is asked of; empty: the project
  int minutes_per_day = 480;
  bool cut_off = false;
  std::vector<TrendRow> rows;
};

Table trend_table(const Trend& trend, bool exact, bool unicode);
void write_trend_json(std::string& out, const Trend& trend);

/// Draws the metric over the commits, as wide as the terminal; nothing where it has no two numbers.
void draw_trend(std::string& out, const Trend& trend, const TextStyle& style, int drawing_columns);

/// The beginning of a commit's id that listings show.
std::string_view shown_commit_id(const CommitName& commit);

}  // namespace plumb
