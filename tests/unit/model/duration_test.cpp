#include "plumb/model/duration.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace plumb {
namespace {

/// `480 min`, `480 elapsed`, or the problem.
std::string read(std::string_view text, const WorkUnits& units = {}) {
  const DurationText parsed = parse_duration(text, units);
  if (!parsed.duration) return parsed.problem;
  return fmt::format("{} {}{}", parsed.duration->minutes.count(),
                     parsed.duration->elapsed ? "elapsed" : "min", parsed.rounded ? ", rounded" : "");
}

TEST_CASE("working and elapsed units") {
  CHECK(read("90min") == "90 min");
  CHECK(read("2h") == "120 min");
  CHECK(read("1.5d") == "720 min");
  CHECK(read("2w") == "4800 min");
  CHECK(read("1mo") == "9600 min");
  CHECK(read("30emin") == "30 elapsed");
  CHECK(read("2eh") == "120 elapsed");
  CHECK(read("7ed") == "10080 elapsed");
  CHECK(read("1ew") == "10080 elapsed");
  CHECK(read("1emo") == "43200 elapsed");
  CHECK(read("0d") == "0 min");
  CHECK(read("1_000min") == "1000 min");
}

TEST_CASE("what a day is depends on the units") {
  CHECK(read("1d", {450, 2250, 9000}) == "450 min");
  CHECK(read("1w", {450, 2250, 9000}) == "2250 min");
  CHECK(read("1ed", {450, 2250, 9000}) == "1440 elapsed");
}

TEST_CASE("what does not come out even is rounded and says so") {
  CHECK(read("0.5min") == "1 min, rounded");
  CHECK(read("0.333h") == "20 min, rounded");
  CHECK(read("0.1d") == "48 min");
  CHECK(read("0.000001min") == "0 min, rounded");
}

TEST_CASE("what is no duration says why") {
  CHECK(read("5m") == "'5m' is ambiguous");
  CHECK(read("5") == "'5' has no unit");
  CHECK(read("-5d") == "'-5d' is negative");
  for (const char* text :
       {"", "d", "5D", "5 d", "5days", "1e3d", "1.d", ".5d", "05d", "5ed ", "+5d", "5d3h", "0x5d", "nand"})
    CHECK(read(text) == fmt::format("'{}' is not a duration", text));
  CHECK(read("402000ed") == "578880000 elapsed");
  CHECK(read("402601ed") == "'402601ed' is longer than a thousand years");
  CHECK(read("9000000000000d") == "'9000000000000d' is longer than a thousand years");
  CHECK(read("9999999999999999d") == "'9999999999999999d' is longer than a thousand years");
  CHECK(read("99999999999999999999d") == "'99999999999999999999d' is longer than a thousand years");
}

TEST_CASE("a slip in a duration gets the form that was meant") {
  const auto hint = [](std::string_view text) { return parse_duration(text, {}).hint; };
  CHECK(hint("5 d") == "remove the blank: '5d'");
  CHECK(hint("5D") == "did you mean '5d'?");
  CHECK(hint("1,5d") == "did you mean '1.5d'?");
  CHECK(hint("5 days") == "did you mean '5d'?");
  CHECK(hint("2 Weeks") == "did you mean '2w'?");
  CHECK(hint("1,500d").starts_with("write a number and one of min"));
  CHECK(hint("5x").starts_with("write a number and one of min"));
  CHECK(hint("5M").starts_with("write a number and one of min"));
}

TEST_CASE("durations as text read back as themselves") {
  const WorkUnits units;
  CHECK(duration_text({Minutes(5760), false}, units) == "12d");
  CHECK(duration_text({Minutes(720), false}, units) == "1.5d");
  CHECK(duration_text({Minutes(90), false}, units) == "90min");
  CHECK(duration_text({Minutes(1440), true}, units) == "1ed");
  CHECK(duration_text({Minutes(0), false}, units) == "0d");
  for (const bool elapsed : {false, true})
    for (int minutes = 0; minutes < 5000; minutes += 7) {
      const Duration duration{Minutes(minutes), elapsed};
      CHECK(parse_duration(duration_text(duration, units), units).duration == duration);
    }
}

TEST_CASE("PERT's mean and variance") {
  // Malcolm et al., 1959: (o + 4m + p) / 6 and ((p - o) / 6)^2.
  const Estimate estimate{Minutes(600), Minutes(360), Minutes(1080), false, true};
  CHECK(pert_expected_minutes(estimate) == doctest::Approx(640));
  CHECK(pert_variance(estimate) == doctest::Approx(14400));
}

}  // namespace
}  // namespace plumb
