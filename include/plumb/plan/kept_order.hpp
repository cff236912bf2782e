#pragma once

#include <cstddef>
#include <vector>

namespace plumb {

/// Finds the most of a list that stands in rising order already: what is not in it has been moved. One entry
/// per number; the numbers are all different.
std::vector<bool> kept_in_order(const std::vector<std::size_t>& numbers);

}  // namespace plumb
