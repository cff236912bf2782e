#include "plumb/control/curve.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "plumb/model/calendar.hpp"

namespace plumb::test {
namespace {

using namespace std::chrono;

constexpr Date kMonday = year{2026} / 3 / 2;

const WorkTimes& office() {
  static const WorkTimes times(effective_calendar({standard_calendar()}, CalendarId(0)), kMonday);
  return times;
}

Instant at(int day, int hour, int minute = 0) {
  return Instant(kMonday) + days(day) + hours(hour) + minutes(minute);
}

Cost money(std::int64_t units) {
  return Cost::exactly(units * 10'000);
}

TEST_CASE("a line rises with the minutes that its calendar works") {
  Curve curve;
  curve.add_line(office(), at(0, 8), at(1, 17), money(1600));
  CHECK(curve.at(at(0, 8)) == Cost());
  CHECK(curve.at(at(0, 10)) == money(200));
  CHECK(curve.at(at(0, 12, 30)) == money(400));
  CHECK(curve.at(at(0, 17)) == money(800));
  CHECK(curve.at(at(1, 8)) == money(800));
  CHECK(curve.at(at(9, 8)) == money(1600));
  CHECK(curve.total() == money(1600));
}

TEST_CASE("a step is in the value at its instant, and not before") {
  Curve curve;
  curve.add_step(at(0, 8), money(100));
  CHECK(curve.at(at(0, 7, 59)) == Cost());
  CHECK(curve.before(at(0, 8)) == Cost());
  CHECK(curve.at(at(0, 8)) == money(100));
}

TEST_CASE("an amount over a time without work accrues at its end") {
  Curve curve;
  curve.add_line(office(), at(5, 8), at(6, 17), money(100));  // a weekend
  CHECK(curve.at(at(6, 16, 59)) == Cost());
  CHECK(curve.at(at(6, 17)) == money(100));
}

TEST_CASE("the inverse is the end of a plateau, part of a minute, or part of a jump") {
  Curve curve;
  curve.add_line(office(), at(0, 8), at(0, 17), money(480));  // one unit a minute
  curve.add_step(at(2, 8), money(100));
  curve.add_line(office(), at(2, 8), at(2, 17), money(480));
  const auto inverse = [&](double units) {
    return curve.inverse(Cost::exactly(std::llround(units * 10'000)), at(0, 8), at(2, 17));
  };
  CHECK(inverse(60).minute == at(0, 9));
  CHECK(inverse(60.25).minute == at(0, 9));
  CHECK(inverse(60.25).part_of_next == doctest::Approx(0.25));
  // The plateau lasts up to the minute before the jump; the jump itself ends it.
  CHECK(inverse(480).minute == at(2, 8));
  CHECK(inverse(480).part_of_jump == 0);
  CHECK(inverse(505).minute == at(2, 8));
  CHECK(inverse(505).part_of_jump == doctest::Approx(0.25));
  CHECK(inverse(580).minute == at(2, 8));
  CHECK(inverse(1060).minute == at(2, 17));
  CHECK(inverse(9999).minute == at(2, 17));
  for (const double units : {0.0, 60.0, 60.25, 200.5, 480.0, 505.0, 579.0, 580.0, 700.125, 1060.0})
    CHECK(curve.at(inverse(units)) == doctest::Approx(units).epsilon(1e-9));
}

TEST_CASE("a curve that starts with a jump gives part of it") {
  Curve curve;
  curve.add_step(at(0, 8), money(100));
  const CurvePoint point = curve.inverse(money(25), at(0, 8), at(1, 8));
  CHECK(point.minute == at(0, 8));
  CHECK(point.part_of_jump == doctest::Approx(0.25));
}

TEST_CASE("cut into periods, a curve adds up to itself") {
  std::mt19937 random(11);
  const auto any = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  for (int trial = 0; trial < 300; ++trial) {
    Curve curve;
    Cost total;
    for (int i = 0; i < 12; ++i) {
      const Cost amount = Cost::exactly(any(1'000'000'000));
      const Instant from = at(any(200), any(24), any(60));
      if (i % 4 == 0)
        curve.add_step(from, amount);
      else
        curve.add_line(office(), from, from + minutes(any(200'000)), amount);
      total += amount;
    }
    std::vector<Instant> ends;
    for (Instant end = at(any(100), any(24), any(60)); end < at(420, 0); end += minutes(1 + any(40'000)))
      ends.push_back(end);
    ends.push_back(at(500, 0));
    std::vector<Cost> periods(ends.size());
    curve.cut(ends, periods);
    Cost sum;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      sum += periods[i];
      CHECK(periods[i] >= Cost());
      CHECK(sum == curve.at(ends[i]));
    }
    CHECK(sum == total);
    CHECK(curve.total() == total);
  }
}

TEST_CASE("a scaled curve has a share of every value") {
  Curve curve;
  curve.add_line(office(), at(0, 8), at(0, 17), money(480));
  curve.add_step(at(1, 8), money(20));
  const Curve half = curve.scaled(money(1), money(2));
  CHECK(half.at(at(0, 9)) == money(30));
  CHECK(half.total() == money(250));
  CHECK(curve.scaled(money(1), Cost()).empty());
}

}  // namespace
}  // namespace plumb::test
