#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plumb/cli/command.hpp"

namespace plumb {

/// How wide help is where nothing narrower is asked for.
inline constexpr int kHelpColumns = 80;

/// A term and what it means.
struct HelpRow {
  std::string label;
  std::string text;
};

/// Appends rows with their texts under each other, in lines of at most `width` columns; a label wider than is
/// good to read stands out, on a narrow screen alone on its line.
void append_rows(std::string& out, std::span<const HelpRow> rows, int width);

/// Appends a text in lines of at most `width` columns.
void append_paragraph(std::string& out, std::string_view text, int width);

/// How an option is written: `-f, --file FILE`.
std::string option_label(const Option& option);

/// What an option does, with the values it can take.
std::string option_help(const Command& command, const Option& option);

/// What stands behind the command's name: `[OPTIONS] TASK [KIND]…`.
std::string usage_tail(const Command& command);

}  // namespace plumb
