#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {

TEST_CASE("a survey without an answer is an error") {
  CHECK(messages_of("surveys:\n  - {id: S-1, date: 2026-03-02}\n") ==
        R"(plumb.yaml:2:10: error: 'S-1' has no answer [missing-field]
     2 |   - {id: S-1, date: 2026-03-02}
       |          ^^^
       = help: add 'nps: 9', from 0 to 10, or 'csat: 4', from 1 to 5
)");
  CHECK(short_messages_of("surveys:\n  - {id: S-1, date: 2026-03-02, csat: 5}\n").empty());
}

TEST_CASE("limits of an inspection stand in their order") {
  CHECK(short_messages_of("inspections:\n  - {id: a, name: a, lower: 4, upper: 3}\n") ==
        "2:39 error [bad-value] 'upper' is below 'lower'\n");
  CHECK(short_messages_of("inspections:\n  - {id: a, name: a, control_lower: 4, control_upper: 3}\n") ==
        "2:55 error [bad-value] 'control_upper' is below 'control_lower'\n");
  CHECK(short_messages_of("inspections:\n  - {id: a, name: a, sigma: 0}\n") ==
        "2:29 error [bad-value] 'sigma' is not above zero\n");
  CHECK(short_messages_of("inspections:\n  - {id: a, name: a, lower: 4, upper: 4, mean: 9}\n").empty());
}

TEST_CASE("what was measured stands in the order of its dates") {
  CHECK(short_messages_of("inspections:\n  - {id: a, name: a, measured: [{date: 2026-03-03, value: 1}, "
                          "{date: 2026-03-02, value: 1}]}\n") ==
        "2:32 error [impossible-dates] 2026-03-02 stands behind 2026-03-03\n");
}

TEST_CASE("nothing is put right before it goes wrong") {
  CHECK(short_messages_of("defects:\n  - {id: a, name: a, found: 2026-03-03, fixed: 2026-03-02}\n") ==
        "2:48 error [impossible-dates] 'a' is fixed on 2026-03-02, before it is found on 2026-03-03\n");
  CHECK(short_messages_of(
            "incidents:\n  - {id: a, name: a, occurred: 2026-03-03T10:00, detected: 2026-03-03T09:00}\n") ==
        "2:60 error [impossible-dates] 'detected' is before 'occurred'\n");
  CHECK(short_messages_of(
            "incidents:\n  - {id: a, name: a, occurred: 2026-03-03T10:00, detected: 2026-03-03}\n")
            .empty());
}

}  // namespace plumb::test
