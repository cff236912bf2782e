#include "plumb/model/compact.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace plumb {
namespace {

TEST_CASE("a compact instant reads as the instant that it was given") {
  for (const Instant instant : {Instant(kFirstDate), Instant(kLastDate) + kMinutesPerDay,
                                Instant(kFirstDate) + Minutes(1), kNoInstant}) {
    const CompactInstant compact = instant;
    CHECK(compact.value() == instant);
    CHECK(compact == instant);
  }
}

TEST_CASE("compact instants compare like instants, the one that does not exist first") {
  const CompactInstant first = Instant(kFirstDate);
  const CompactInstant last = Instant(kLastDate);
  CHECK(first < last);
  CHECK(CompactInstant(kNoInstant) < first);
  CHECK(last > Instant(kFirstDate));
  CHECK(Instant(kFirstDate) < last);
}

TEST_CASE("a length beyond 32 bits stays at their end") {
  CHECK(CompactMinutes(Minutes::max()).count() == std::numeric_limits<std::int32_t>::max());
  CHECK(CompactMinutes(Minutes::min()).count() == std::numeric_limits<std::int32_t>::min());
  CHECK(CompactMinutes(Minutes(-480)).count() == -480);
}

}  // namespace
}  // namespace plumb
