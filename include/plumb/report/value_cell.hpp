#pragma once

#include <string>

#include "plumb/plan/value_text.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// The key of a value in JSON and CSV: the field's name with the suffix of its unit, `progress_pct`,
/// `total_float_min`.
std::string value_key(const FieldSpec& spec);

/// Writes a value as members of the open object:
/// - dates as written: `2026-03-02` names a day, whose first or last working minute is meant; with a time
///   `2026-03-02T13:30`, 24:00 as 00:00 of the next day;
/// - durations in minutes, `NAME_min`, with `NAME_elapsed: true` beside it where all 24 hours of a day count;
/// - of three-point estimates the likely one, with the three as `NAME_range_min`, of amounts as `NAME_range`;
/// - percentages from 0 to 100, `NAME_pct`;
/// - money exact, as a number, or {amount, currency} where the currency is not the project's;
/// - lists as arrays, rows as objects by the same rules.
/// An absent value is null.
void write_value(JsonWriter& json, const FieldSpec& spec, const Value& value, const ValueStyle& style);

/// What the dates of a column are: computed ones have times of day that matter to programs alone.
enum class ColumnDates : std::uint8_t { as_written, starts, ends };

/// What a table's column is for a field: its key, heading and kind of cells.
Column value_column(const FieldSpec& spec, const WorkUnits& units, ColumnDates dates);

/// Makes a cell of such a column; texts are kept in the table.
///
/// exact: for programs: times of day stay, and every duration is minutes. For people, durations that are no
/// working time of the project's days are texts with their unit, and computed dates are days.
Cell value_cell(Table& table, const FieldSpec& spec, const Value& value, const ValueStyle& style,
                const Column& column, bool exact);

}  // namespace plumb
