#include "plumb/control/due_list.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// `DATE kind id` of everything that is owed on Friday 2026-03-20, of a project from 2026-03-02 on.
std::string owed(const std::string& yaml) {
  const auto result =
      assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-20, calendar: standard}\n" + yaml);
  std::string all;
  for (const DueItem& item : due_list(**result))
    all += fmt::format("{}{} {} {}", all.empty() ? "" : "  ", date_text(item.date).substr(5), item.kind,
                       item.id);
  return all;
}

TEST_CASE("an unfinished task is owed by its deadline or its finish, whichever is first") {
  CHECK(owed("tasks:\n  - {id: a, duration: 5d}\n  - {id: m, milestone: true, after: a}\n") ==
        "03-06 task a  03-06 milestone m");
  CHECK(owed("tasks: [{id: a, duration: 5d, actual_start: 2026-03-02, deadline: 2026-03-04}]\n") ==
        "03-04 task a");
  CHECK(
      owed("tasks: [{id: a, duration: 5d, actual_start: 2026-03-02, actual_finish: 2026-03-06}]\n").empty());
}

TEST_CASE("what is done is owed no more") {
  CHECK(owed("actions:\n  - {id: a, name: A, due: 2026-03-25}\n"
             "  - {id: b, name: B, due: 2026-03-25, status: done}\n"
             "  - {id: c, name: C}\n  - {id: d, name: D, due: 2026-03-02, closed: 2026-03-05}\n") ==
        "03-25 action a");
  CHECK(owed("issues:\n  - {id: a, name: A, due: 2026-03-25}\n"
             "  - {id: b, name: B, due: 2026-03-25, status: resolved}\n") == "03-25 issue a");
  CHECK(owed("trainings:\n  - {id: a, name: A, planned: 2026-03-25}\n"
             "  - {id: b, name: B, planned: 2026-03-25, done: 2026-03-19}\n") == "03-25 training a");
  CHECK(owed("inspections:\n  - {id: a, name: A, planned: 2026-03-25}\n"
             "  - {id: b, name: B, planned: 2026-03-25, result: pass}\n") == "03-25 inspection a");
  CHECK(owed("assumptions:\n  - {id: a, name: A, validate_by: 2026-03-25}\n"
             "  - {id: b, name: B, validate_by: 2026-03-25, status: valid}\n") == "03-25 assumption a");
  CHECK(owed("objectives:\n  - {id: a, name: A, due: 2026-03-25}\n"
             "  - {id: b, name: B, due: 2026-03-25, status: met}\n") == "03-25 objective a");
  CHECK(owed("improvements:\n  - {id: a, name: A, due: 2026-03-25}\n"
             "  - {id: b, name: B, due: 2026-03-25, stage: act, measured: 3}\n") == "03-25 improvement a");
  CHECK(owed("risks:\n  - {id: a, name: A, due: 2026-03-25, strategy: accept}\n"
             "  - {id: b, name: B, due: 2026-03-25, status: closed}\n") == "03-25 risk a");
}

TEST_CASE("what comes again is owed a period after the last time") {
  CHECK(owed("communications: [{id: a, name: A, every: 1w, log: [{date: 2026-03-16}]}]\n") ==
        "03-23 communication a");
  CHECK(owed("obligations:\n  - {id: a, name: A, review_every: 1mo, reviewed: 2026-03-10}\n"
             "  - {id: b, name: B, review_every: 1mo}\n"
             "  - {id: c, name: C, review_every: 1mo, status: waived}\n") ==
        "04-02 review b  04-10 review a");
  CHECK(owed("contingencies:\n  - {id: a, name: A, test_every: 1mo, tested: [{date: 2026-03-10}]}\n"
             "  - {id: b, name: B, test_every: 1mo}\n") == "04-02 rehearsal b  04-10 rehearsal a");
}

TEST_CASE("an obligation owes evidence first, then that it is met") {
  CHECK(owed("obligations:\n  - {id: a, name: A, due: 2026-03-25}\n"
             "  - {id: b, name: B, due: 2026-03-25, evidence: [https://example.org/b]}\n"
             "  - {id: c, name: C, due: 2026-03-25, status: met, evidence: [https://example.org/c]}\n"
             "  - {id: d, name: D, due: 2026-03-25, status: waived}\n") ==
        "03-25 evidence a  03-25 obligation b");
}

TEST_CASE("a payment is owed with its task until it is paid in full") {
  CHECK(
      owed("tasks: [{id: a, duration: 25d, actual_start: 2026-03-02, actual_finish: 2026-03-20}]\n"
           "contracts:\n  - {id: c, name: C, value: 100, payments: [{id: x, percent: 50%, when: a FS+30ed}, "
           "{id: y, percent: 50%, when: 2026-03-02, paid: [{date: 2026-03-05, amount: 50}]}]}\n") ==
      "04-19 payment c/x");
  CHECK(owed("contracts:\n  - {id: c, name: C, value: 100, payments: [{id: x, percent: 50%, "
             "when: 2026-03-25, paid: [{date: 2026-03-10, amount: 20}]}]}\n") == "03-25 payment c/x");
  CHECK(owed("contracts:\n  - {id: c, name: C, value: 100, payments: [{id: x, percent: 50%, "
             "when: 2026-03-25, paid: [{date: 2026-03-10, amount: 50}]}]}\n")
            .empty());
}

TEST_CASE("a change waits for its decision, a claim for its notice") {
  CHECK(owed("changes:\n  - {id: a, name: A, status: submitted}\n"
             "  - {id: b, name: B, status: submitted, decide_by: 2026-03-25}\n  - {id: c, name: C}\n") ==
        "03-20 decision a  03-25 decision b");
  CHECK(owed("contracts: [{id: k, name: K}]\nclaims:\n"
             "  - {id: a, name: A, contract: k, notice_due: 2026-03-25}\n"
             "  - {id: b, name: B, contract: k, notice_due: 2026-03-25, notified: 2026-03-18}\n") ==
        "03-25 notice a");
  // Without a day of its own, a notice is owed 28 days after the event.
  CHECK(owed("contracts: [{id: k, name: K}]\n"
             "claims:\n  - {id: a, name: A, contract: k, event: 2026-03-10}\n") == "04-07 notice a");
}

TEST_CASE("what is due today is not overdue") {
  const auto result = assessed(
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-20}\nactions:\n"
      "  - {id: a, name: A, due: 2026-03-19}\n  - {id: b, name: B, due: 2026-03-20}\n"
      "  - {id: c, name: C, due: 2026-04-03}\n  - {id: d, name: D, due: 2026-04-04}\n");
  const DueCounts counts = count_due(due_list(**result), result->schedule.as_of, std::chrono::days(14));
  CHECK(counts.overdue == 1);
  CHECK(counts.soon == 2);
}

}  // namespace
}  // namespace plumb::test
