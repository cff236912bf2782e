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

/// Lists the words of the plan or of its format that a value can take: ids for `task`, `resource` and `row`,
/// collections for `kind`, fields for `fields` (of the collection that `of` names, else of tasks). A plan
/// that cannot be read gives no ids. Says nothing on standard error.
std::vector<Candidate> plan_candidates(ValueType value, std::string_view of, Context& context,
                                       const Arguments& arguments);

/// Returns the completion script of a shell (bash, zsh, fish), made from the table of commands.
std::string completion_script(std::string_view shell);

/// The shells that completion_script knows.
std::span<const std::string_view> completion_shells();

}  // namespace plumb
