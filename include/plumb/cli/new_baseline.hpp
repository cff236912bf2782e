#pragma once

#include <optional>
#include <string>

#include "plumb/cli/context.hpp"
#include "plumb/control/freeze_baseline.hpp"

namespace plumb {

/// Tells whether a new baseline may be called so; prints why not.
bool is_free_baseline(Context& context, const Plan& plan, std::string_view id);

/// Freezes a plan as a baseline's file, and notes what the file cannot say. `from` that is empty is the
/// latest baseline. Returns nullopt after printing why there can be none.
std::optional<std::string> freeze(Context& context, const Plan& plan, const Schedule& schedule,
                                  FreezeOptions options);

/// Tells whether the plan as it is on the disk has a baseline.
bool reads_baseline(Context& context, const std::string& root, std::string_view id);

}  // namespace plumb
