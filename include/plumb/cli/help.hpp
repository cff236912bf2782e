#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "plumb/cli/command.hpp"
#include "plumb/cli/help_rows.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

/// A page of `plumb help` that is about no single command.
struct Topic {
  std::string_view name;
  std::string_view summary;
  std::string_view argument;  // what may follow the name, as help shows it; empty for nothing
};

/// Lists the topics in the order of help.
std::span<const Topic> topic_table();

/// The columns of help on this output: those of a narrow terminal, else the usual ones.
int help_columns(const TextStyle& style);

/// What `plumb` alone prints: what it is, the commands to start with, where to read on.
std::string overview_text(int width = kHelpColumns);

/// What `plumb help` prints: every command and topic.
std::string help_text(int width = kHelpColumns);

/// What `plumb help COMMAND` and `plumb COMMAND --help` print.
std::string command_help_text(const Command& command, int width = kHelpColumns);

/// What `plumb help TOPIC` prints; nullopt, with the reason in `problem`, if there is nothing to say about
/// `argument`.
std::optional<std::string> topic_text(std::string_view name, std::string_view argument, std::string& problem,
                                      int width = kHelpColumns);

/// The commands as a page for man(1), and the format as one for man(5), in the man macros.
std::string man_page_commands();
std::string man_page_format();

}  // namespace plumb
