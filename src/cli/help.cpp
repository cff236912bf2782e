#include "plumb/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "plumb/cli/help_rows.hpp"

namespace plumb {

namespace {

constexpr std::string_view kWhatItIs = "plumb tracks projects in plain text, for terminals and git.";

/// The commands that `plumb` alone shows: enough to start with.
constexpr std::array<std::string_view, 5> kFirstCommands{"init", "check", "schedule", "path", "explain"};

void append_options(std::string& out, const Command& command, int width) {
  std::vector<HelpRow> rows;
  for (const OptionSet& set : OptionSets(command)) {
    if (std::ranges::all_of(set.options, [](const Option& option) { return option.hidden; })) continue;
    if (!set.heading.empty()) {
      append_rows(out, rows, width);
      rows.clear();
      fmt::format_to(std::back_inserter(out), "\n{}:\n", set.heading);
    }
    for (const Option& option : set.options)
      if (!option.hidden) rows.push_back({option_label(option), option_help(command, option)});
  }
  append_rows(out, rows, width);
}

}  // namespace

int help_columns(const TextStyle& style) {
  return style.width > 0 ? std::min(style.width, kHelpColumns) : kHelpColumns;
}

std::string overview_text(int width) {
  std::string out = fmt::format("{}\n\nBegin with:\n", kWhatItIs);
  std::vector<HelpRow> rows;
  rows.reserve(kFirstCommands.size());
  for (const std::string_view name : kFirstCommands)
    rows.push_back({fmt::format("plumb {}", name), std::string(find_command(name)->summary)});
  append_rows(out, rows, width);
  out += "\nRead on:\n";
  append_rows(out,
              std::array<HelpRow, 4>{{{"plumb help", "all commands and topics"},
                                      {"plumb COMMAND --help", "one command, with examples"},
                                      {"plumb help format", "how a plan is written"},
                                      {"man plumb", "everything in one place"}}},
              width);
  return out;
}

std::string help_text(int width) {
  std::string out = fmt::format("{}\n\nUsage: plumb [OPTIONS] COMMAND [ARGUMENTS]\n", kWhatItIs);
  for (const Group group : {Group::start, Group::look, Group::value, Group::rows, Group::files}) {
    fmt::format_to(std::back_inserter(out), "\n{}:\n", group_heading(group));
    std::vector<HelpRow> rows;
    for (const Command& command : command_table())
      if (command.group == group && !command.hidden)
        rows.push_back({std::string(command.name), std::string(command.summary)});
    append_rows(out, rows, width);
  }
  out += "\nTopics (plumb help TOPIC):\n";
  std::vector<HelpRow> rows;
  for (const Topic& topic : topic_table())
    rows.push_back({fmt::format("{}{}{}", topic.name, topic.argument.empty() ? "" : " ", topic.argument),
                    std::string(topic.summary)});
  append_rows(out, rows, width);
  out += '\n';
  append_paragraph(out, "'plumb COMMAND --help' shows a command's examples and options.", width);
  return out;
}

std::string command_help_text(const Command& command, int width) {
  std::string out = fmt::format("plumb {}: {}\n\n", command.name, command.summary);
  for (const std::string_view example : command.examples)
    fmt::format_to(std::back_inserter(out), "  {}\n", example);
  if (!command.examples.empty()) out += '\n';
  if (!command.description.empty()) {
    append_paragraph(out, command.description, width);
    out += '\n';
  }
  fmt::format_to(std::back_inserter(out), "Usage: plumb {} {}\n", command.name, usage_tail(command));
  if (!command.arguments.empty()) {
    out += "\nArguments:\n";
    std::vector<HelpRow> rows;
    for (const Argument& argument : command.arguments)
      rows.push_back({std::string(argument.name), std::string(argument.help)});
    append_rows(out, rows, width);
  }
  append_options(out, command, width);
  return out;
}

}  // namespace plumb
