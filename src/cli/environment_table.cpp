#include "plumb/cli/environment_table.hpp"

#include <array>

namespace plumb {

std::span<const EnvironmentVariable> environment_table() {
  static constexpr std::array<EnvironmentVariable, 15> kVariables{{
      {"NO_COLOR", "if not empty: no colours; --color beats it, as it beats the next two"},
      {"FORCE_COLOR", "if set, but not to 0 or false: colours also where there is no terminal"},
      {"CLICOLOR_FORCE", "the same"},
      {"CLICOLOR", "if 0: no colours"},
      {"TERM", "if dumb: no colours and no pager"},
      {"COLUMNS", "width of the text where the terminal does not say its own"},
      {"PLUMB_PAGER", "pager for results longer than the screen; empty or cat: none"},
      {"PAGER", "the same, if PLUMB_PAGER is not set; default: less -FRX"},
      {"PLUMB_CACHE", "if off: log and trend keep nothing for their next run, and look at nothing kept"},
      {"XDG_CACHE_HOME, HOME",
       "where it is kept: in 'plumb' below the first, else in '.cache/plumb' below the other"},
      {"CI", "if set, but not to 0 or false: never a pager"},
      {"GITHUB_STEP_SUMMARY", "the file that takes what 'check --format github' cannot annotate"},
      {"GITHUB_WORKSPACE, CI_PROJECT_DIR",
       "the top of the repository, from which the formats of CI services name files"},
      {"LC_ALL, LC_CTYPE, LANG",
       "the first that is set tells whether the terminal shows UTF-8; else ASCII signs are used"},
      {"TZ", "the time zone that decides what day 'today' is; plans know no zones"},
  }};
  return kVariables;
}

}  // namespace plumb
