// The two formats of findings that are JSON: SARIF and GitLab's Code Quality.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "plumb/report/gitlab_code_quality.hpp"
#include "plumb/report/sarif.hpp"
#include "support/json_schema_check.hpp"
#include "unit/report/nasty_findings.hpp"

namespace plumb::test {
namespace {

using Json = nlohmann::json;

Json report_schema(const std::string& name) {
  std::ifstream file(std::string(PLUMB_SOURCE_DIR) + "/tests/data/ci/" + name);
  REQUIRE(file.is_open());
  return Json::parse(file);
}

Json sarif_of(const std::vector<Finding>& findings) {
  std::string out;
  write_sarif(out, findings, "1.2.3");
  CHECK(out.find('\x1b') == std::string::npos);
  return Json::parse(out);
}

Json gitlab_of(const std::vector<Finding>& findings) {
  std::string out;
  write_gitlab_code_quality(out, findings);
  CHECK(out.find('\x1b') == std::string::npos);
  return Json::parse(out);
}

/// What a JSON reader gets of a text: bytes that are no UTF-8 have become U+FFFD.
bool is_read_as(const Json& read, std::string_view text) {
  const std::string got = read.get<std::string>();
  return got == text || got.find("\uFFFD") != std::string::npos;
}

std::string decoded_uri(const std::string& uri) {
  std::string text;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%') {
      text += static_cast<char>(std::stoi(uri.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      text += uri[i];
    }
  }
  return text;
}

TEST_CASE("a SARIF log holds each finding with its rule, place and fingerprint") {
  std::vector<Finding> findings{finding_of("x"), finding_of("y", Severity::warning)};
  findings[1].code = kLimitCode;
  findings[1].notes.clear();
  findings[1].hint.clear();
  const Json log = sarif_of(findings);
  CHECK(schema_problem(report_schema("sarif-2.1.0.schema.json"), log) == "");
  const Json& driver = log["runs"][0]["tool"]["driver"];
  CHECK(driver["version"] == "1.2.3");
  CHECK(driver["rules"].size() == 2);
  CHECK(driver["rules"][0]["id"] == "bad-value");
  const Json& result = log["runs"][0]["results"][1];
  CHECK(result == Json::parse(R"({
    "ruleId": "limit", "ruleIndex": 1, "level": "warning", "message": {"text": "y"},
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "y"},
      "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}}}],
    "partialFingerprints": {"primaryLocationLineHash": "0123456789abcdef:1"}})"));
  const Json& first = log["runs"][0]["results"][0];
  CHECK(first["message"]["text"] == "x\nhelp: x");
  CHECK(first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 7);
  CHECK(schema_problem(report_schema("sarif-2.1.0.schema.json"), sarif_of({})) == "");
}

TEST_CASE("a note that stands twice is one related location") {
  std::vector<Finding> findings{finding_of("x")};
  findings[0].notes.push_back(findings[0].notes[0]);
  findings[0].notes.push_back({"y", findings[0].notes[0].where});
  const Json log = sarif_of(findings);
  CHECK(schema_problem(report_schema("sarif-2.1.0.schema.json"), log) == "");
  CHECK(log["runs"][0]["results"][0]["relatedLocations"].size() == 2);
}

TEST_CASE("no text breaks a SARIF log, and none is a link or a placeholder") {
  const Json log = sarif_of(nasty_findings());
  CHECK(schema_problem(report_schema("sarif-2.1.0.schema.json"), log) == "");
  for (std::size_t i = 0; i < kNastyTexts.size(); ++i) {
    CAPTURE(kNastyTexts[i]);
    const Json& result = log["runs"][0]["results"][i];
    const std::string message = result["message"]["text"];
    CHECK(message.find("](") == std::string::npos);
    CHECK(message.find("{{0}}") == sarif_message(kNastyTexts[i]).find("{{0}}"));
    CHECK(is_read_as(result["relatedLocations"][0]["message"]["text"], sarif_message(kNastyTexts[i])));
    CHECK(decoded_uri(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) ==
          kNastyTexts[i]);
  }
  CHECK(sarif_message("[a](b) {0}") == "[a] (b) {{0}}");
}

TEST_CASE("a path is a reference below the repository, or a file's address") {
  const auto uri = [](std::string_view path) {
    std::string text;
    append_uri(text, path);
    return text;
  };
  CHECK(uri("plan/1-design.yaml") == "plan/1-design.yaml");
  CHECK(uri("a b:c#?%.yaml") == "a%20b%3Ac%23%3F%25.yaml");
  CHECK(uri("设计.yaml") == "%E8%AE%BE%E8%AE%A1.yaml");
  CHECK(uri("/tmp/a.yaml") == "file:///tmp/a.yaml");
}

TEST_CASE("a Code Quality report holds each finding, by how much it matters") {
  std::vector<Finding> findings{finding_of("x"), finding_of("y"), finding_of("z", Severity::warning)};
  findings[1].code = kLimitCode;
  const Json issues = gitlab_of(findings);
  CHECK(schema_problem(report_schema("gitlab-code-quality.schema.json"), issues) == "");
  CHECK(issues[0] == Json::parse(R"({"description": "x", "check_name": "bad-value",
    "fingerprint": "0123456789abcdef", "severity": "critical",
    "location": {"path": "x", "lines": {"begin": 3}}})"));
  CHECK(issues[1]["severity"] == "major");
  CHECK(issues[2]["severity"] == "minor");
  CHECK(gitlab_of({}) == Json::array());
}

TEST_CASE("no text breaks a Code Quality report") {
  const Json issues = gitlab_of(nasty_findings());
  CHECK(schema_problem(report_schema("gitlab-code-quality.schema.json"), issues) == "");
  std::set<std::string> fingerprints;
  for (std::size_t i = 0; i < kNastyTexts.size(); ++i) {
    CAPTURE(kNastyTexts[i]);
    CHECK(is_read_as(issues[i]["description"], kNastyTexts[i]));
    CHECK(is_read_as(issues[i]["location"]["path"], kNastyTexts[i]));
    fingerprints.insert(issues[i]["fingerprint"]);
  }
  CHECK(fingerprints.size() == kNastyTexts.size());
}

}  // namespace
}  // namespace plumb::test
