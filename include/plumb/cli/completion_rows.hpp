#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/command.hpp"

namespace plumb {

/// What a script does to complete a value: `words A B`, `file`, `folder`, `text` for nothing, or what `plumb
/// __complete` lists (task, row, kind, fields, change …); empty for a flag.
std::string completion_action(const Command& command, ValueType value,
                              std::span<const std::string_view> choices);

/// One option as some commands take it, with the same meaning and the same values.
struct OptionUse {
  const Option* option = nullptr;
  std::string action;
  std::vector<std::string_view> commands;
  bool in_front = false;  // may stand in front of the command; of several uses of one name, the first
};

/// Lists every option of every visible command, hidden ones left out; what is the same everywhere once.
std::vector<OptionUse> option_uses();

/// An argument at a place (from 1) of a command.
struct ArgumentUse {
  std::string_view command;
  std::size_t place = 1;
  std::string action;
  bool repeats = false;  // stands at the places behind it too
};

std::vector<ArgumentUse> argument_uses();

/// The pattern of a shell's `case` that fits `COMMAND PLACE` where this argument is typed.
std::string place_pattern(const ArgumentUse& use);

/// The commands that completion offers.
std::vector<const Command*> visible_commands();

/// The names of the visible commands with a blank between.
std::string command_words();

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// The options whose values the scripts hand on to `plumb __complete`, so that it reads the same plan.
inline constexpr std::string_view kPlanOptionPattern = "-f|--file|-C|--directory";

}  // namespace plumb
