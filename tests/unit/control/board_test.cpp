#include "plumb/control/board.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

/// `id state` of every card, with the number of issues that block it.
std::string cards_of(const std::string& yaml) {
  const auto result = assessed("project: {id: p, start: 2026-03-02, status_date: 2026-03-20}\n" + yaml);
  std::string all;
  for (const BoardCard& card : board_of(*result->loaded, result->schedule))
    all += fmt::format("{}{} {}{}", all.empty() ? "" : "  ", result->loaded->task(card.task).id,
                       kWords<BoardState>[static_cast<std::size_t>(card.state)],
                       std::string(card.blocked_by.size(), '!'));
  return all;
}

TEST_CASE("a task is ready when all that its start waits for is done") {
  CHECK(cards_of(R"(
tasks:
  - {id: a, duration: 5d, actual_start: 2026-03-02, actual_finish: 2026-03-06}
  - {id: b, duration: 5d, actual_start: 2026-03-09, progress: 50%, after: a}
  - {id: c, duration: 5d, after: a}
  - {id: d, duration: 5d, after: [a, b]}
  - {id: e, duration: 5d, after: [b SS+1d, d FF]}
  - {id: m, milestone: true, after: c}
)") == "a done  b doing  c ready  d waiting  e ready  m waiting");
}

TEST_CASE("a summary waits for all below it, and is done with all of them") {
  CHECK(cards_of(R"(
tasks:
  - id: s
    tasks:
      - {id: a, duration: 5d, actual_start: 2026-03-02, actual_finish: 2026-03-06}
      - {id: b, duration: 5d}
  - {id: c, duration: 5d, after: s}
  - {id: t, after: s, tasks: [{id: d, duration: 5d}]}
)") == "a done  b ready  c waiting  d waiting");
}

TEST_CASE("an open issue blocks what it names and what is below") {
  CHECK(cards_of(R"(
tasks:
  - {id: s, tasks: [{id: a, duration: 5d}, {id: b, duration: 5d, actual_start: 2026-03-02, actual_finish: 2026-03-06}]}
  - {id: c, duration: 5d}
issues:
  - {id: x, name: X, tasks: s}
  - {id: y, name: Y, tasks: [a], status: doing}
  - {id: z, name: Z, tasks: c, status: resolved}
)") == "a ready!!  b done  c ready");
}

}  // namespace
}  // namespace plumb::test
