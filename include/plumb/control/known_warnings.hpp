#pragma once

#include <string_view>

#include "plumb/io/diagnostics.hpp"

namespace plumb {

/// What stands behind the message of a finding that an earlier version of the plan has too.
inline constexpr std::string_view kNoWorse = "; no worse than before";

/// Marks the warnings that an earlier version of the plan has too, and says so in their messages: of the same
/// code, about the same row, and no less of it. A warning without a measure must say the same words.
///
/// before, now: all that is said about either version.
Diagnostics with_known(const Diagnostics& before, const Diagnostics& now);

}  // namespace plumb
