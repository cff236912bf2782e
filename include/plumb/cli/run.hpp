#pragma once

#include <span>
#include <string>

#include "plumb/cli/surroundings.hpp"

namespace plumb {

/// Runs plumb with the words behind the program's name; returns the exit code.
int run_plumb(std::span<const std::string> words, Surroundings& surroundings);

}  // namespace plumb
