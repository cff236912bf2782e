#pragma once

#include <string>
#include <string_view>

#include "plumb/control/metrics.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// How figures look to people.
struct FigureStyle {
  int minutes_per_day = 480;
  bool unicode = true;
  bool signs = false;  // a plus before positive ones, for variances
};

/// Returns a figure as people read it: money in whole units, ratios to two places, percentages to one, times
/// in days; `n/a` if it is undefined.
std::string figure_text(const MetricValue& value, MetricKind kind, const FigureStyle& style);

/// Returns an amount in whole units.
std::string money_text(Cost amount, bool unicode);

/// Writes a figure: money entered exactly, other figures as doubles, dates with their time, null if
/// undefined.
void write_figure(JsonWriter& json, const MetricValue& value);

/// Writes the member `currency`: the plan's own, null if it names none.
void write_currency(JsonWriter& json, const Plan& plan);

/// Returns a figure as one word for scripts, `n/a` if it is undefined.
std::string figure_word(const MetricValue& value);

/// What a table's column is for a figure; durations are minutes where programs read it.
Column figure_column(std::string_view key, std::string_view heading, MetricKind kind, int minutes_per_day);

/// Makes a cell of such a column, or of any other. exact: for programs.
Cell figure_cell(Table& table, const MetricValue& value, MetricKind kind, bool exact);

}  // namespace plumb
