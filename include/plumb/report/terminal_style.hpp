#pragma once

#include <string_view>

#include "plumb/report/table.hpp"

namespace plumb {

/// Ends whatever a role has begun.
inline constexpr std::string_view kPlainStyle = "\x1b[0m";

/// Returns the escape sequence that begins a role on a terminal with colours, from the 16 that the user's
/// theme defines; empty for Role::none.
std::string_view terminal_style(Role role);

}  // namespace plumb
