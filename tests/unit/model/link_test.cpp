#include "plumb/model/link.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// Reads a link of task `b` and writes it again; or the message.
std::string read_link(std::string_view link) {
  const LoadedPlan loaded = load(fmt::format(
      "tasks:\n  - {{id: design, duration: 2d}}\n  - {{id: b, duration: 2d, after: [\"{}\"]}}\n", link));
  if (!loaded.plan) return loaded.diagnostics.all()[0].message;
  const Link& read = loaded->tasks.rows[1].after.items[0];
  return link_text(read, loaded->tasks.rows[read.predecessor.index()].id, loaded->project.units());
}

TEST_CASE("links read back as they are written") {
  for (const char* link : {"design", "design SS", "design FF", "design SF", "design FS+2d", "design SS-1.5d",
                           "design SS+50%", "design FS-12.5%", "design FS+7ed", "design SF-90min"})
    CHECK(read_link(link) == link);
}

TEST_CASE("finish to start is the default, and blanks around a lag do no harm") {
  CHECK(read_link("design FS") == "design");
  CHECK(read_link("design FS +2d") == "design FS+2d");
  CHECK(read_link("design +2d") == "design FS+2d");
  CHECK(read_link("design  SS+2d") == "design SS+2d");
  CHECK(read_link("design FS+0d") == "design");
}

TEST_CASE("what is no link says why") {
  CHECK(read_link("desing") == "no task 'desing'");
  CHECK(read_link("design FS 2d") == "'design FS 2d' is not a link");
  CHECK(read_link("design XX") == "'design XX' is not a link");
  CHECK(read_link("design FS+") == "'design FS+' is not a link");
  CHECK(read_link("design FS+2") == "'2' has no unit");
  CHECK(read_link("design FS+5m") == "'5m' is ambiguous");
  CHECK(read_link("design FS+-2d") == "'-2d' is negative");
  CHECK(read_link("design fs+2d") == "'design fs+2d' is not a link");
}

TEST_CASE("a slip in a link gets the link that was meant") {
  const auto said = [](std::string_view link) {
    const LoadedPlan loaded =
        load(fmt::format("tasks:\n  - {{id: a, duration: 2d}}\n  - {{id: a-1, duration: 2d}}\n  - {{id: b, "
                         "duration: 2d, after: [{}]}}\n",
                         link));
    std::string text;
    for (const Diagnostic& each : loaded.diagnostics.all()) text += each.message + " | " + each.hint;
    return text;
  };
  CHECK(said("a FS + 2d") == "'a FS + 2d' is not a link | did you mean 'a FS+2d'?");
  CHECK(said("a+2d") == "'a+2d' is not a link | did you mean 'a FS+2d'?");
  CHECK(said("a-1-2d") == "'a-1-2d' is not a link | did you mean 'a-1 FS-2d'?");
  CHECK(said("a fs+2d") == "'a fs+2d' is not a link | did you mean 'a FS+2d'?");
  CHECK(said("a ss") == "'a ss' is not a link | did you mean 'a SS'?");
  CHECK(said("a SS + 50%") == "'a SS + 50%' is not a link | did you mean 'a SS+50%'?");
  CHECK(said("a FS 2d") == "'a FS 2d' is not a link | did you mean 'a FS+2d'?");
  CHECK(said("a 2d") ==
        "'a 2d' is not a link | write ID, or ID and FS, SS, FF or SF with a lag: 'design FS+2d'");
  CHECK(said("c+2d") == "no task 'c+2d' | add it to 'tasks', or name one that exists");
  CHECK(said("a，b") ==
        "no task 'a，b' | '，' is full-width punctuation: use the plain sign, and a blank after ',' and ':'");
}

TEST_CASE("a lag of percent counts in the predecessor's duration") {
  const LoadedPlan plan =
      plan_from("tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 2d, after: [a SS-33.3%]}\n");
  const Link& link = plan->tasks.rows[1].after.items[0];
  CHECK(link.lag.kind == Lag::Kind::percent);
  CHECK(link.lag.amount == -333'000);
}

TEST_CASE("one link may stand without a list") {
  const LoadedPlan plan =
      plan_from("tasks:\n  - {id: a, duration: 2d}\n  - {id: b, duration: 2d, after: a SS}\n");
  CHECK(plan->tasks.rows[1].after.items[0].type == LinkType::start_to_start);
}

}  // namespace
}  // namespace plumb::test
