#include "plumb/report/gantt.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "plumb/io/text_width.hpp"
#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

using namespace std::chrono_literals;

std::string chart(const DatedPlan& plan, const GanttLook& look) {
  std::vector<TaskId> tasks;
  for (std::size_t i = 0; i < plan.loaded->tasks.size(); ++i) tasks.emplace_back(i);
  std::string out;
  draw_gantt(out, *plan.loaded, plan.schedule, tasks, look);
  return out;
}

}  // namespace

TEST_CASE("a deadline stands behind a bar that keeps it, and in one that misses it") {}

TEST_CASE("no line exceeds the width, whatever the names are") {
  const DatedPlan plan = dated(R"(tasks:
  - id: 很长的编号很长的编号很长的编号很长的编号很长的编号很长的编号
    name: "A name \e[31m \u202e with \n everything 👩‍👩‍👧 ｗｉｄｅ and long enough for two terminals, or even for three"
    tasks:
      - {id: a, duration: 300d, deadline: 2026-05-01}
      - {id: b, duration: 3d, after: [a]}
  - {id: c, milestone: true, after: [b]}
)",
                               "status_date: 2026-03-20");
  for (const bool unicode : {true, false})
    for (int width = 1; width <= 200; ++width) {
      const std::string text = chart(plan, {.width = width, .unicode = unicode});
      CHECK(text.find('\x1b') == std::string::npos);
      CHECK(text.find("\u202e") == std::string::npos);
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(text_width(line) <= width);
        CHECK_FALSE(line.ends_with(' '));
      }
    }
}

TEST_CASE("no task, no chart") {
  std::string out;
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 1d}\n");
  draw_gantt(out, *plan.loaded, plan.schedule, {}, {});
  CHECK(out.empty());
}

}  // namespace plumb::test
