#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/command.hpp"

namespace plumb {

/// One word that completes what the user types, and what it stands for.
struct Candidate {
  std::string word;
  std::string description;  // may be empty
};

/// Lists the words of the plan, of its format or of its repository that complete a word: `what` is one of
/// those that `plumb __complete` takes. of: whose fields; of words that are listed by their beginning, that.
/// typed: of a change, what is typed of it. A plan that cannot be read gives no ids. Says nothing on standard
/// error.
std::vector<Candidate> plan_candidates(std::string_view what, std::string_view of, std::string_view typed,
                                       Context& context, const Arguments& arguments);

/// Returns the completion script of a shell (bash, zsh, fish), made from the table of commands.
std::string completion_script(std::string_view shell);

/// The shells that completion_script knows.
std::span<const std::string_view> completion_shells();

}  // namespace plumb
