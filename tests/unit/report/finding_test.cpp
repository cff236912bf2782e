#include "plumb/report/finding.hpp"

#include <doctest/doctest.h>

#include <set>

#include "plumb/io/file_reader.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb::test {
namespace {

/// What is wrong with a file that computes nothing.
std::vector<Finding> wrong_with(std::string text, std::string path = "plumb.yaml") {
  std::map<std::string, std::string> files;
  files[path] = "plumb: 1\nproject: {id: p, start: 2026-03-02}\n" + text;
  const MemoryReader reader(files);
  CheckReport report;
  load_plan(reader, path, report.diagnostics);
  report.diagnostics.sort_by_place();
  report.path = path;
  return findings_of(report, [](const std::string& name) { return "below/" + name; });
}

const std::string kWrong =
    "tasks:\n  - {id: a, duration: 5}\n  - {id: b, duration: 5, deadline: 6, owner: x}\n";

TEST_CASE("a finding knows its place, its row and what it is") {
  const auto findings = wrong_with(kWrong);
  REQUIRE(findings.size() == 4);
  CHECK(findings[0].code == "bad-value");
  CHECK(findings[0].subject == "tasks/a");
  CHECK(findings[0].message == "'5' has no unit");
  CHECK(place_text(findings[0].where) == "below/plumb.yaml:4:23");
  CHECK(findings[0].where.end.column == 24);
  CHECK(findings[3].subject == "tasks/b");
  CHECK(findings[3].code == "unknown-reference");
}

TEST_CASE("a fingerprint stays when lines move, and follows code, row and file") {
  const auto before = wrong_with(kWrong);
  const auto moved = wrong_with("# a comment\n\n" + kWrong);
  std::set<std::string> all;
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].fingerprint == moved[i].fingerprint);
    CHECK(before[i].where.begin.line + 2 == moved[i].where.begin.line);
    CHECK(before[i].fingerprint.size() == 16);
    all.insert(before[i].fingerprint);
  }
  CHECK(all.size() == before.size());  // two of them share code, row and file
  CHECK(wrong_with(kWrong, "other.yaml")[0].fingerprint != before[0].fingerprint);
  CHECK(wrong_with("tasks: [{id: z, duration: 5}]\n")[0].fingerprint != before[0].fingerprint);
  // The same row with another wrong value is the same finding.
  CHECK(wrong_with("tasks: [{id: a, duration: 77}]\n")[0].fingerprint == before[0].fingerprint);
}

TEST_CASE("a note that is said twice is kept once") {
  CheckReport report;
  report.path = "plumb.yaml";
  const auto file = std::make_shared<const SourceFile>("plumb.yaml", "a: b\nc: d\n");
  const Note first{"it is here", {file, {0, 1}}};
  const Note second{"it is here", {file, {5, 6}}};
  report.diagnostics.error(Code::cycle, {file, {0, 1}}, "a circle", {}, {first, second, first});
  const auto findings = findings_of(report, [](const std::string& name) { return name; });
  REQUIRE(findings.size() == 1);
  REQUIRE(findings[0].notes.size() == 2);
  CHECK(place_text(findings[0].notes[1].where) == "plumb.yaml:2:1");
}

TEST_CASE("what stands nowhere belongs to the plan's file") {
  CheckReport report;
  report.path = "missing.yaml";
  report.diagnostics.error(Code::unreadable, {}, "cannot read 'missing.yaml'");
  const auto findings = findings_of(report, [](const std::string& name) { return name; });
  REQUIRE(findings.size() == 1);
  CHECK(place_text(findings[0].where) == "missing.yaml");
  CHECK(findings[0].where.begin.line == 1);
  CHECK(findings[0].subject.empty());
}

}  // namespace
}  // namespace plumb::test
