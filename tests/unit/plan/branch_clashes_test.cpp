// What two branches of a plan change that does not go together.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/io/file_reader.hpp"
#include "plumb/plan/cycle_clashes.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/plan/reference_clashes.hpp"
#include "plumb/plan/row_clashes.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

Plan version_of(const std::string& name, std::string_view yaml) {
  const std::string head = "plumb: 1\nproject: {id: p, start: 2026-03-02}\n";
  const std::string text = yaml.starts_with("plumb:") ? std::string(yaml) : head + std::string(yaml);
  Diagnostics said;
  auto plan = load_plan(MemoryReader(Files{{name, text}}), name, said);
  REQUIRE_MESSAGE(plan, said.all().front().message);
  return std::move(*plan);
}

std::string place_text_of(const Place& place) {
  const Position position = place.file->position(place.span.begin);
  return fmt::format("{}:{}", position.line, position.column);
}

/// Every clash in a line, with its place here and there.
std::string clashes(const MergeSides& sides) {
  Diagnostics found;
  report_row_clashes(sides, found);
  report_reference_clashes(sides, found);
  report_cycle_clashes(sides, found);
  std::string text;
  for (const Diagnostic& each : found.all()) {
    CHECK(each.code == Code::clash);
    CHECK(each.severity == Severity::error);
    CHECK_FALSE(each.hint.empty());
    REQUIRE(each.notes.size() == 1);
    text += fmt::format("{}|{}: {}\n", place_text_of(each.where), place_text_of(each.notes[0].where),
                        each.message);
  }
  return text;
}

std::string clashes(std::string_view base, std::string_view ours, std::string_view theirs) {
  const Plan old = version_of("base:plumb.yaml", base);
  const Plan here = version_of("plumb.yaml", ours);
  const Plan there = version_of("topic:plumb.yaml", theirs);
  return clashes({old, here, there, "topic"});
}

const std::string kTwo = "tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 1d}\n";
const std::string kNew = "  - {id: new, duration: 1d}\n";

}  // namespace

TEST_CASE("an id that both branches add with different fields clashes") {
  CHECK(clashes(kTwo, kTwo + kNew, kTwo + "  - {id: new, duration: 3d, budget: 5}\n") ==
        "6:10|6:10: 'new' is added here and in 'topic', and differs in duration, budget\n");
  CHECK(clashes(kTwo, kTwo + kNew, kTwo + "  - {id: new, duration: 8h}\n").empty());
  CHECK(clashes(kTwo, kTwo + kNew, kTwo + "  - {id: other, duration: 3d}\n").empty());
  CHECK(clashes(kTwo, kTwo, kTwo + kNew).empty());
}

TEST_CASE("equal rows that both add to different files stay two rows in a merge") {
  const std::string root = "plumb: 1\nproject: {id: p, start: 2026-03-02}\ninclude: [more.yaml]\n";
  const auto version = [](const std::string& folder, const std::string& in_root, const std::string& in_more) {
    Diagnostics said;
    return load_plan(MemoryReader(Files{{folder + "plumb.yaml", in_root}, {folder + "more.yaml", in_more}}),
                     folder + "plumb.yaml", said)
        .value();
  };
  const std::string none = "risks: []\n";
  const Plan base = version("", root + kTwo, none);
  const Plan here = version("plans/", root + kTwo + kNew, none);
  const Plan there = version("topic:old/", root + kTwo, "tasks:\n" + kNew);
  CHECK(clashes({base, here, there, "topic"}) ==
        "7:10|2:10: 'new' is added here and in 'topic', and stands in 'more.yaml' there\n");
  const Plan same = version("topic:new/", root + kTwo + kNew, none);
  CHECK(clashes({base, here, same, "topic"}).empty());
}

TEST_CASE("a row that one branch removes and the other changes clashes") {
  const std::string one = "tasks:\n  - {id: b, duration: 1d}\n";
  const std::string changed = "tasks:\n  - {id: a, duration: 3d}\n  - {id: b, duration: 1d}\n";
  CHECK(clashes(kTwo, one, changed) == "3:1|4:23: 'a' is removed here, and changed in 'topic': duration\n");
  CHECK(clashes(kTwo, changed, one) == "4:23|3:1: 'a' is changed here, and removed in 'topic': duration\n");
  CHECK(clashes(kTwo, one, kTwo).empty());
  CHECK(clashes(kTwo, one, one).empty());
}

TEST_CASE("what stood below a summary is missed there") {
  const std::string full =
      "tasks:\n  - id: s\n    tasks:\n      - {id: a, duration: 2d}\n      - {id: b, duration: 1d}\n";
  const std::string without = "tasks:\n  - id: s\n    tasks:\n      - {id: b, duration: 1d}\n";
  const std::string changed =
      "tasks:\n  - id: s\n    tasks:\n      - {id: a, duration: 4d}\n      - {id: b, duration: 1d}\n";
  CHECK(clashes(full, without, changed) ==
        "4:9|6:27: 'a' is removed here, and changed in 'topic': duration\n");
}

TEST_CASE("a field that both branches set to different values clashes, other fields of the row do not") {
  const std::string ours = "tasks:\n  - {id: a, duration: 3d}\n  - {id: b, duration: 1d}\n";
  CHECK(clashes(kTwo, ours, "tasks:\n  - {id: a, duration: 4d}\n  - {id: b, duration: 1d}\n") ==
        "4:23|4:23: 'duration' of 'a' becomes '3d' here, and '4d' in 'topic'\n");
  CHECK(clashes(kTwo, ours, ours).empty());
  CHECK(clashes(kTwo, ours, "tasks:\n  - {id: a, duration: 2d, budget: 5}\n  - {id: b, duration: 1d}\n")
            .empty());
  const std::string head = "plumb: 1\nproject: {id: p, start: 2026-03-02";
  CHECK(clashes(head + ", name: x}\n", head + "}\n", head + ", name: y}\n") ==
        "2:15|2:43: 'name' of the project becomes not given here, and 'y' in 'topic'\n");
}

TEST_CASE("both branches may add to a list, but not one link with two lags") {
  const auto plan = [](const std::string& after) {
    return kTwo + "  - {id: c, duration: 1d, after: [" + after + "], tags: [x]}\n";
  };
  CHECK(clashes(plan(""), plan("a"), plan("b")).empty());
  CHECK(clashes(plan(""), plan("a SS"), plan("a FF")).empty());
  CHECK(clashes(plan(""), plan("a FS+1d"), plan("a FS+2d")) ==
        "6:34|6:34: 'after' of 'c' becomes 'a FS+1d' here, and 'a FS+2d' in 'topic'\n");
}

TEST_CASE("a row that one branch removes and the other newly names clashes") {
  const std::string people = "resources:\n  - {id: li}\n  - {id: wu}\n";
  const std::string fewer = "resources:\n  - {id: wu}\n";
  const std::string assigned = "tasks:\n  - {id: a, duration: 2d, owner: li}\n  - {id: b, duration: 1d}\n";
  CHECK(clashes(people + kTwo, fewer + kTwo, people + assigned) ==
        "3:1|7:34: 'li' is removed here, and 'owner' of 'a' newly names it in 'topic'\n");
  CHECK(clashes(people + kTwo, people + assigned, fewer + kTwo) ==
        "7:34|3:1: 'li' is removed in 'topic', and 'owner' of 'a' newly names it here\n");
  // Named by both before, and taken away with the row: the merge takes it away too.
  CHECK(clashes(people + assigned, fewer + kTwo, people + assigned).empty());
}

TEST_CASE("a ledger newly names what is gone, and so does a link") {
  const std::string one = "tasks:\n  - {id: b, duration: 1d}\n";
  CHECK(clashes(kTwo, one, kTwo + "actuals:\n  - {date: 2026-03-03, task: a, cost: 5}\n") ==
        "3:1|7:30: 'a' is removed here, and 'task' of a row of actuals newly names it in 'topic'\n");
  CHECK(clashes(kTwo, one, kTwo + "  - {id: c, duration: 1d, after: [a]}\n") ==
        "3:1|6:35: 'a' is removed here, and 'after' of 'c' newly names it in 'topic'\n");
}

TEST_CASE("a task that is new below a summary that is gone clashes") {
  const std::string summary =
      "tasks:\n  - {id: b, duration: 1d}\n  - id: s\n    tasks:\n      - {id: a, duration: 2d}\n";
  CHECK(
      clashes(summary, "tasks:\n  - {id: b, duration: 1d}\n", summary + "      - {id: c, duration: 1d}\n") ==
      "3:1|8:14: 's' is removed here, and 'c' is new below it in 'topic'\n");
}

TEST_CASE("links of both branches that let tasks wait for each other clash") {
  const std::string base =
      "tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 1d}\n  - {id: c, duration: 1d}\n";
  const std::string ours =
      "tasks:\n  - {id: a, duration: 2d, after: [b]}\n  - {id: b, duration: 1d}\n  - {id: c, duration: 1d}\n";
  const std::string theirs =
      "tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 1d, after: [a]}\n  - {id: c, duration: 1d}\n";
  CHECK(clashes(base, ours, theirs) ==
        "4:35|5:35: the links here and in 'topic' let tasks wait for each other: a → b → a\n");
  const std::string far =
      "tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 1d, after: [c]}\n  - {id: c, duration: 1d, "
      "after: [a]}\n";
  CHECK(clashes(base, ours, far) ==
        "4:35|6:35: the links here and in 'topic' let tasks wait for each other: a → c → b → a\n");
  CHECK(clashes(base, ours, ours).empty());
  CHECK(clashes(ours, theirs, base).empty());  // the link was turned round here, and taken away there
}

TEST_CASE("a cycle may lead through a summary") {
  const std::string base =
      "tasks:\n  - id: s\n    tasks:\n      - {id: a, duration: 2d}\n  - {id: b, duration: 1d}\n";
  const std::string ours =
      "tasks:\n  - id: s\n    tasks:\n      - {id: a, duration: 2d, after: [b]}\n  - {id: b, duration: 1d}\n";
  const std::string theirs =
      "tasks:\n  - id: s\n    tasks:\n      - {id: a, duration: 2d}\n  - {id: b, duration: 1d, after: [s]}\n";
  CHECK(clashes(base, ours, theirs) ==
        "6:39|7:35: the links here and in 'topic' let tasks wait for each other: s → b → a → s\n");
}

TEST_CASE("without a plan where the branches parted, all is added") {
  const Plan here = version_of("plumb.yaml", kTwo);
  const Plan there = version_of("topic:plumb.yaml", "tasks:\n  - {id: a, duration: 3d}\n");
  CHECK(clashes({Plan(), here, there, "topic"}) ==
        "4:10|4:10: 'a' is added here and in 'topic', and differs in duration\n");
}

}  // namespace plumb::test
