#include "plumb/plan/row_differences.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// One line for each field that differs: `~ tasks/a duration 2d > 3d`.
std::vector<std::string> differences(std::string_view before, std::string_view after) {
  const LoadedPlan old = plan_from(before);
  const LoadedPlan now = plan_from(after);
  std::vector<std::string> lines;
  for (const RowDifference& row : row_differences(*old, *now)) {
    const std::string name =
        row.kind ? fmt::format("{}/{}", collection_name(*row.kind).plural, row.id) : std::string("project");
    if (row.fields.empty())
      lines.push_back(fmt::format("{} {}", kWords<RowChange>[static_cast<std::size_t>(row.change)], name));
    for (const FieldDifference& field : row.fields)
      lines.push_back(field.is_list
                          ? fmt::format("{} {} +[{}] -[{}]", name, field.field, fmt::join(field.added, "|"),
                                        fmt::join(field.removed, "|"))
                          : fmt::format("{} {} {} > {}", name, field.field, field.before, field.after));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("rows are told apart by their ids, and fields by what they mean") {
  CHECK(differences("tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 1d}\n",
                    "tasks:\n  - {id: b, duration: 8h}\n  - {id: c, duration: 1d}\n") ==
        Lines{"added tasks/c", "removed tasks/a"});
  CHECK(
      differences("tasks:\n  - {id: a, duration: 2d}\n", "tasks:\n  - {id: a, duration: 3d, budget: 10}\n") ==
      Lines{"tasks/a duration 2d > 3d", "tasks/a budget  > 10"});
  CHECK(differences("tasks:\n  - {id: a, milestone: true}\n",
                    "# said otherwise\ntasks:\n  - id: \"a\"\n    milestone: true\n")
            .empty());
}

TEST_CASE("of a list, the items that came and went are told") {
  const std::string two =
      "tasks:\n  - {id: a, duration: 1d}\n  - {id: b, duration: 1d}\n  - {id: c, duration: 1d, ";
  CHECK(differences(two + "after: [a]}\n", two + "after: [b SS+1d]}\n") ==
        Lines{"tasks/c after +[b SS+1d] -[a]"});
  CHECK(differences(two + "tags: [x, y]}\n", two + "tags: [y, x]}\n") == Lines{"tasks/c tags +[] -[]"});
}

TEST_CASE("tags that a task inherits are not among those that came") {
  const std::string summary = "tasks:\n  - id: s\n    tags: [x, y]\n    tasks:\n      - {id: a, duration: 1d";
  CHECK(differences(summary + "}\n", summary + ", tags: [z]}\n") == Lines{"tasks/a tags +[z] -[]"});
  CHECK(differences(summary + ", tags: [z]}\n", summary + "}\n") == Lines{"tasks/a tags +[] -[z]"});
}

TEST_CASE("what a task inherits counts where it is written, and its summary is where it stands") {
  const std::string people = "resources:\n  - {id: li}\n  - {id: wu}\n";
  CHECK(differences(people + "tasks:\n  - {id: s, owner: li, tasks: [{id: a, milestone: true}]}\n",
                    people + "tasks:\n  - {id: s, owner: wu, tasks: [{id: a, milestone: true}]}\n") ==
        Lines{"tasks/s owner li > wu"});
  CHECK(differences("tasks:\n  - {id: s, tasks: [{id: a, milestone: true}, {id: b, milestone: true}]}\n  - "
                    "{id: t, tasks: [{id: c, milestone: true}]}\n",
                    "tasks:\n  - {id: s, tasks: [{id: a, milestone: true}]}\n  - {id: t, tasks: [{id: c, "
                    "milestone: true}, {id: b, milestone: true}]}\n") == Lines{"tasks/b under s > t"});
}

TEST_CASE("the project and the built-in calendar are no rows of a collection") {
  CHECK(differences("project: {id: p, start: 2026-03-02}\n", "project: {id: p, start: 2026-03-03}\n") ==
        Lines{"project start 2026-03-02 > 2026-03-03"});
  CHECK(differences("tasks: []\n",
                    "calendars:\n  - {id: standard, week: {mon-fri: 09:00-17:00}}\ntasks: []\n") ==
        Lines{"added calendars/standard"});
}

TEST_CASE("of a ledger, rows are counted") {
  const std::string head = "project: {id: p, start: 2026-03-02, status_date: 2026-03-04}\n";
  const LoadedPlan old = plan_from(
      head +
      "tasks:\n  - {id: a, duration: 1d}\n"
      "progress:\n  - {date: 2026-03-02, task: a, done: 10%}\n  - {date: 2026-03-03, task: a, done: 20%}\n");
  const LoadedPlan now = plan_from(
      head +
      "tasks:\n  - {id: a, duration: 1d}\n"
      "progress:\n  - {date: 2026-03-03, task: a, done: 20%}\n  - {date: 2026-03-04, task: a, done: 30%}\n"
      "  - {date: 2026-03-04, task: a, done: 40%}\n");
  const auto found = ledger_differences(*old, *now);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == CollectionKind::progress);
  CHECK(found[0].added == 2);
  CHECK(found[0].removed == 1);
  CHECK(ledger_differences(*now, *now).empty());
}

}  // namespace
}  // namespace plumb::test
