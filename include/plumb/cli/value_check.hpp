#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plumb/cli/command.hpp"

namespace plumb {

/// Why a command line was refused, and what would be right.
struct UsageError {
  std::string message;
  std::string help;
};

/// What a value was given to, as messages name it: `--format`, `SHELL`.
struct ValuePlace {
  std::string_view name;
  ValueType value = ValueType::text;
  std::span<const std::string_view> choices;
};

/// Checks the form of one value; false with the reason in `error` if it cannot be meant. Whether an id or a
/// file exists is the command's to find out.
bool check_value(const Command& command, const ValuePlace& place, std::string_view text, UsageError& error);

/// Says `did you mean 'X'? one of A, B` for a word that is none of `choices`.
std::string choices_help(std::string_view word, std::span<const std::string_view> choices);

}  // namespace plumb
