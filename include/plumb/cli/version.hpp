#pragma once

#include <span>
#include <string_view>

namespace plumb {

struct LibraryVersion {
  std::string_view name;
  std::string_view version;
};

std::string_view plumb_version();

/// What git calls the commit the program was built from; "unknown" outside a repository.
std::string_view plumb_commit();

/// The libraries the program was built with.
std::span<const LibraryVersion> library_versions();

}  // namespace plumb
