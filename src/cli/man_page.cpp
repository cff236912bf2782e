#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "plumb/cli/environment_table.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/help.hpp"
#include "plumb/cli/help_rows.hpp"
#include "plumb/cli/version.hpp"
#include "plumb/model/collection_kind.hpp"

namespace plumb {

namespace {

/// Appends text so that the man macros print it as it is: a line must not look like a request, and `-` is an
/// ASCII minus that can be copied into a shell.
void append_literal(std::string& page, std::string_view text) {
  bool line_begins = page.empty() || page.ends_with('\n');
  for (const char character : text) {
    if (line_begins && (character == '.' || character == '\'')) page += "\\&";
    line_begins = character == '\n';
    switch (character) {
      case '\\':
        page += "\\e";
        break;
      case '-':
        page += "\\-";
        break;
      case '\'':
        page += "\\(aq";
        break;
      case '`':
        page += "\\(ga";
        break;
      case '^':
        page += "\\(ha";
        break;
      case '~':
        page += "\\(ti";
        break;
      case '"':
        page += "\\(dq";
        break;
      default:
        page += character;
    }
  }
}

void append_section(std::string& page, std::string_view heading) {
  fmt::format_to(std::back_inserter(page), ".SH {}\n", heading);
}

/// Appends words in lines short enough for those who read the page's source, with a line end.
void append_prose(std::string& page, std::string_view text) {
  constexpr std::size_t kLongestLine = 72;
  std::size_t line_begin = page.size();
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (page.size() > line_begin) {
      const bool fits = page.size() - line_begin + word.size() < kLongestLine;
      page += fits ? ' ' : '\n';
      if (!fits) line_begin = page.size();
    }
    append_literal(page, word);
  }
  page += '\n';
}

/// A bold term and its explanation.
void append_term(std::string& page, std::string_view term, std::string_view text) {
  page += ".TP\n\\fB";
  append_literal(page, term);
  page += "\\fR\n";
  append_prose(page, text);
}

/// Lines that are printed as they are.
void append_block(std::string& page, std::string_view text) {
  const std::size_t last_line = page.rfind('\n', page.size() - 2) + 1;
  if (page.compare(last_line, 2, ".S") != 0) page += ".PP\n";  // a heading begins a paragraph already
  page += ".nf\n";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    append_literal(page, line.empty() ? std::string_view(" ") : line);
    page += '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  page += ".fi\n";
}

void append_title(std::string& page, std::string_view section, std::string_view name,
                  std::string_view summary) {
  fmt::format_to(std::back_inserter(page), ".TH PLUMB {} \"\" \"plumb {}\" \"plumb manual\"\n", section,
                 plumb_version());
  append_section(page, "NAME");
  append_literal(page, name);
  page += " \\- ";
  append_literal(page, summary);
  page += '\n';
}

std::string_view trimmed_label(std::string_view label) {
  return label.substr(label.find_first_not_of(' '));
}

/// The options that this command adds to those that all share.
void append_command(std::string& page, const Command& command) {
  page += ".SS ";
  append_literal(page, fmt::format("plumb {} {}", command.name, usage_tail(command)));
  page += '\n';
  std::string sentence = fmt::format("{}.", command.summary);
  sentence[0] = static_cast<char>(sentence[0] - ('a' - 'A'));  // summaries begin with a small ASCII letter
  append_prose(page, sentence);
  if (!command.description.empty()) append_prose(page, command.description);
  for (const Argument& argument : command.arguments) append_term(page, argument.name, argument.help);
  for (const Option& option : command.options)
    if (!option.hidden) append_term(page, trimmed_label(option_label(option)), option_help(command, option));
  std::string examples;
  for (const std::string_view example : command.examples) examples.append(example).append("\n");
  if (!examples.empty()) append_block(page, examples);
}

/// The options of the shared sets, each once, explained by a command that takes them all.
void append_shared_options(std::string& page) {
  const Command* widest = find_command("list");
  for (const OptionSet& set : OptionSets(*widest))
    for (const Option& option : set.options)
      if (!option.hidden)
        append_term(page, trimmed_label(option_label(option)), option_help(*widest, option));
}

}  // namespace

std::string man_page_commands() {
  std::string page;
  std::string problem;
  append_title(page, "1", "plumb", "project tracking in plain text, for terminals and git");
  append_section(page, "SYNOPSIS");
  page += ".B plumb\n";
  append_literal(page, "[OPTIONS] COMMAND [ARGUMENTS]\n");
  append_section(page, "DESCRIPTION");
  append_prose(
      page,
      "A plan is a YAML file, or several, that people edit and git keeps. plumb reads it and computes dates, "
      "floats and the critical path on demand; it keeps nothing itself.");
  page += "The files are described in\n.BR plumb (5).\n";
  append_section(page, "COMMANDS");
  for (const Command& command : command_table())
    if (!command.hidden) append_command(page, command);
  append_section(page, "SHARED OPTIONS");
  append_prose(page, "Commands take those that make sense for them; 'plumb COMMAND --help' lists them.");
  append_shared_options(page);
  append_section(page, "CONDITIONS");
  append_block(page, *topic_text("conditions", {}, problem));
  append_section(page, "EXIT STATUS");
  for (const ExitCodeInfo& row : exit_code_table()) append_term(page, std::to_string(row.code), row.meaning);
  append_section(page, "ENVIRONMENT");
  for (const EnvironmentVariable& row : environment_table()) append_term(page, row.name, row.meaning);
  append_section(page, "SEE ALSO");
  page += ".BR plumb (5)\n";
  return page;
}

std::string man_page_format() {
  std::string page;
  std::string problem;
  append_title(page, "5", "plumb.yaml", "the format of plans");
  append_section(page, "DESCRIPTION");
  append_block(page, *topic_text("format", {}, problem));
  append_section(page, "LIMITS");
  append_block(page, *topic_text("limits", {}, problem));
  append_section(page, "FIELDS");
  for (const CollectionName& collection : collection_names()) {
    const auto fields = topic_text("fields", collection.plural, problem);
    if (!fields) continue;
    page += ".SS ";
    append_literal(page, collection.plural);
    page += '\n';
    append_prose(page, collection.help);
    append_block(page, *fields);
  }
  append_section(page, "SEE ALSO");
  page += ".BR plumb (1)\n";
  return page;
}

}  // namespace plumb
