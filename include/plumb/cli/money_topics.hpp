#pragma once

#include <string_view>

namespace plumb {

/// What `plumb help contracts` says.
std::string_view contracts_topic();

/// What `plumb help decisions` says.
std::string_view decisions_topic();

}  // namespace plumb
