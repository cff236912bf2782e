#include "plumb/report/junit.hpp"

#include <doctest/doctest.h>

#include <map>
#include <pugixml.hpp>
#include <set>

#include "plumb/io/safe_text.hpp"
#include "unit/report/nasty_findings.hpp"

namespace plumb::test {
namespace {

struct JunitElement {
  std::set<std::string> attributes;  // that it may have
  std::set<std::string> required;
  std::set<std::string> children;
};

/// The elements that plumb writes, as the schema has them that Jenkins publishes with its
/// xUnit plugin, junit-10.xsd.
const std::map<std::string, JunitElement>& junit_schema() {
  static const std::map<std::string, JunitElement> kElements = {
      {"testsuites", {{"name", "time", "tests", "failures", "errors"}, {}, {"testsuite"}}},
      {"testsuite",
       {{"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id",
         "package", "file", "log", "url"},
        {"name", "tests", "failures", "errors"},
        {"testcase"}}},
      {"testcase", {{"name", "time", "classname", "group"}, {"name"}, {"failure", "system-out"}}},
      {"failure", {{"type", "message"}, {}, {}}},
      {"system-out", {{}, {}, {}}},
  };
  return kElements;
}

void check_element(const pugi::xml_node& node) {
  CAPTURE(std::string(node.name()));
  const auto known = junit_schema().find(node.name());
  REQUIRE(known != junit_schema().end());
  std::set<std::string> names;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    CHECK(names.insert(attribute.name()).second);
    CHECK(known->second.attributes.count(attribute.name()) == 1);
  }
  for (const std::string& name : known->second.required) CHECK(names.count(name) == 1);
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    CHECK(known->second.children.count(child.name()) == 1);
    check_element(child);
  }
}

struct JunitReport {
  CheckReport report;
  std::vector<Finding> findings;
  std::string text;
  pugi::xml_document document;

  explicit JunitReport(std::vector<Finding> all, bool strict = false) : findings(std::move(all)) {
    report.name = "trial";
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::error)
        report.diagnostics.error(Code::bad_value, {}, finding.message);
      else
        report.diagnostics.warning(Code::rounded, {}, finding.message);
    }
    write_junit(text, report, findings, strict);
    const auto read = document.load_buffer(text.data(), text.size());
    REQUIRE_MESSAGE(read, read.description());
    check_element(document.document_element());
  }

  pugi::xml_node suite() const { return document.child("testsuites").child("testsuite"); }
};

TEST_CASE("an error is a case that fails, a warning one that passes with an output, unless strict") {
  Finding error = finding_of("x");
  error.where.path = "plumb.yaml";
  Finding warning = error;
  warning.severity = Severity::warning;
  CHECK(JunitReport({error, warning}).text == R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="plumb" tests="2" failures="1" errors="0">
  <testsuite name="trial" tests="2" failures="1" errors="0">
    <testcase classname="plumb.yaml" name="bad-value x">
      <failure type="bad-value" message="x">plumb.yaml:3:5: error: x [bad-value]
x:7:1: note: x
help: x</failure>
    </testcase>
    <testcase classname="plumb.yaml" name="bad-value x (2)">
      <system-out>plumb.yaml:3:5: warning: x [bad-value]
x:7:1: note: x
help: x</system-out>
    </testcase>
  </testsuite>
</testsuites>
)xml");
  const JunitReport strict({error, warning}, true);
  CHECK(strict.suite().attribute("failures").as_int() == 2);
  CHECK(strict.document.child("testsuites").attribute("failures").as_int() == 2);
}

TEST_CASE("a plan without findings is one case that passes") {
  const JunitReport good({});
  CHECK(good.suite().attribute("tests").as_int() == 1);
  CHECK(good.suite().child("testcase").attribute("name").value() == std::string("valid"));
  CHECK(!good.suite().child("testcase").first_child());
}

TEST_CASE("no text breaks the XML, and each is read back") {
  const JunitReport nasty(nasty_findings());
  auto node = nasty.suite().child("testcase");
  for (const std::string_view text : kNastyTexts) {
    CAPTURE(text);
    REQUIRE(node);
    const std::string safe = safe_text(text);
    CHECK(node.attribute("classname").value() == safe);
    CHECK(node.attribute("name").value() == (text.empty() ? "bad-value" : "bad-value " + safe));
    CHECK(node.child("failure").attribute("message").value() == safe);
    const std::string help = text.empty() ? "" : "\nhelp: " + safe;
    CHECK(node.child("failure").text().get() ==
          fmt::format("{0}:3:5: error: {0} [bad-value]\n{0}:7:1: note: {0}{1}", safe, help));
    node = node.next_sibling("testcase");
  }
  CHECK(!node);
}

}  // namespace
}  // namespace plumb::test
