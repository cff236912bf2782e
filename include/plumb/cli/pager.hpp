#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Shows a text in a pager, a command line for the shell, and waits for its end. False if it could not be
/// started: nothing has been shown then.
bool show_in_pager(const std::string& command, std::string_view text);

}  // namespace plumb
