#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// Finds the circles among rows of which each names at most one other, in linear time.
///
/// named: for every row, the row that it names. Each circle starts with its first row and goes on in the
/// order of naming; circles are in the order of their first rows.
std::vector<std::vector<std::size_t>> find_circles(std::span<const std::optional<std::size_t>> named);

/// Returns `a → b → a` for a circle, given the ids of all rows.
std::string circle_text(std::span<const std::size_t> circle, std::span<const std::string_view> ids);

}  // namespace plumb
