#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

TEST_CASE("a task that waits for itself") {
  CHECK(messages_of(R"(
tasks:
  - {id: a, duration: 2d, after: [a]}
)") == R"(plumb.yaml:3:35: error: 'a' waits for itself [cycle]
     3 |   - {id: a, duration: 2d, after: [a]}
       |                                   ^
       = help: remove this link
)");
}

TEST_CASE("the shortest cycle is shown, with the place of every link") {
  CHECK(messages_of(R"(
tasks:
  - {id: a, duration: 2d, after: [d]}
  - {id: b, duration: 2d, after: [a SS]}
  - {id: c, duration: 2d, after: [b, a]}
  - {id: d, duration: 2d, after: [c]}
)") == R"(plumb.yaml:5:38: error: tasks wait for each other: a → c → d → a [cycle]
     5 |   - {id: c, duration: 2d, after: [b, a]}
       |                                      ^
plumb.yaml:6:35: note: 'd' waits for 'c' here
     6 |   - {id: d, duration: 2d, after: [c]}
       |                                   ^
plumb.yaml:3:35: note: 'a' waits for 'd' here
     3 |   - {id: a, duration: 2d, after: [d]}
       |                                   ^
       = help: remove one of these links
)");
}

TEST_CASE("opposing SS and FF links between two tasks are a cycle") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, after: [b FF]}
  - {id: b, duration: 2d, after: [a SS]}
)") == "4:35 error [cycle] tasks wait for each other: a → b → a\n");
}

TEST_CASE("a task does not wait for the summary that it is part of, nor the other way round") {
  CHECK(messages_of(R"(
tasks:
  - id: s
    tasks:
      - {id: c, duration: 2d, after: [s]}
)") == R"(plumb.yaml:5:39: error: tasks wait for each other: s → c → s [cycle]
     5 |       - {id: c, duration: 2d, after: [s]}
       |                                       ^
plumb.yaml:5:14: note: 'c' is part of 's'
       = help: remove this link
)");
  CHECK(short_messages_of(R"(
tasks:
  - id: s
    after: [c]
    tasks:
      - {id: c, duration: 2d}
)") == "4:13 error [cycle] tasks wait for each other: c → s → c\n");
}

TEST_CASE("a cycle may lead through a summary") {
  CHECK(short_messages_of(R"(
tasks:
  - id: t
    after: [d]
    tasks:
      - {id: u, duration: 2d}
  - {id: d, duration: 2d, after: [u]}
)") == "7:35 error [cycle] tasks wait for each other: u → d → t → u\n");
}

TEST_CASE("an id that ends like another is not taken for it") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: ab, duration: 2d, after: [b]}
  - {id: b, duration: 2d, after: [ab]}
)") == "4:35 error [cycle] tasks wait for each other: ab → b → ab\n");
}

TEST_CASE("hammocks are part of cycles") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, after: [h]}
  - {id: h, span: [a, a]}
)") == "4:20 error [cycle] tasks wait for each other: a → h → a\n");
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d}
  - {id: h, span: [h, a]}
)") == "4:20 error [cycle] 'h' spans itself\n");
  CHECK(short_messages_of(R"(
tasks:
  - id: s
    tasks:
      - {id: a, duration: 2d}
      - {id: h, span: [a, s]}
)") == "6:27 error [cycle] tasks wait for each other: s → h → s\n");
}

TEST_CASE("each tangle is one error, and other errors show in the same run") {
  CHECK(short_messages_of(R"(
tasks:
  - {id: a, duration: 2d, after: [b]}
  - {id: b, duration: 2d, after: [a]}
  - {id: c, duration: 2x, after: [d, x]}
  - {id: d, duration: 2d, after: [c]}
)") == R"(4:35 error [cycle] tasks wait for each other: a → b → a
5:23 error [bad-value] '2x' is not a duration
5:38 error [unknown-reference] no task 'x'
6:35 error [cycle] tasks wait for each other: c → d → c
)");
}

TEST_CASE("a chain of 100,000 tasks, and its ends tied together") {
  std::string yaml = "tasks:\n";
  constexpr int kTasks = 100'000;
  for (int i = 0; i < kTasks; ++i)
    yaml +=
        fmt::format("- {{id: t{}, duration: 1d, after: [{}]}}\n", i, i == 0 ? "" : fmt::format("t{}", i - 1));
  const LoadedPlan chain = plan_from(yaml);
  CHECK(chain->graph.order.size() == kTasks);
  yaml.replace(yaml.find("[]"), 2, fmt::format("[t{}]", kTasks - 1));
  const LoadedPlan ring = load(yaml);
  REQUIRE(ring.diagnostics.all().size() == 1);
  CHECK(ring.diagnostics.all()[0].code == Code::cycle);
}

}  // namespace
}  // namespace plumb::test
