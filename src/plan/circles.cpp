#include "plumb/plan/circles.hpp"

#include <algorithm>

namespace plumb {

std::vector<std::vector<std::size_t>> find_circles(std::span<const std::optional<std::size_t>> named) {
  constexpr std::size_t kNotVisited = 0;
  std::vector<std::size_t> visited_by(named.size(), kNotVisited);  // the walk, counted from 1
  std::vector<std::vector<std::size_t>> circles;
  for (std::size_t start = 0; start < named.size(); ++start) {
    const std::size_t walk = start + 1;
    std::optional<std::size_t> at = start;
    for (; at && visited_by[*at] == kNotVisited; at = named[*at]) visited_by[*at] = walk;
    if (!at || visited_by[*at] != walk) continue;
    std::vector<std::size_t> circle{*at};
    for (std::size_t next = *named[*at]; next != *at; next = *named[next]) circle.push_back(next);
    std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
    circles.push_back(std::move(circle));
  }
  std::sort(circles.begin(), circles.end());
  return circles;
}

std::string circle_text(std::span<const std::size_t> circle, std::span<const std::string_view> ids) {
  constexpr std::size_t kMostShown = 10;
  std::string text;
  for (std::size_t i = 0; i < circle.size() && i < kMostShown; ++i)
    text += std::string(ids[circle[i]]) + " → ";
  if (circle.size() > kMostShown) text += "… → ";
  return text + std::string(ids[circle.front()]);
}

}  // namespace plumb
