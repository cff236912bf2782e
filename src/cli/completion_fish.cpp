#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <set>

#include "plumb/cli/completion_rows.hpp"
#include "plumb/cli/shell_text.hpp"

namespace plumb {

namespace {

constexpr std::string_view kFunctions = R"sh(
# Prints the command and its arguments typed so far, options and their values left out.
function __plumb_words
    set -l value_follows 0
    for word in (commandline -opc)[2..-1]
        if test $value_follows = 1
            set value_follows 0
        else if contains -- $word @VALUED@
            set value_follows 1
        else if not string match -q -- '-*' $word
            printf '%s\n' $word
        end
    end
end

# Prints the options that name the plan, so that ids come from the same one.
function __plumb_plan
    set -l value_follows 0
    for word in (commandline -opc)[2..-1]
        if test $value_follows = 1
            printf '%s\n' $word
            set value_follows 0
        else if contains -- $word @PLAN@
            printf '%s\n' $word
            set value_follows 1
        else if string match -q -r -- '^--(file|directory)=' $word
            printf '%s\n' $word
        end
    end
end

# True if the command is one of those given; `none` stands for no command yet.
function __plumb_is
    set -l words (__plumb_words) none
    contains -- $words[1] $argv
end

# True if argument number $argv[2] of command $argv[1] is being typed.
function __plumb_at
    set -l words (__plumb_words)
    test (count $words) = $argv[2]; and test $words[1] = $argv[1]
end

# The same for an argument that repeats: true behind that place too.
function __plumb_from
    set -l words (__plumb_words)
    test (count $words) -ge $argv[2]; and test $words[1] = $argv[1]
end

function __plumb_candidates
    set -l words (__plumb_words) '' ''
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l of $typed
    contains -- $argv[1] change new-row fields; and set of $words[2]
    command plumb __complete (__plumb_plan) -- $argv[1] "$of" "$typed" 2>/dev/null
end

# The fields of the collection that is listed, else of tasks; several with commas between.
function __plumb_fields
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l before (string match -r -- '^.*,' $typed)
    __plumb_candidates fields | string replace -r '^' -- "$before"
end

complete -c plumb -f
)sh";

/// The part of a `complete` line that says what the values are; `-x` stands for: a value follows, and it is
/// no file.
std::string value_part(std::string_view action) {
  if (action == "file") return " -r -F";
  if (action == "folder") return " -x -a '(__fish_complete_directories)'";
  if (action == "text") return " -x";
  if (action == "fields") return " -x -a '(__plumb_fields)'";
  if (action.starts_with("words ")) return fmt::format(" -x -a '{}'", action.substr(6));
  return fmt::format(" -x -a '(__plumb_candidates {})'", action);
}

std::string argument_part(std::string_view action) {
  if (action == "file") return " -F";
  const std::string part = value_part(action);
  return part.substr(part.find(" -a"));
}

void append_quoted_help(std::string& out, std::string_view help) {
  out += " -d ";
  std::string quoted;
  for (const char character : help) {
    if (character == '\'' || character == '\\') quoted += '\\';
    quoted += character;
  }
  fmt::format_to(std::back_inserter(out), "'{}'\n", quoted);
}

/// Every name of an option that a value follows, whichever the command.
std::string valued_options(const std::vector<OptionUse>& uses) {
  std::set<std::string> names;
  for (const OptionUse& use : uses) {
    if (use.action.empty()) continue;
    names.insert(fmt::format("--{}", use.option->name));
    if (use.option->letter != '\0') names.insert(fmt::format("-{}", use.option->letter));
  }
  return fmt::format("{}", fmt::join(names, " "));
}

void append_fish_options(std::string& out, const std::vector<OptionUse>& uses) {
  for (const OptionUse& use : uses) {
    fmt::format_to(std::back_inserter(out), "complete -c plumb -n '__plumb_is {}{}' -l {}",
                   fmt::join(use.commands, " "), use.in_front ? " none" : "", use.option->name);
    if (use.option->letter != '\0') fmt::format_to(std::back_inserter(out), " -s {}", use.option->letter);
    if (!use.action.empty()) out += value_part(use.action);
    append_quoted_help(out, use.option->help);
  }
}

}  // namespace

std::string fish_completion() {
  const std::vector<OptionUse> uses = option_uses();
  std::string functions(kFunctions);
  replace_once(functions, "@VALUED@", valued_options(uses));
  replace_once(functions, "@PLAN@", "-f --file -C --directory");
  std::string out = "# Completion of plumb for fish, written by: plumb completion fish\n" + functions;
  out += "complete -c plumb -n '__plumb_is none' -l version -d 'version, commit and libraries'\n";
  for (const Command* command : visible_commands()) {
    fmt::format_to(std::back_inserter(out), "complete -c plumb -n '__plumb_is none' -a {}", command->name);
    append_quoted_help(out, command->summary);
  }
  append_fish_options(out, uses);
  for (const ArgumentUse& use : argument_uses())
    if (use.action != "text")
      fmt::format_to(std::back_inserter(out), "complete -c plumb -n '__plumb_{} {} {}'{}\n",
                     use.repeats ? "from" : "at", use.command, use.place, argument_part(use.action));
  return out;
}

}  // namespace plumb
