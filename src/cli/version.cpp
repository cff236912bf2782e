#include "plumb/cli/version.hpp"

#include <algorithm>
#include <array>

// The build defines PLUMB_VERSION, PLUMB_COMMIT and PLUMB_LIBRARIES ("CLI11 2.1.2,fmt 9.1.0") for this file
// alone, so that a new commit recompiles nothing else.

namespace plumb {

namespace {

constexpr std::string_view kLibraries = PLUMB_LIBRARIES;
constexpr auto kLibraryCount =
    static_cast<std::size_t>(std::count(kLibraries.begin(), kLibraries.end(), ',')) + 1;

constexpr std::array<LibraryVersion, kLibraryCount> parted_libraries() {
  std::array<LibraryVersion, kLibraryCount> parted{};
  std::string_view rest = kLibraries;
  for (LibraryVersion& library : parted) {
    const std::string_view item = rest.substr(0, rest.find(','));
    const std::size_t blank = item.find(' ');
    library = {item.substr(0, blank), item.substr(blank + 1)};
    rest.remove_prefix(std::min(item.size() + 1, rest.size()));
  }
  return parted;
}

}  // namespace

std::string_view plumb_version() {
  return PLUMB_VERSION;
}

std::string_view plumb_commit() {
  return PLUMB_COMMIT;
}

std::span<const LibraryVersion> library_versions() {
  static constexpr std::array<LibraryVersion, kLibraryCount> kVersions = parted_libraries();
  return kVersions;
}

}  // namespace plumb
