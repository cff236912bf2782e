#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// Splits a text into its lines, without the ends of them.
std::vector<std::string> split_lines(std::string_view text);

/// The columns that a line takes on a terminal, escape sequences of colours apart.
int shown_width(std::string_view line);

/// Appends two blocks of lines beside each other, `gap` blanks between; below each other, with an empty line
/// between, where `width` does not take both. width: 0 is unlimited.
void append_beside(std::string& out, const std::vector<std::string>& left,
                   const std::vector<std::string>& right, int gap, int width);

/// Appends a line of words, broken at blanks where the width ends; what goes on is indented. width: 0 is
/// unlimited.
void append_wrapped(std::string& out, std::string_view line, int width, int indent);

/// Appends short texts in as many columns as the width takes, filled downwards.
///
/// rows: how many lines there are to be where the width takes all; more where it does not.
void append_flowing(std::string& out, const std::vector<std::string>& items, std::size_t rows, int width);

}  // namespace plumb
