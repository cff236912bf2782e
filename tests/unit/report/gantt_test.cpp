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

TEST_CASE("bars show what is done, to do, critical, and how far they may move") {
  const DatedPlan plan = dated(R"(tasks:
  - id: all
    name: Everything
    tasks:
      - {id: dig, name: 挖掘, duration: 4d, actual_start: 2026-03-02, progress: 50%}
      - {id: pour, duration: 3d, after: [dig], deadline: 2026-03-10}
      - {id: paint, duration: 1d, after: [dig]}
  - {id: done, name: Done, milestone: true, after: [pour, paint]}
  - {id: site, span: [dig, done]}
)",
                               "status_date: 2026-03-03");
  CHECK(chart(plan, {.width = 48, .unicode = true}) ==
        "                2026 Mar\n"
        "                     02 03 04 05 06 07 08 09 10\n"
        "all      Everything   ━━━━━━━───────────────────\n"
        "  dig    挖掘         ██████▓▓▓▓▓\n"
        "  pour                    │       ▓▓▓▓▓▓▓▓▓▓▓▓▓▓\n"
        "  paint                   │       ░░············\n"
        "done     Done             │                    ◆\n"
        "site                  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        "\n"
        "█ done   ░ to do   ▓ critical   · float\n"
        "━ summary, done   ─ summary   ┄ hammock\n"
        "◆ milestone   │ status date 2026-03-03\n"
        "1 column: 8 h\n");
}

TEST_CASE("the year stands above ids of one letter") {
  const DatedPlan plan = dated("tasks:\n  - {id: a, duration: 2d}\n");
  CHECK(chart(plan, {.width = 40, .unicode = false}).starts_with("2026 Mar\n     02 "));
}

TEST_CASE("whole labels are not cut, and leave the chart a width") {
  const std::string name(70, 'n');
  const DatedPlan plan = dated("tasks:\n  - {id: dig, name: " + name + ", duration: 2d}\n");
  const std::string whole = chart(plan, {.width = 60, .whole_labels = true, .unicode = false});
  CHECK(whole.find("\ndig  " + name + "   ") != std::string::npos);
  CHECK(chart(plan, {.width = 60, .unicode = false}).find("nnn...") != std::string::npos);
}

TEST_CASE("a deadline stands behind a bar that keeps it, and in one that misses it") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: kept, duration: 5d, deadline: 2026-03-10}
  - {id: just, duration: 5d, deadline: 2026-03-06}
  - {id: late, duration: 5d, deadline: 2026-03-04}
  - {id: last, duration: 10d}
)");
  CHECK(chart(plan, {.width = 20, .unicode = false}) ==
        " 2026 Mar\n"
        "      02     09\n"
        "kept  =====...v\n"
        "just  *****v\n"
        "late  **!**\n"
        "last  ************\n"
        "\n"
        "= to do   * critical\n"
        ". float   v deadline\n"
        "! deadline missed\n"
        "1 column: day\n");
}

TEST_CASE("what lies outside the days asked for is pointed to") {
  const DatedPlan plan = dated(R"(tasks:
  - {id: early, duration: 1d}
  - {id: shown, duration: 2d, after: [early FS+5d]}
  - {id: later, duration: 2d, after: [shown FS+9d]}
)");
  CHECK(chart(plan, {.width = 40, .unicode = false, .from = 2026y / 3 / 9, .to = 2026y / 3 / 15}) ==
        "  2026 Mar\n"
        "       09  10  11  12  13  14  15\n"
        "early  <\n"
        "shown       ******\n"
        "later                             >\n"
        "\n"
        "* critical   < earlier   > later\n"
        "1 column: 6 h\n");
}

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
