#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run_program.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kEditedPlan = R"(# our plan
plumb: 1
project:
  id: kiosk            # the id
  start: 2026-03-02
  status_date: 2026-03-13
include: ledger/
tasks:
  # first of all
  - {id: design, duration: 2d}   # on paper
  - id: build
    name: Build it
    tasks:
      - id: api
        duration: 3d
        after: [design]          # waits

      - {id: db, duration: 2d, after: design}
resources:
  - {id: dev, name: Developers}
risks:
  - {id: vendor, probability: 30%, impact: {cost: 9000}, strategy: accept, tasks: [api]}
)";

class EditedFolder {
 public:
  EditedFolder() {
    folder_.write("plumb.yaml", kEditedPlan);
    folder_.write("ledger/a.yaml", "progress:\n- {date: 2026-03-06, task: design, done: 50%}\n");
  }

  ProgramResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, "--today=2026-03-16");
    return run_plumb(std::move(words), {}, {}, folder_.path());
  }

  ProgramResult run_with(std::vector<std::string> words, std::string_view input) const {
    return run_plumb(std::move(words), input, {}, folder_.path());
  }

  std::string text(const std::string& name = "plumb.yaml") const {
    std::ifstream in(folder_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// The plan with one part replaced, as a command should have left it.
  static std::string plan_with(std::string_view old_part, std::string_view new_part) {
    std::string plan(kEditedPlan);
    const std::size_t at = plan.find(old_part);
    REQUIRE(at != std::string::npos);
    return plan.replace(at, old_part.size(), new_part);
  }

 private:
  TempFolder folder_;
};

}  // namespace

TEST_CASE("set changes the bytes of a value and no others") {
  const EditedFolder folder;
  const ProgramResult result = folder.run({"set", "api", "duration=4d"});
  CHECK(result.exit_code == 0);
  CHECK(result.out == "'api' changed\n");
  CHECK(result.err.empty());
  CHECK(folder.text() == EditedFolder::plan_with("duration: 3d", "duration: 4d"));
}

TEST_CASE("set reaches into rows, lists and mappings, and takes out") {
  const EditedFolder folder;
  CHECK(folder.run({"set", "vendor", "impact.cost=20000/50000/90000", "tasks+=db", "due=2026-04-01"})
            .exit_code == 0);
  CHECK(folder.text() ==
        EditedFolder::plan_with(
            "impact: {cost: 9000}, strategy: accept, tasks: [api]}",
            "impact: {cost: 20000/50000/90000}, strategy: accept, tasks: [api, db], due: 2026-04-01}"));
  CHECK(folder.run({"set", "vendor", "impact.cost=9000", "tasks-=db", "due="}).exit_code == 0);
  CHECK(folder.text() == kEditedPlan);
  CHECK(folder.run({"set", "db", "after+=api SS+1d", "assign.dev=50%"}).exit_code == 0);
  CHECK(folder.text() ==
        EditedFolder::plan_with("after: design}", "after: [design, api SS+1d], assign: {dev: 50%}}"));
  CHECK(folder.run({"set", "db", "after-=api", "assign-=dev"}).exit_code == 0);
  CHECK(folder.text() == EditedFolder::plan_with("after: design}", "after: [design]}"));
  CHECK(folder.run({"set", "project", "currency=CNY"}).exit_code == 0);
  CHECK(folder.text().find("  status_date: 2026-03-13\n  currency: CNY\ninclude") != std::string::npos);
}

TEST_CASE("a change that says what the plan says already writes nothing") {
  const EditedFolder folder;
  const ProgramResult result = folder.run({"set", "api", "duration=3d"});
  CHECK(result.exit_code == 0);
  CHECK(result.out.empty());
  CHECK(result.err == "plumb: note: nothing to change: the plan says so already\n");
}

TEST_CASE("what is wrong with a change is said before anything is written") {
  const EditedFolder folder;
  const ProgramResult value = folder.run({"set", "api", "duration=4"});
  CHECK(value.exit_code == 3);
  CHECK(value.err.starts_with("plumb.yaml:15:19: error: "));
  CHECK(value.err.find("plumb: error: nothing was written: the plan would have errors\n") !=
        std::string::npos);
  const ProgramResult field = folder.run({"set", "api", "duratoin=4d"});
  CHECK(field.exit_code == 2);
  CHECK(field.err ==
        "plumb: error: there is no field 'duratoin'\n  = help: did you mean 'duration'? see 'plumb set "
        "--help'\n");
  CHECK(folder.run({"set", "ap", "duration=4d"}).err ==
        "plumb: error: 'ap' is only the beginning of 'api'\n  = help: a command that writes takes the whole "
        "id\n");
  CHECK(folder.run({"set", "api", "id=x"}).err ==
        "plumb: error: an id is not set\n  = help: 'plumb rename ID NEW' follows every reference to it; see "
        "'plumb set --help'\n");
  CHECK(folder.run({"set", "api", "tags-=x"}).err.starts_with("plumb: error: 'x' is not in 'tags'\n"));
  CHECK(folder.run({"set", "api", "duration+=1d"}).err.starts_with("plumb: error: 'duration' is no list\n"));
  CHECK(
      folder.run({"set", "api", "words"}).err.starts_with("plumb: error: 'words' is no change of a field\n"));
  CHECK(folder.run({"set", "-f", "-", "api", "duration=1d"}).exit_code == 2);
  const ProgramResult cycle = folder.run({"link", "api", "design"});
  CHECK(cycle.exit_code == 3);
  CHECK(cycle.err.find("error: tasks wait for each other: design → api → design") != std::string::npos);
  CHECK(folder.run({"remove", "design"}).exit_code == 3);
  CHECK(folder.text() == kEditedPlan);
}

TEST_CASE("--dry-run prints the diff and writes nothing") {
  const EditedFolder folder;
  const ProgramResult result = folder.run({"set", "api", "duration=4d", "-n"});
  CHECK(result.out ==
        "--- plumb.yaml\n+++ plumb.yaml\n@@ -12,7 +12,7 @@\n     name: Build it\n     tasks:\n       - id: "
        "api\n"
        "-        duration: 3d\n+        duration: 4d\n         after: [design]          # waits\n \n"
        "       - {id: db, duration: 2d, after: design}\n");
  CHECK(folder.text() == kEditedPlan);
  const auto json = nlohmann::json::parse(folder.run({"set", "api", "duration=4d", "-n", "--json"}).out);
  CHECK(json["schema"] == "plumb.set/1");
  CHECK(json["dry_run"] == true);
  CHECK(json["files"][0]["lines_added"] == 1);
  CHECK(json["files"][0]["diff"] == result.out);
}

TEST_CASE("add makes a row like its neighbours, with an id from its name") {
  const EditedFolder folder;
  CHECK(folder.run({"add", "task", "Smoke tests", "--under", "build", "duration=1d", "after=api,db"}).out ==
        "task 'smoke-tests' added\n");
  CHECK(folder.text() ==
        EditedFolder::plan_with("after: design}\n",
                                "after: design}\n\n      - {id: smoke-tests, name: Smoke tests, "
                                "duration: 1d, after: [api, db]}\n"));
  const auto again =
      nlohmann::json::parse(folder.run({"add", "task", "Smoke tests", "duration=1d", "--json"}).out);
  const std::string id = again["ids"][0];
  CHECK(id.starts_with("smoke-tests-"));
  CHECK(id.size() == std::string("smoke-tests-").size() + 4);
  CHECK(folder.run({"add", "task", "验收 测试", "duration=1d", "--before", "design"}).out ==
        "task '验收-测试' added\n");
  CHECK(
      folder.text().find("tasks:\n  - {id: 验收-测试, name: 验收 测试, duration: 1d}\n  # first of all\n") !=
      std::string::npos);
  CHECK(folder.run({"add", "account", "CA-1"}).out == "account 'ca-1' added\n");
  CHECK(folder.text().ends_with("accounts:\n  - {id: ca-1, name: CA-1}\n"));
}

TEST_CASE("add says what is wrong") {
  const EditedFolder folder;
  CHECK(folder.run({"add", "task"}).err.starts_with("plumb: error: a task needs a name\n"));
  CHECK(folder.run({"add", "tusk", "x"})
            .err.starts_with("plumb: error: there is no collection 'tusk'\n  = help: one of calendars, "));
  CHECK(folder.run({"add", "task", "x", "--id", "api", "duration=1d"})
            .err.starts_with("plumb: error: task 'api' exists already\n"));
  CHECK(folder.run({"add", "progress", "x", "task=api"})
            .err.starts_with("plumb: error: a row of 'progress' has neither name nor id\n"));
  CHECK(folder.run({"add", "risk", "x", "--under", "build"})
            .err.starts_with("plumb: error: '--under' is for tasks alone\n"));
  CHECK(folder.run({"add", "task", "x", "duration=1d", "--in", "other.yaml"})
            .err.starts_with("plumb: error: nothing was written: the plan does not read 'other.yaml'\n"));
  CHECK(folder.text() == kEditedPlan);
}

TEST_CASE("rename follows every reference in all files") {
  const EditedFolder folder;
  CHECK(folder.run({"rename", "design", "draft"}).out == "'design' is now 'draft', in 3 other places too\n");
  CHECK(folder.text("ledger/a.yaml") == "progress:\n- {date: 2026-03-06, task: draft, done: 50%}\n");
  CHECK(folder.text().find("after: [draft]          # waits") != std::string::npos);
  CHECK(folder.run({"rename", "draft", "api"}).err.starts_with("plumb: error: task 'api' exists already\n"));
  CHECK(folder.run({"rename", "draft", "a b"}).exit_code == 2);
}

TEST_CASE("move takes a row with its comments below another") {
  const EditedFolder folder;
  CHECK(folder.run({"move", "design", "--under", "build"}).exit_code == 0);
  CHECK(folder.text().find(
            "after: design}\n\n      # first of all\n      - {id: design, duration: 2d}   # on paper\n") !=
        std::string::npos);
  CHECK(folder.run({"move", "build", "--under", "api"})
            .err.starts_with("plumb: error: 'build' cannot go below itself\n"));
  CHECK(folder.run({"move", "api"}).err.starts_with("plumb: error: there is no place to move to\n"));
  CHECK(folder.run({"move", "api", "--before", "vendor"})
            .err.starts_with("plumb: error: 'vendor' is no task\n"));
}

TEST_CASE("link and unlink change what a task waits for") {
  const EditedFolder folder;
  CHECK(folder.run({"link", "db", "api", "SS+1d"}).out == "'api' follows 'db SS+1d'\n");
  CHECK(folder.text() == EditedFolder::plan_with("after: [design]  ", "after: [design, db SS+1d]  "));
  CHECK(folder.run({"unlink", "db", "api"}).out == "'api' no longer follows 'db'\n");
  CHECK(folder.text() == kEditedPlan);
  CHECK(folder.run({"unlink", "db", "api"}).err.starts_with("plumb: error: 'db' is not in 'after'\n"));
}

TEST_CASE("update appends a week's report to the ledgers in one go") {
  const EditedFolder folder;
  const ProgramResult result =
      folder.run({"update", "api=60%,2d", "db=100%", "--hours", "dev:api=8", "--cost", "api=1200", "--date",
                  "2026-03-13", "--in", "ledger/a.yaml"});
  CHECK(result.out == "reported on 2026-03-13: api, db\n");
  CHECK(folder.text("ledger/a.yaml") ==
        "progress:\n- {date: 2026-03-06, task: design, done: 50%}\n- {date: 2026-03-13, task: api, done: "
        "60%, remaining: 2d}\n"
        "- {date: 2026-03-13, task: db, done: 100%}\n\nactuals:\n- {date: 2026-03-13, task: api, hours: 8, "
        "resource: dev}\n"
        "- {date: 2026-03-13, task: api, cost: 1200}\n");
  CHECK(folder.run({"update"}).err.starts_with("plumb: error: there is nothing to report\n"));
  CHECK(folder.run({"update", "api"}).err.starts_with("plumb: error: 'api' is no progress of a task\n"));
}

TEST_CASE("update reads a table from standard input") {
  const EditedFolder folder;
  CHECK(folder
            .run_with({"update", "-", "--date", "2026-03-12"},
                      "task,done,cost,notes\napi,20%,,\"half, or so\"\ndb,,300,\n")
            .exit_code == 0);
  CHECK(folder.text("ledger/a.yaml")
            .ends_with("- {date: 2026-03-12, task: api, done: 20%, notes: \"half, or so\"}\n"));
  CHECK(folder.text().find("actuals:\n  - {date: 2026-03-12, task: db, cost: 300}\n") != std::string::npos);
  CHECK(folder.run_with({"update", "-"}, "tsk,done\n").err ==
        "plumb: error: <stdin>:1: there is no column 'tsk'\n  = help: did you mean 'task'? one of date, "
        "task, done, remaining, start, finish, "
        "units, milestone, cost, hours, overtime, quantity, resource, account, contract, risk, ref, by, "
        "notes\n");
  CHECK(folder.run_with({"update", "-"}, "task,done\napi,\"x\n").exit_code == 3);
}

TEST_CASE("nothing of a table is dropped in silence") {
  const EditedFolder folder;
  const auto said = [&](std::string_view table) {
    const ProgramResult result = folder.run_with({"update", "-", "--date", "2026-03-12"}, table);
    CHECK(result.exit_code == 3);
    return result.err;
  };
  CHECK(said("") ==
        "plumb: error: <stdin> is empty\n"
        "  = help: begin with a line of headings: date,task,done,remaining\n");
  CHECK(said("task,done,task\n") ==
        "plumb: error: <stdin>:1: the column 'task' stands twice\n"
        "  = help: leave one of them out\n");
  CHECK(said("task,done,notes\napi,,late\n") ==
        "plumb: error: the notes are about nothing\n"
        "  = help: fill in what they are about: done, hours, cost …\nplumb: note: in <stdin>:2\n");
  // A sheet with all tasks, of which some have nothing to report.
  CHECK(folder.run_with({"update", "-", "--date", "2026-03-12"}, "task,done,by\napi,,dev\ndb,10%,dev\n")
            .exit_code == 0);
  CHECK(folder.text("ledger/a.yaml").ends_with("{date: 2026-03-12, task: db, done: 10%, by: dev}\n"));
}

TEST_CASE("a value that is no UTF-8 is refused by its field") {
  const EditedFolder folder;
  const ProgramResult result = folder.run({"set", "api", "name=\xff"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.starts_with("plumb: error: the value of 'name' is no UTF-8\n"));
}

TEST_CASE("start and finish report an event, and note a day after the status date") {
  const EditedFolder folder;
  CHECK(folder.run({"start", "api", "2026-03-10"}).out == "'api' started on 2026-03-10\n");
  const ProgramResult late = folder.run({"finish", "api"});
  CHECK(late.err.starts_with(
      "plumb: note: the status date is 2026-03-13: 'plumb set project status_date=2026-03-16' moves it\n"));
  CHECK(folder.text("ledger/a.yaml")
            .ends_with("- {date: 2026-03-10, task: api, start: 2026-03-10}\n"
                       "- {date: 2026-03-16, task: api, finish: 2026-03-16}\n"));
}

TEST_CASE("fmt lays out the plan, or files that do not belong together") {
  const TempFolder folder;
  folder.write("plumb.yaml", "plumb:  1\nproject: { id: p, start: 2026-03-02 }\ninclude: a/\n");
  folder.write("a/t.yaml", "tasks:\n- {id: a,duration: 1d}\n");
  folder.write("b/other.yaml", "x:   1\n");
  const ProgramResult check = run_plumb({"fmt", "--check"}, {}, {}, folder.path());
  CHECK(check.exit_code == 1);
  CHECK(check.out == "plumb.yaml, a/t.yaml would change\n");
  CHECK(run_plumb({"fmt", "a/t.yaml", "b/other.yaml"}, {}, {}, folder.path()).out ==
        "a/t.yaml, b/other.yaml laid out anew\n");
  CHECK(run_plumb({"fmt"}, {}, {}, folder.path()).out == "plumb.yaml laid out anew\n");
  CHECK(run_plumb({"fmt", "--check"}, {}, {}, folder.path()).exit_code == 0);
  CHECK(run_plumb({"fmt", "-"}, "a:   1", {}, folder.path()).out == "a: 1\n");
  CHECK(run_plumb({"fmt", "-"}, "a: [", {}, folder.path()).exit_code == 3);
}

TEST_CASE("a task that carries its progress itself is changed there") {
  const TempFolder folder;
  folder.write("plumb.yaml",
               "plumb: 1\nproject: {id: p, start: 2026-03-02, status_date: 2026-03-06}\ntasks:\n"
               "  - {id: a, duration: 5d, progress: 20%, actual_start: 2026-03-02}\n");
  const ProgramResult result = run_plumb({"update", "a=60%", "--date", "2026-03-06"}, {}, {}, folder.path());
  CHECK(result.exit_code == 0);
  const ProgramResult other = run_plumb({"update", "a=70%", "--date", "2026-03-05"}, {}, {}, folder.path());
  CHECK(other.err.starts_with(
      "plumb: error: 'a' carries its progress itself, which holds on 2026-03-06 alone\n"));
}

TEST_CASE("nothing below a closed summary changes") {
  const TempFolder folder;
  folder.write("plumb.yaml",
               "plumb: 1\nproject: {id: p, start: 2026-03-02}\ntasks:\n"
               "  - {id: s, closed: 2026-03-06, tasks: [{id: a, duration: 5d}]}\n");
  const ProgramResult result = run_plumb({"set", "a", "duration=4d"}, {}, {}, folder.path());
  CHECK(result.exit_code == 3);
  CHECK(result.err.starts_with(
      "plumb.yaml:4:21: error: 's' is closed, and what is below it is not changed [closed]\n"));
  CHECK(run_plumb({"set", "s", "closed="}, {}, {}, folder.path()).exit_code == 0);
}

}  // namespace plumb::test
