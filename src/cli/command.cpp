#include "plumb/cli/command.hpp"

#include <array>

namespace plumb {

namespace {

constexpr std::array<std::string_view, 3> kWhen{"auto", "always", "never"};

constexpr std::array<Option, 3> kFilterOptions{{
    {"where", '\0', ValueType::condition, "CONDITION",
     "only rows for which it holds: 'status=open and due<2026-06-01'; several must all hold; see 'plumb help "
     "conditions'"},
    {"under", '\0', ValueType::task, "TASK", "only this task and what is below it"},
    {"owner", '\0', ValueType::resource, "ID", "only rows of this owner"},
}};

constexpr std::array<Option, 1> kSortOptions{{
    {"sort", '\0', ValueType::fields, "FIELDS", "order of the rows; -FIELD turns it round"},
}};

constexpr std::array<Option, 1> kColumnOptions{{
    {"columns", '\0', ValueType::fields, "FIELDS", "columns to print, in this order"},
}};

constexpr Option kFileOption{
    "file", 'f', ValueType::file, "FILE",
    "the plan; default: plumb.yaml here or in a folder above; - reads standard input"};
constexpr Option kMaxSizeOption{"max-size", '\0', ValueType::size, "SIZE",
                                "largest file that is read; default 256M"};
constexpr Option kTodayOption{"today", '\0', ValueType::date, "DATE", "what 'today' means", {}, true};

constexpr std::array<Option, 5> kPlanOptions{{
    kFileOption,
    {"at", '\0', ValueType::date, "DATE",
     "status date instead of the plan's own; 'today' for the day of the run"},
    {"rev", '\0', ValueType::revision, "REV",
     "read the plan of a git revision: a branch, a tag, HEAD~3, a hash"},
    kMaxSizeOption,
    kTodayOption,
}};

constexpr std::array<Option, 4> kWriteOptions{{
    {"dry-run", 'n', ValueType::flag, "", "print what would be written as a diff, and write nothing"},
    {"file", 'f', ValueType::file, "FILE", "the plan; default: plumb.yaml here or in a folder above"},
    kMaxSizeOption,
    kTodayOption,
}};

constexpr std::array<Option, 3> kHistoryOptions{{
    {"limit", '\0', ValueType::count, "N", "at most so many commits, the newest"},
    {"since", '\0', ValueType::date, "DATE", "only commits of this day and later"},
    {"first-parent", '\0', ValueType::flag, "", "of merges, only the side that they were made on"},
}};

constexpr std::array<Option, 2> kFormatOptions{{
    {"format", '\0', ValueType::format, "FORMAT", "form of the result"},
    {"json", '\0', ValueType::flag, "", "short for --format json"},
}};

constexpr std::array<Option, 6> kCommonOptions{{
    {"output", 'o', ValueType::file, "FILE", "write the result to a file instead of standard output"},
    {"directory", 'C', ValueType::folder, "DIR", "work as if started in this folder"},
    {"color", '\0', ValueType::choice, "WHEN", "colours", kWhen},
    {"ascii", '\0', ValueType::flag, "", "ASCII signs only"},
    {"no-pager", '\0', ValueType::flag, "", "never start a pager"},
    {"help", 'h', ValueType::flag, "", "how the command is used"},
}};

const Option* find_in(std::span<const Option> options, std::string_view name) {
  for (const Option& option : options)
    if (option.name == name) return &option;
  return nullptr;
}

const Option* find_in(std::span<const Option> options, char letter) {
  for (const Option& option : options)
    if (option.letter == letter) return &option;
  return nullptr;
}

template <class Key>
const Option* find_shared(Key key) {
  for (const std::span<const Option> set :
       {std::span<const Option>(kPlanOptions), std::span<const Option>(kFormatOptions),
        std::span<const Option>(kCommonOptions)})
    if (const Option* option = find_in(set, key)) return option;
  return nullptr;
}

template <class Key>
const Option* find_of_command(const Command& command, Key key) {
  for (const OptionSet& set : OptionSets(command))
    if (const Option* option = find_in(set.options, key)) return option;
  return nullptr;
}

}  // namespace

OptionSets::OptionSets(const Command& command) {
  if (!command.options.empty()) add({"Options", command.options});
  if (command.takes.filter) add({"Rows", kFilterOptions});
  if (command.takes.sort) add({command.takes.filter ? "" : "Rows", kSortOptions});
  if (command.takes.columns) add({command.takes.filter ? "" : "Rows", kColumnOptions});
  if (command.takes.history) add({"Commits", kHistoryOptions});
  if (command.takes.plan) add({"Plan", kPlanOptions});
  if (command.takes.writes) add({"Plan", kWriteOptions});
  if (!command.formats.empty()) add({"Output", kFormatOptions});
  add({command.formats.empty() ? "Output" : "", kCommonOptions});
}

void OptionSets::add(OptionSet set) {
  sets_[count_++] = set;
}

const Option* find_option(const Command& command, std::string_view name) {
  return find_of_command(command, name);
}

const Option* find_option(const Command& command, char letter) {
  return find_of_command(command, letter);
}

const Option* find_shared_option(std::string_view name) {
  return find_shared(name);
}

const Option* find_shared_option(char letter) {
  return find_shared(letter);
}

std::vector<std::string_view> shared_option_names() {
  std::vector<std::string_view> names;
  for (const std::span<const Option> set :
       {std::span<const Option>(kPlanOptions), std::span<const Option>(kFormatOptions),
        std::span<const Option>(kCommonOptions)})
    for (const Option& option : set)
      if (!option.hidden) names.push_back(option.name);
  return names;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : command_table())
    if (command.name == name) return &command;
  return nullptr;
}

std::string_view group_heading(Group group) {
  switch (group) {
    case Group::start:
      return "Start and check";
    case Group::look:
      return "Look at dates";
    case Group::value:
      return "Value, cost and risk";
    case Group::history:
      return "Look at history";
    case Group::rows:
      return "Look at rows";
    case Group::edit:
      return "Change the plan";
    case Group::files:
      return "Formats, shells and help";
  }
  return {};
}

}  // namespace plumb
