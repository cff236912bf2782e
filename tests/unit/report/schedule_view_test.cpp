#include "plumb/report/schedule_view.hpp"

#include <doctest/doctest.h>

#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_text.hpp"
#include "support/dates_of.hpp"

namespace plumb::test {
namespace {

Table view(const DatedPlan& plan, const std::vector<std::string_view>& names, ScheduleLook look = {}) {
  std::vector<ScheduleColumn> columns;
  for (const std::string_view name : names) columns.push_back(find_schedule_column(name).value());
  std::vector<TaskId> tasks;
  for (std::size_t i = 0; i < plan.loaded->tasks.size(); ++i) tasks.emplace_back(i);
  return schedule_view(*plan.loaded, plan.schedule, tasks, columns, look);
}

std::string text(const Table& table) {
  std::string out;
  render_text(out, table, {});
  return out;
}

std::string csv(const Table& table) {
  std::string out;
  render_csv(out, table);
  return out;
}

DatedPlan under_way() {
  return dated(R"(calendars:
  - {id: short, week: {mon-fri: 08:00-12:00}, hours_per_day: 4}
resources:
  - {id: li, name: Li}
tasks:
  - id: build
    name: Build
    owner: li
    tasks:
      - {id: a, duration: 3d, progress: 100%, actual_start: 2026-03-02, actual_finish: 2026-03-04}
      - {id: b, duration: 2d, after: [a FS+1d], calendar: short, deadline: 2026-03-05}
      - {id: c, duration: 3ed, after: [a], constraint: SNET 2026-03-09}
  - {id: end, milestone: true, after: [b, c]}
)",
               "status_date: 2026-03-04");
}

}  // namespace

TEST_CASE("columns are found without their unit and as CSV heads them") {
  CHECK(find_schedule_column("total_float") == ScheduleColumn::total_float);
  CHECK(find_schedule_column("total_float_min") == ScheduleColumn::total_float);
  CHECK_FALSE(find_schedule_column("float"));
  for (const std::string_view name : schedule_column_names()) CHECK(find_schedule_column(name));
}

TEST_CASE("people read durations in the days of the task's own calendar, programs minutes") {
  const DatedPlan plan = under_way();
  CHECK(text(view(plan, {"id", "duration", "total_float"})) ==
        "id      duration  float\n"
        "build        8 d   −1 d\n"
        "a            3 d\n"
        "b            2 d   −2 d\n"
        "c           3 ed   0 ed\n"
        "end    milestone    0 d\n");
  CHECK(csv(view(plan, {"id", "duration", "total_float"}, {Reader::program})) ==
        "id,duration_min,total_float_min\n"
        "build,3840,-480\n"
        "a,1440,\n"
        "b,480,-480\n"
        "c,4320,0\n"
        "end,0,0\n");
}

TEST_CASE("people get days and words, a milestone at midnight the day that ends") {
  CHECK(text(view(under_way(), {"name", "start", "finish", "progress", "path"})) ==
        "name   start       finish       done  path\n"
        "Build  2026-03-02  2026-03-11   23 %  critical\n"
        "  a    2026-03-02  2026-03-04  100 %\n"
        "  b    2026-03-06  2026-03-09         critical\n"
        "  c    2026-03-09  2026-03-11         driving\n"
        "end    2026-03-11  2026-03-11         driving\n");
}

TEST_CASE("programs get times and flags") {
  const std::vector<std::string_view> columns = {"id",     "wbs",      "kind",     "owner",  "start",
                                                 "finish", "progress", "critical", "driving"};
  CHECK(csv(view(under_way(), columns, {Reader::program})) ==
        "id,wbs,kind,owner,start,finish,progress_pct,critical,driving\n"
        "build,1,summary,li,2026-03-02T08:00,2026-03-12T00:00,23.076923076923077,true,false\n"
        "a,1.1,task,li,2026-03-02T08:00,2026-03-04T17:00,100,false,false\n"
        "b,1.2,task,li,2026-03-06T08:00,2026-03-09T12:00,0,true,false\n"
        "c,1.3,task,li,2026-03-09T00:00,2026-03-12T00:00,0,true,true\n"
        "end,2,milestone,,2026-03-12T00:00,2026-03-12T00:00,0,true,true\n");
}

TEST_CASE("the drivers are told in a few words") {
  CHECK(text(view(under_way(), {"id", "drivers"})) ==
        "id     because\n"
        "build\n"
        "a      done 2026-03-04\n"
        "b      FS+1d a\n"
        "c      SNET 2026-03-09\n"
        "end    FS c\n");
}

TEST_CASE("late dates and floats of complete work are absent, and rows have roles") {
  const DatedPlan plan = under_way();
  const Table table = view(plan, {"id", "late_start", "late_finish", "total_float"});
  CHECK(table.rows()[0].role == Role::heading);
  CHECK(table.rows()[1].role == Role::muted);
  CHECK(std::holds_alternative<std::monostate>(table.cells(1)[1].value));
  CHECK(std::holds_alternative<std::monostate>(table.cells(1)[3].value));
  CHECK(table.cells(2)[3].role == Role::bad);
  CHECK(table.cells(3)[3].role == Role::critical);
}

}  // namespace plumb::test
