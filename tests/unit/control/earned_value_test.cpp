#include "plumb/control/earned_value.hpp"

#include <doctest/doctest.h>

namespace plumb::test {
namespace {

Cost units_of(std::int64_t units) {
  return Cost::exactly(units * 10'000);
}

EarnedValue value(std::int64_t bac, std::int64_t pv, std::int64_t ev, std::int64_t ac) {
  return {units_of(bac), units_of(pv), units_of(ev), units_of(ac), {}};
}

TEST_CASE("indices are undefined where they divide by nothing") {
  CHECK(!spi(value(100, 0, 0, 10)));
  CHECK(!cpi(value(100, 10, 10, 0)));
  CHECK(spi(value(100, 10, 0, 0)) == 0.0);
  CHECK(!percent(Cost(), Cost()));
}

TEST_CASE("each forecast is undefined where its performance is") {
  const CostForecasts nothing_earned = cost_forecasts(value(1000, 200, 0, 150), std::nullopt);
  CHECK(!nothing_earned.typical);
  CHECK(!nothing_earned.spi);
  CHECK(!nothing_earned.cpi_spi);
  CHECK(!nothing_earned.spi_t);
  CHECK(!nothing_earned.weighted);
  CHECK(nothing_earned.atypical == 1150);
  CHECK(nothing_earned.used() == 1150);
  const CostForecasts nothing_spent = cost_forecasts(value(1000, 200, 100, 0), 0.5);
  CHECK(!nothing_spent.typical);
  CHECK(!nothing_spent.cpi_spi);
  CHECK(nothing_spent.spi == 1800);
  CHECK(nothing_spent.spi_t == 1800);
  CHECK(nothing_spent.atypical == 900);
}

TEST_CASE("credits above the costs are no performance to forecast with") {
  const EarnedValue credited = value(200, 100, 50, -50);
  const CostForecasts forecasts = cost_forecasts(credited, 0.5);
  CHECK(cpi(credited) == -1.0);
  CHECK(!forecasts.typical);
  CHECK(!forecasts.cpi_spi);
  CHECK(!forecasts.weighted);
  CHECK(forecasts.spi == 250);
  CHECK(forecasts.used() == 100);
  CHECK(estimate_to_complete(credited) == 150);
  CHECK(variance_at_completion(credited) == 100);
  CHECK(to_complete_index_eac(credited) == 1.0);
}

TEST_CASE("forecasts follow from exact parts") {
  const CostForecasts forecasts = cost_forecasts(value(500'000, 250'000, 200'000, 290'000), 0.75);
  CHECK(*forecasts.typical == doctest::Approx(725'000).epsilon(1e-15));
  CHECK(forecasts.atypical == 590'000);
  CHECK(*forecasts.cpi_spi == doctest::Approx(833'750).epsilon(1e-15));
  CHECK(*forecasts.spi == doctest::Approx(665'000).epsilon(1e-15));
  CHECK(*forecasts.weighted == doctest::Approx(711511.62790697674));
  CHECK(*forecasts.spi_t == doctest::Approx(690'000).epsilon(1e-15));
}

TEST_CASE("what is finished needs nothing more") {
  const EarnedValue done = value(1000, 1000, 1000, 1100);
  CHECK(cost_forecasts(done, std::nullopt).used() == 1100);
  CHECK(estimate_to_complete(done) == 0);
  CHECK(variance_at_completion(done) == -100);
  CHECK(to_complete_index_bac(done) == 0.0);
  CHECK(!to_complete_index_eac(done));
}

TEST_CASE("with the budget spent and work left, the index is undefined; beyond it, negative") {
  CHECK(!to_complete_index_bac(value(1000, 900, 800, 1000)));
  CHECK(to_complete_index_bac(value(1000, 900, 800, 1100)) == -2.0);
}

TEST_CASE("what is left keeps its digits beside a great budget") {
  const EarnedValue nearly = value(1'000'000'000, 1'000'000'000, 999'999'999, 700'000'000);
  CHECK(estimate_to_complete(nearly) == doctest::Approx(0.7000000007).epsilon(1e-12));
  CHECK(to_complete_index_eac(nearly) == cpi(nearly));
  EarnedValue spent = value(1'000'000'000, 0, 900'000'000, 0);
  spent.ac = Cost::exactly(9'999'999'999'995);
  CHECK(*to_complete_index_bac(spent) == doctest::Approx(100'000'000 / 0.0005));
}

TEST_CASE("sums divide afterwards") {
  EarnedValue sum = value(100, 50, 50, 100);
  sum += value(300, 150, 100, 50);
  CHECK(spi(sum) == 0.75);
  CHECK(cpi(sum) == 1.0);
}

}  // namespace
}  // namespace plumb::test
