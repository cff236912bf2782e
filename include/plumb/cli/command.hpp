#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace plumb {

class Arguments;
class Context;

/// What an option's value or an argument is: decides how it is checked, how help names it and what completes
/// it.
enum class ValueType {
  flag,       // takes no value
  text,       // any text
  count,      // a whole number from 1
  size,       // bytes, with K, M or G: 256M
  date,       // 2026-03-02, with or without a time, or `today`
  duration,   // 2d; read by the command, because a day's length is the plan's
  file,       // a path, or - for standard input or output
  folder,     // a path of a folder
  choice,     // one of the row's choices
  format,     // one of the command's formats
  condition,  // status=open and due<2026-06-01
  fields,     // names of fields or columns, separated by commas
  kind,       // the name of a collection
  kind_or_project,
  task,      // the id of a task
  resource,  // the id of a resource
  row,       // the id of any row
  baseline,  // the id of a baseline, or git:REV
  revision,  // a branch, a tag, HEAD~3, a hash
  ends,      // a revision, or A...B
  metric,    // the name of a metric
  change,    // FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE
  pair,      // TASK=VALUE; an option of this kind may stand several times
  hours,     // RESOURCE:TASK=HOURS; likewise
  plan_template,
  command,
  topic,
};

/// One option: `--name VALUE`, or `-l VALUE`.
struct Option {
  std::string_view name;  // without the dashes
  char letter = '\0';     // '\0': has no short form
  ValueType value = ValueType::flag;
  std::string_view placeholder;  // how help calls the value; empty for a flag
  std::string_view help;         // lower case, no full stop
  std::span<const std::string_view> choices = {};
  bool hidden = false;  // known to the parser, unknown to help and completion
};

/// How often an argument may stand.
enum class Occurs { once, optional, any, some };

/// One positional argument.
struct Argument {
  std::string_view name;  // in capitals, as help shows it
  ValueType value = ValueType::text;
  std::string_view help;
  Occurs occurs = Occurs::once;
  std::span<const std::string_view> choices = {};
};

/// The headings under which `plumb help` lists the commands.
enum class Group { start, look, value, history, rows, edit, files };

/// What a command takes beside its own options: each flag adds one shared set of them.
struct Takes {
  bool plan = false;     // reads a plan: --file, --at, --max-size
  bool filter = false;   // shows rows that can be chosen: --where, --under, --owner
  bool sort = false;     // shows them in an order that can be chosen: --sort
  bool columns = false;  // prints a table whose columns can be chosen: --columns
  bool writes = false;   // changes the plan's files: --file, --max-size, --dry-run
  bool history = false;  // goes through commits: --limit, --since, --first-parent
};

/// One command: a row of the table that parsing, help, completion and the man pages are made from.
struct Command {
  std::string_view name;
  std::string_view summary;      // one line, lower case, no full stop
  std::string_view description;  // what the summary cannot say, for help and man page; may be empty
  Group group = Group::look;
  Takes takes;
  std::span<const std::string_view> formats;  // the default first; empty: it prints no data
  std::span<const Argument> arguments;
  std::span<const Option> options;             // its own, beside the shared ones
  std::span<const std::string_view> examples;  // whole command lines, the commonest first
  int (*run)(Context&, const Arguments&);      // returns an exit code
  bool hidden = false;
};

/// Options that belong together, under the heading that help gives them.
struct OptionSet {
  std::string_view heading;  // empty: goes on under the one before
  std::span<const Option> options;
};

/// Lists the sets of options that a command takes: its own first, then the shared ones.
class OptionSets {
 public:
  explicit OptionSets(const Command& command);

  const OptionSet* begin() const { return sets_; }
  const OptionSet* end() const { return sets_ + count_; }

 private:
  void add(OptionSet set);

  static constexpr std::size_t kMostSets = 9;
  OptionSet sets_[kMostSets] = {};
  std::size_t count_ = 0;
};

/// Finds an option of a command by its long name; nullptr if it takes none of this name.
const Option* find_option(const Command& command, std::string_view name);

/// Finds an option of a command by its letter; nullptr if it takes none.
const Option* find_option(const Command& command, char letter);

/// Finds an option that may stand in front of the command: those of the shared sets.
const Option* find_shared_option(std::string_view name);
const Option* find_shared_option(char letter);

/// The long names of all of these, without the dashes.
std::vector<std::string_view> shared_option_names();

/// The commands in the order of help, hidden ones last.
std::span<const Command> command_table();

/// Returns the command of this name, or nullptr.
const Command* find_command(std::string_view name);

/// Returns the heading of a group.
std::string_view group_heading(Group group);

}  // namespace plumb
