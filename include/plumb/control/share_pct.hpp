#pragma once

#include <cstddef>
#include <optional>

namespace plumb {

/// Returns what share of a whole a part is, in percent; undefined of nothing.
inline std::optional<double> share_pct(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace plumb
