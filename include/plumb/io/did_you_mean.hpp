#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace plumb {

/// Returns the candidate that the user most likely meant by `word`: the fewest letters inserted, deleted,
/// replaced or swapped with their neighbour, at most a third of the word's letters (and one in words of up to
/// five). The case of ASCII letters does not count. Of equally near ones the first; nullopt if none is near
/// enough.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace plumb
