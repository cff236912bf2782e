#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plumb/cli/command.hpp"

namespace plumb {

/// A term and what it means.
struct HelpRow {
  std::string label;
  std::string text;
};

/// Appends rows with their texts under each other, in lines of at most 80 columns; a label wider than is good
/// to read stands out.
void append_rows(std::string& out, std::span<const HelpRow> rows);

/// Appends a text in lines of at most 80 columns.
void append_paragraph(std::string& out, std::string_view text);

/// How an option is written: `-f, --file FILE`.
std::string option_label(const Option& option);

/// What an option does, with the values it can take.
std::string option_help(const Command& command, const Option& option);

/// What stands behind the command's name: `[OPTIONS] TASK [KIND]…`.
std::string usage_tail(const Command& command);

}  // namespace plumb
