#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("an issue is resolved after it was raised, and says so") {
  CHECK(short_messages_of(R"(
issues:
  - {id: a, name: A, raised: 2026-03-02, resolved: 2026-03-02, status: resolved}
  - {id: b, name: B, raised: 2026-03-02, status: doing}
)")
            .empty());
  CHECK(messages_of(R"(
issues:
  - {id: a, name: A, raised: 2026-03-05, resolved: 2026-03-02, status: resolved}
)") == R"(plumb.yaml:3:52: error: 'resolved' is 2026-03-02, before 'raised' on 2026-03-05 [impossible-dates]
     3 |   - {id: a, name: A, raised: 2026-03-05, resolved: 2026-03-02, status: resolved}
       |                                                    ^^^^^^^^^^
       = help: correct one of the two dates
)");
  CHECK(short_messages_of("issues:\n  - {id: a, name: A, resolved: 2026-03-02}\n") ==
        "2:32 error [conflicting-fields] issue 'a' is resolved, and its status is open\n");
}

TEST_CASE("an action that is done says so") {
  CHECK(short_messages_of("actions:\n  - {id: a, name: A, done: 2026-03-02, status: done}\n").empty());
  CHECK(short_messages_of("actions:\n  - {id: a, name: A, done: 2026-03-02}\n") ==
        "2:28 error [conflicting-fields] action 'a' is done, and its status is open\n");
}

TEST_CASE("a communication ends after it starts") {
  CHECK(short_messages_of(
            "communications:\n  - {id: a, name: A, start: 2026-03-09, until: 2026-03-02, every: 1w}\n") ==
        "2:48 error [impossible-dates] 'until' is 2026-03-02, before 'start' on 2026-03-09\n");
}

TEST_CASE("no requirement is a part of itself") {
  CHECK(short_messages_of(
            "requirements:\n  - {id: a, name: A, parent: b}\n  - {id: b, name: B, parent: a}\n") ==
        "2:30 error [cycle] requirements are parts of themselves: a → b → a\n");
}

}  // namespace
}  // namespace plumb::test
