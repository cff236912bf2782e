#pragma once

#include <string>

#include "plumb/report/table.hpp"

namespace plumb {

/// Appends a table for spreadsheets and scripts: RFC 4180 with LF instead of CRLF, as git and Unix tools
/// expect, and a header of keys.
///
/// Values are exact and bare: durations in minutes, percentages from 0 to 100, money in its unit, dates in
/// ISO form, flags `true` or `false`, absent ones empty. A text cell that a spreadsheet would compute (it
/// starts with = + - @ TAB or CR, perhaps behind blanks or as a full-width sign) gets a `'` in front; numbers
/// never do.
void render_csv(std::string& out, const Table& table);

}  // namespace plumb
