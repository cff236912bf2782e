#pragma once

#include <span>
#include <string_view>

namespace plumb {

// Scripts rely on these numbers: they never change their meaning.
inline constexpr int kExitDone = 0;   // done, and all limits hold
inline constexpr int kExitFound = 1;  // what was asked about does not hold: a limit, a difference, a conflict
inline constexpr int kExitUsage = 2;  // wrong usage
inline constexpr int kExitInput = 3;  // the plan or the input has errors
inline constexpr int kExitSystem = 4;  // the system said no

/// An exit code and its meaning, as `plumb help exit-codes` prints it.
struct ExitCodeInfo {
  int code;
  std::string_view meaning;
};

/// Lists every exit code once, in rising order.
std::span<const ExitCodeInfo> exit_code_table();

}  // namespace plumb
