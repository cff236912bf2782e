#pragma once

#include <optional>
#include <span>
#include <string>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/value_check.hpp"

namespace plumb {

/// Reads the words given to a command, itself left out, against its rows: unknown options, missing and
/// superfluous values and values of the wrong form are errors, each with the nearest right one. With --help
/// nothing else is asked for.
std::optional<Arguments> parse_arguments(const Command& command, std::span<const std::string> words,
                                         UsageError& error);

}  // namespace plumb
