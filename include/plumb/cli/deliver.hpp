#pragma once

#include <string_view>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/surroundings.hpp"

namespace plumb {

/// Writes a finished result to where the user wants it: the file of --output, a pager, standard output.
/// Returns `code`, or kExitSystem with a message where the system refuses. A reader that went away is no
/// failure.
int deliver(std::string_view result, int code, Context& context, const Arguments& arguments,
            Surroundings& surroundings);

}  // namespace plumb
