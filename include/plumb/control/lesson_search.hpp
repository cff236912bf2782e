#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// Chooses the lessons, among `rows`, in whose texts every term stands, whatever the case; the best first, of
/// equals in their order. Without terms all, in their order.
///
/// What the name says counts three times, what happened and what to do twice, everything else once, each time
/// that it stands there.
std::vector<std::size_t> search_lessons(const Plan& plan, std::span<const std::size_t> rows,
                                        std::span<const std::string> terms);

}  // namespace plumb
