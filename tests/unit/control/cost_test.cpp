#include "plumb/control/cost.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>

namespace plumb::test {
namespace {

constexpr std::int64_t kGreatestEntered = std::numeric_limits<std::int64_t>::max();

TEST_CASE("an amount entered is held exactly") {
  for (const std::int64_t amount :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-12345}, kGreatestEntered}) {
    CHECK(Cost::exactly(amount).exact() == amount);
    CHECK(Cost::exactly(amount).rounded() == amount);
  }
  CHECK(Cost::exactly(120'000'000).units() == 12000);
}

TEST_CASE("a share that does not come out even has no exact form, and is right to 1e-16 units") {
  const Cost third = Cost::share(Cost::exactly(10'000'000), 1, 3);
  CHECK(!third.exact());
  CHECK(third.units() == doctest::Approx(1000.0 / 3).epsilon(1e-15));
  CHECK(third.rounded() == 3'333'333);
  CHECK((-third).rounded() == -3'333'333);
}

TEST_CASE("shares of an amount add up to it, however it is cut") {
  std::mt19937_64 random(7);
  for (int trial = 0; trial < 2000; ++trial) {
    const Cost amount = Cost::exactly(static_cast<std::int64_t>(random() % 1'000'000'000'000));
    const std::int64_t whole = 1 + static_cast<std::int64_t>(random() % 600'000'000);
    Cost sum;
    Cost before;
    std::int64_t part = 0;
    while (part < whole) {
      part = std::min(whole, part + 1 + static_cast<std::int64_t>(random() % 200'000'000));
      const Cost until = Cost::share(amount, part, whole);
      CHECK(until >= before);
      sum += until - before;
      before = until;
    }
    CHECK(sum == amount);
  }
}

TEST_CASE("a share of a great amount is as exact as that of a small one") {
  const auto units = [](std::int64_t amount) { return Cost::exactly(amount * 10'000); };
  CHECK(Cost::share(units(200'000), units(600'000), units(2'000'000)).units() ==
        doctest::Approx(60'000).epsilon(1e-15));
  CHECK(Cost::share(units(-90'000'000), units(1), units(3)).units() ==
        doctest::Approx(-30'000'000).epsilon(1e-15));
  CHECK(Cost::share(units(70'000'000), units(-11), units(70)) == units(-11'000'000));
}

TEST_CASE("what is too great stays at the greatest amount") {
  const Cost greatest = Cost::share(Cost::exactly(kGreatestEntered), kGreatestEntered, 1);
  CHECK(greatest.units() > 1e21);
  CHECK(greatest + greatest == greatest);
  CHECK(Cost::share(Cost::exactly(kGreatestEntered), -kGreatestEntered, 1) == -greatest);
  // What is multiplied beyond 128 bits and divided back is right to the digits that matter.
  CHECK(Cost::share(Cost::exactly(kGreatestEntered), kGreatestEntered - 1, kGreatestEntered).units() ==
        doctest::Approx(static_cast<double>(kGreatestEntered) / 1e4));
}

TEST_CASE("a share of amounts is that of their ratio") {
  const auto money = [](std::int64_t units) { return Cost::exactly(units * 10'000); };
  CHECK(Cost::share(money(600), money(1), money(3)).units() == doctest::Approx(200).epsilon(1e-13));
  CHECK(Cost::share(money(600), money(3), money(3)) == money(600));
  CHECK(Cost::share(money(600), money(3), Cost()) == Cost());
  CHECK(Cost::share(money(600), money(3), money(-3)) == Cost());
}

TEST_CASE("an amount is made again from its halves") {
  const Cost greatest = Cost::share(Cost::exactly(kGreatestEntered), kGreatestEntered, 1);
  for (const Cost amount : {Cost(), Cost::exactly(1), Cost::share(Cost::exactly(10'000), 1, 3), greatest})
    for (const Cost each : {amount, -amount}) CHECK(Cost::from_halves(each.halves()) == each);
}

}  // namespace
}  // namespace plumb::test
