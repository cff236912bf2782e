#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/completion.hpp"
#include "plumb/cli/written_rows.hpp"

namespace plumb {

/// Lists what `FIELD=VALUE` can go on with: before '=' the fields, with those inside behind a dot; behind it
/// the words that the field takes or the ids that it refers to, and for `-=` what the list has.
///
/// Every word is whole, with what is typed in front. revisions: branches and tags, for `baseline=git:REV`.
std::vector<Candidate> change_candidates(const WrittenPlan& plan, const WrittenTarget& target,
                                         std::string_view typed, const std::vector<std::string>& revisions);

}  // namespace plumb
