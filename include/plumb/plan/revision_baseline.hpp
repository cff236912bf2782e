#pragma once

#include <optional>
#include <string_view>

namespace plumb {

/// What a baseline's name has in front of a revision: `git:v1` is the plan at v1, and stands in no file.
inline constexpr std::string_view kRevisionPrefix = "git:";

/// Tells whether a baseline's name is that of a revision.
constexpr bool names_revision(std::string_view baseline) {
  return baseline.starts_with(kRevisionPrefix);
}

/// Returns the revision that the name of a baseline means; of another one, nullopt.
constexpr std::optional<std::string_view> revision_of(std::string_view baseline) {
  if (!names_revision(baseline)) return std::nullopt;
  return baseline.substr(kRevisionPrefix.size());
}

}  // namespace plumb
