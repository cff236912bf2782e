#include "plumb/cli/exit_code.hpp"

#include <array>

namespace plumb {

std::span<const ExitCodeInfo> exit_code_table() {
  static constexpr std::array<ExitCodeInfo, 5> kCodes{{
      {kExitDone, "done, and all limits hold"},
      {kExitFound,
       "check: a limit does not hold, a merge would clash, or with --strict there is a warning; diff "
       "--exit-code: a difference"},
      {kExitUsage, "wrong usage: an unknown command, option or value; nothing was done"},
      {kExitInput, "the plan or the input has errors; nothing was computed or written"},
      {kExitSystem, "the system said no: a file cannot be read or written, or git failed"},
  }};
  return kCodes;
}

}  // namespace plumb
