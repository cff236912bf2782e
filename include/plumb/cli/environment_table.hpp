#pragma once

#include <span>
#include <string_view>

namespace plumb {

/// An environment variable that plumb looks at.
struct EnvironmentVariable {
  std::string_view name;
  std::string_view meaning;
};

/// Lists every one, for help and the manual page.
std::span<const EnvironmentVariable> environment_table();

}  // namespace plumb
