#include "plumb/plan/circles.hpp"

#include <doctest/doctest.h>

namespace plumb {
namespace {

using Named = std::vector<std::optional<std::size_t>>;
using Circles = std::vector<std::vector<std::size_t>>;

TEST_CASE("circles of rows that name one other") {
  CHECK(find_circles(Named{}).empty());
  CHECK(find_circles(Named{std::nullopt, 0, 1}).empty());
  CHECK(find_circles(Named{0}) == Circles{{0}});
  CHECK(find_circles(Named{1, 2, 1}) == Circles{{1, 2}});
  CHECK(find_circles(Named{3, 2, 1, 0}) == Circles{{0, 3}, {1, 2}});
  CHECK(find_circles(Named{2, 0, 1}) == Circles{{0, 2, 1}});
}

TEST_CASE("a circle as text") {
  const std::vector<std::string_view> ids{"a", "b", "c"};
  CHECK(circle_text(std::vector<std::size_t>{0, 2}, ids) == "a → c → a");
}

}  // namespace
}  // namespace plumb
