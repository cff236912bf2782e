#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Returns the unified diff that adds a new file; the path is made safe for a terminal.
std::string addition_diff(const std::string& path, std::string_view text);

}  // namespace plumb
