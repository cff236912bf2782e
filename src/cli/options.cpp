// The only file that includes CLI11: it takes seconds to compile. It gives the grammar of long options,
// letters and their clusters; what a value must look like and how mistakes are named is decided here from the
// command's rows.
#include "plumb/cli/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

std::string long_name(const Option& option) {
  return "--" + std::string(option.name);
}

/// Returns the option that a word names in full, `--format` or `-f`; nullptr if it names none of the
/// command's.
const Option* named_option(const Command& command, std::string_view word) {
  if (word.starts_with("--")) return find_option(command, word.substr(2));
  if (word.size() == 2 && word[0] == '-') return find_option(command, word[1]);
  return nullptr;
}

/// Parts `--name=value` into two words, so that an empty value stays one: CLI11 would take the next word
/// instead.
bool part_words(const Command& command, std::span<const std::string> words, std::vector<std::string>& parted,
                UsageError& error) {
  bool only_arguments = false;
  for (const std::string& word : words) {
    only_arguments = only_arguments || word == "--";
    const std::size_t sign = word.find('=');
    const Option* option = word.starts_with("--") && sign != std::string::npos && !only_arguments
                               ? find_option(command, std::string_view(word).substr(2, sign - 2))
                               : nullptr;
    if (option == nullptr) {
      parted.push_back(word);
      continue;
    }
    if (option->value == ValueType::flag) {
      error = {fmt::format("option '{}' takes no value", long_name(*option)), {}};
      return false;
    }
    parted.push_back(word.substr(0, sign));
    parted.push_back(word.substr(sign + 1));
  }
  return true;
}

std::string needs_value(const Option& option) {
  return fmt::format("option '{}' needs a value {}", long_name(option), option.placeholder);
}

UsageError unknown_option(const Command& command, std::string_view word) {
  word = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const OptionSet& set : OptionSets(command))
    for (const Option& option : set.options)
      if (!option.hidden) names.push_back(long_name(option));
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  std::optional<std::string_view> near = nearest(word, candidates);
  // What was typed in part is meant rather than what was mistyped.
  for (auto name = candidates.rbegin(); name != candidates.rend(); ++name)
    if (word.size() > 2 && name->starts_with(word)) near = *name;
  return {fmt::format("unknown option '{}' for '{}'", word, command.name),
          near ? fmt::format("did you mean '{}'?", *near) : std::string()};
}

/// Adds the command's rows to an empty app, in the order of its sets.
std::vector<std::pair<const Option*, CLI::Option*>> add_options(CLI::App& app, const Command& command) {
  std::vector<std::pair<const Option*, CLI::Option*>> added;
  app.set_help_flag();
  app.allow_extras();
  for (const OptionSet& set : OptionSets(command)) {
    for (const Option& row : set.options) {
      const std::string names =
          row.letter == '\0' ? long_name(row) : fmt::format("-{},{}", row.letter, long_name(row));
      CLI::Option* option = row.value == ValueType::flag ? app.add_flag(names) : app.add_option(names);
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      added.emplace_back(&row, option);
    }
  }
  return added;
}

/// Checks and stores what was given to one option.
bool take_option(const Option& row, const std::vector<std::string>& values, Arguments& arguments,
                 UsageError& error) {
  const Command& command = arguments.command();
  const std::string name = long_name(row);
  // Conditions add up; of two other values, one would silently be lost.
  const bool adds_up =
      row.value == ValueType::condition || row.value == ValueType::pair || row.value == ValueType::hours;
  if (values.size() > 1 && row.value != ValueType::flag && !adds_up) {
    error = {fmt::format("option '{}' is given twice", name), "keep one of them"};
    return false;
  }
  for (const std::string& value : values) {
    if (row.value == ValueType::flag) {
      arguments.add(row.name, {});
      continue;
    }
    // `-o --json` would write a file of this name.
    if (named_option(command, value) != nullptr) {
      error = {needs_value(row), fmt::format("'{}' is an option itself", value)};
      return false;
    }
    if (!check_value(command, {name, row.value, row.choices}, value, error)) return false;
    arguments.add(row.name, value);
  }
  return true;
}

/// Gives the words that belong to no option to the command's arguments, in order.
bool take_arguments(std::span<const std::string> words, Arguments& arguments, UsageError& error) {
  const Command& command = arguments.command();
  std::size_t next = 0;
  for (const Argument& row : command.arguments) {
    const bool several = row.occurs == Occurs::any || row.occurs == Occurs::some;
    const bool needed = row.occurs == Occurs::once || row.occurs == Occurs::some;
    if (next == words.size() && needed) {
      error = {fmt::format("'{}' needs {}", command.name, row.name),
               fmt::format("{}: {}", row.name, row.help)};
      return false;
    }
    for (bool first = true; next < words.size() && (first || several); first = false) {
      if (!check_value(command, {row.name, row.value, row.choices}, words[next], error)) return false;
      arguments.add(row.name, words[next++]);
    }
  }
  if (next == words.size()) return true;
  error = {fmt::format("'{}' takes no argument '{}'", command.name, words[next]), {}};
  return false;
}

/// Finds the first unknown option among the words that CLI11 left over; takes the `--` out.
bool part_leftovers(std::vector<std::string>& words, const Command& command, UsageError& error) {
  const auto mark = std::find(words.begin(), words.end(), "--");
  for (auto word = words.begin(); word != mark; ++word) {
    if (word->size() < 2 || word->front() != '-') continue;
    error = unknown_option(command, *word);
    return false;
  }
  if (mark != words.end()) words.erase(mark);
  return true;
}

bool check_formats(const Arguments& arguments, UsageError& error) {
  if (!arguments.has("json")) return true;
  if (arguments.has("format") && arguments.text("format") != "json") {
    error = {fmt::format("'--json' and '--format {}' contradict each other", *arguments.text("format")), {}};
    return false;
  }
  return check_value(arguments.command(), {"--format", ValueType::format, {}}, "json", error);
}

}  // namespace

std::optional<Arguments> parse_arguments(const Command& command, std::span<const std::string> words,
                                         UsageError& error) {
  Arguments arguments(command);
  // Building the app takes longer than `plumb --version` has.
  if (words.empty()) return take_arguments({}, arguments, error) ? std::optional(arguments) : std::nullopt;
  std::vector<std::string> parted;
  if (!part_words(command, words, parted, error)) return std::nullopt;
  CLI::App app;
  const auto options = add_options(app, command);
  std::reverse(parted.begin(), parted.end());  // CLI11 takes the words from the back
  try {
    app.parse(parted);
  } catch (const CLI::ParseError&) {
    // Nothing is validated by CLI11, so the last word is an option without its value.
    const Option* option = named_option(command, words.back());
    error = {option != nullptr ? needs_value(*option) : fmt::format("'{}' is not understood", words.back()),
             {}};
    return std::nullopt;
  }
  for (const auto& [row, option] : options) {
    if (row->name != "help" || option->count() == 0) continue;
    arguments.add("help", {});
    return arguments;
  }
  for (const auto& [row, option] : options)
    if (!take_option(*row, option->results(), arguments, error)) return std::nullopt;
  std::vector<std::string> leftovers = app.remaining();
  if (!part_leftovers(leftovers, command, error) || !take_arguments(leftovers, arguments, error))
    return std::nullopt;
  if (!check_formats(arguments, error)) return std::nullopt;
  return arguments;
}

}  // namespace plumb
