#include "plumb/control/communications.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// `NEXT held/due`, with `late` where it is overdue, on Friday 2026-03-20.
std::string kept(const std::string& fields) {
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-20}\n"
      "tasks:\n  - {id: dig, duration: 15d, actual_start: 2026-03-02, actual_finish: 2026-03-20}\n  - {id: "
      "live, milestone: true, after: dig}\n"
      "communications:\n  - {id: k, name: K, " +
      fields + "}\n");
  const CommunicationFigures figures = communication_figures_of(
      *result->loaded, result->schedule, result->loaded->rows<Communication>().rows.front());
  return fmt::format("{} {}/{}{}", figures.next_due ? date_text(*figures.next_due) : "-", figures.held,
                     figures.due, figures.overdue ? " late" : "");
}

TEST_CASE("an occasion is due every period from the start, and next behind the last log") {
  CHECK(kept("every: 1w") == "2026-03-02 0/3 late");
  CHECK(kept("every: 1w, log: [{date: 2026-03-02}]") == "2026-03-09 1/3 late");
  CHECK(kept("every: 1w, log: [{date: 2026-03-02}, {date: 2026-03-18}]") == "2026-03-23 2/3");
  CHECK(kept("every: 1w, log: [{date: 2026-03-03}, {date: 2026-03-04}]") == "2026-03-09 1/3 late");
  CHECK(kept("every: 1mo, start: 2026-01-31, log: [{date: 2026-02-28}]") == "2026-03-31 1/2");
  CHECK(kept("every: 1w, start: 2026-03-20") == "2026-03-20 0/1");
  CHECK(kept("every: 1w, start: 2026-04-01") == "2026-04-01 0/0");
}

TEST_CASE("what is logged after today, or before the first occasion, holds none") {
  CHECK(kept("every: 1w, log: [{date: 2026-03-25}]") == "2026-03-02 0/3 late");
  CHECK(kept("every: 1w, log: [{date: 2026-02-25}]") == "2026-03-02 0/3 late");
}

TEST_CASE("occasions end with a date, a task or the communication") {
  CHECK(kept("every: 1w, until: 2026-03-10, log: [{date: 2026-03-09}]") == "- 1/2");
  CHECK(kept("every: 1w, until: dig, log: [{date: 2026-03-16}]") == "- 1/3");
  CHECK(kept("every: 1w, until: live FS+7ed, log: [{date: 2026-03-16}]") == "2026-03-23 1/3");
  CHECK(kept("every: 1w, closed: 2026-03-10") == "- 0/2");
}

TEST_CASE("without a period there is one occasion") {
  CHECK(kept("start: 2026-03-10") == "2026-03-10 0/1 late");
  CHECK(kept("start: 2026-03-10, log: [{date: 2026-03-11}]") == "- 1/1");
  CHECK(kept("start: 2026-04-10") == "2026-04-10 0/0");
}

TEST_CASE("channels are counted between the stakeholders that are not closed") {
  const auto result = assessed(
      "stakeholders: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D, closed: "
      "2026-01-05}]\n");
  CHECK(result->word("communications.channels") == "3");
  CHECK(result->word("communications.adherence_pct") == "n/a");
  CHECK(channels_between(0) == 0);
  CHECK(channels_between(1) == 0);
}

}  // namespace
}  // namespace plumb::test
