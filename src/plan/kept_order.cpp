#include "plumb/plan/kept_order.hpp"

#include <algorithm>
#include <limits>

namespace plumb {

/// The longest rising subsequence, by piles (Fredman 1975): n log n.
std::vector<bool> kept_in_order(const std::vector<std::size_t>& numbers) {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> piles;  // the last of the best sequence of each length
  std::vector<std::size_t> before(numbers.size(), kNone);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto pile =
        std::lower_bound(piles.begin(), piles.end(), numbers[i],
                         [&](std::size_t at, std::size_t number) { return numbers[at] < number; });
    if (pile != piles.begin()) before[i] = *(pile - 1);
    if (pile == piles.end())
      piles.push_back(i);
    else
      *pile = i;
  }
  std::vector<bool> kept(numbers.size());
  for (std::size_t at = piles.empty() ? kNone : piles.back(); at != kNone; at = before[at]) kept[at] = true;
  return kept;
}

}  // namespace plumb
