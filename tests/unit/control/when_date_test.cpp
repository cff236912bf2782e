#include "plumb/control/when_date.hpp"

#include <doctest/doctest.h>

#include "plumb/registers/contract.hpp"
#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

/// The day on which a payment falls due: dig ends on Tuesday 03-03, go-live is a milestone at its end.
std::string payment_date(std::string_view when, std::string_view project = {}) {
  const DatedPlan plan = dated(
      "tasks:\n  - {id: dig, duration: 2d}\n  - {id: go-live, milestone: true, after: dig}\n"
      "  - {id: cure, duration: 2ed, after: dig}\n"
      "contracts:\n  - {id: c, name: C, payments: [{id: p, amount: 1, when: " +
          std::string(when) + "}]}\n",
      project);
  const Payment& payment = plan.loaded->rows<Contract>().rows.front().payments.front();
  const auto date = when_date(*plan.loaded, plan.schedule, payment.when.value());
  return date ? date_text(*date) : "none";
}

TEST_CASE("a payment falls due on its date, or with the task that it names") {
  CHECK(payment_date("2026-05-01") == "2026-05-01");
  CHECK(payment_date("dig") == "2026-03-03");
  CHECK(payment_date("go-live FS") == "2026-03-03");
  CHECK(payment_date("dig FF") == "2026-03-03");
  CHECK(payment_date("dig SS") == "2026-03-02");
  CHECK(payment_date("dig SF") == "2026-03-02");
}

TEST_CASE("the lag of a payment is working time of the project, or elapsed") {
  CHECK(payment_date("dig FS+3d") == "2026-03-06");
  CHECK(payment_date("dig FS+4d") == "2026-03-09");
  CHECK(payment_date("dig FS+4ed") == "2026-03-07");
  CHECK(payment_date("go-live FS+30ed") == "2026-04-02");
  CHECK(payment_date("dig FS-1d") == "2026-03-02");
  CHECK(payment_date("dig SS+1d") == "2026-03-02");
  CHECK(payment_date("dig SS+1ed") == "2026-03-03");
  CHECK(payment_date("dig FS+50%") == "2026-03-04");
  CHECK(payment_date("cure FS+50%") == "2026-03-06");
}

TEST_CASE("the lag of a payment runs in the calendar that the plan's scheduling names") {
  constexpr std::string_view kAnyHour = "scheduling: {lag_calendar: 24h}";
  CHECK(payment_date("dig FS+4d", kAnyHour) == "2026-03-05");
}

TEST_CASE("a midnight at which work ends belongs to the day before") {
  CHECK(payment_date("cure") == "2026-03-05");
}

}  // namespace
}  // namespace plumb::test
