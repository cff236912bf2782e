#include "plumb/report/github_commands.hpp"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include "plumb/io/safe_text.hpp"
#include "unit/report/nasty_findings.hpp"

namespace plumb::test {
namespace {

struct WorkflowCommand {
  std::string name;
  std::map<std::string, std::string> properties;
  std::string message;
};

std::string decoded(std::string text, bool property) {
  std::vector<std::pair<std::string, std::string>> codes{{"%0D", "\r"}, {"%0A", "\n"}};
  if (property) codes.insert(codes.end(), {{"%3A", ":"}, {"%2C", ","}});
  codes.emplace_back("%25", "%");
  for (const auto& [code, meaning] : codes)
    for (std::size_t at = text.find(code); at != std::string::npos; at = text.find(code, at + meaning.size()))
      text.replace(at, code.size(), meaning);
  return text;
}

/// Reads a line of a job's log as GitHub's runner does; nullopt if it is no command.
std::optional<WorkflowCommand> command_in(std::string line) {
  line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
  const std::size_t end = line.find("::", 2);
  if (!line.starts_with("::") || end == std::string::npos) return std::nullopt;
  WorkflowCommand command;
  const std::string head = line.substr(2, end - 2);
  command.name = head.substr(0, head.find(' '));
  std::istringstream pairs(head.find(' ') == std::string::npos ? "" : head.substr(head.find(' ') + 1));
  for (std::string pair; std::getline(pairs, pair, ',');)
    command.properties[pair.substr(0, pair.find('='))] = decoded(pair.substr(pair.find('=') + 1), true);
  command.message = decoded(line.substr(end + 2), false);
  return command;
}

std::vector<WorkflowCommand> commands_in(const std::string& log) {
  std::vector<WorkflowCommand> commands;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    if (const auto command = command_in(line))
      commands.push_back(*command);
    else
      CHECK(line.find("##[") == std::string::npos);  // the older form, which is looked for in other lines
  }
  return commands;
}

std::vector<Finding> many(std::size_t errors, std::size_t warnings) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < warnings; ++i)
    findings.push_back(finding_of(fmt::format("w{}", i), Severity::warning));
  for (std::size_t i = 0; i < errors; ++i) findings.push_back(finding_of(fmt::format("e{}", i)));
  return findings;
}

std::string commands_of(const std::vector<Finding>& findings, bool in_summary) {
  std::string out;
  write_github_commands(out, findings, in_summary);
  return out;
}

TEST_CASE("a finding is a command with its place, its code, its notes and its hint") {
  Finding finding = finding_of("x");
  finding.where.path = "plan/a.yaml";
  CHECK(commands_of({finding}, true) ==
        "::error file=plan/a.yaml,line=3,col=5,endColumn=8,title=bad-value::x%0Ax:7:1: x%0Ahelp: x\n");
  finding.severity = Severity::warning;
  finding.where.in_text = false;
  finding.notes.clear();
  finding.hint.clear();
  CHECK(commands_of({finding}, true) == "::warning file=plan/a.yaml,title=bad-value::x\n");
  CHECK(commands_of({}, true).empty());
}

TEST_CASE("no text ends a command or begins another one") {
  for (const std::string_view text : kNastyTexts) {
    CAPTURE(text);
    const auto commands = commands_in(commands_of({finding_of(text)}, true));
    REQUIRE(commands.size() == 1);
    const std::string safe = safe_text(text);
    CHECK(commands[0].name == "error");
    CHECK(commands[0].properties.at("file") == safe);
    CHECK(commands[0].properties.at("line") == "3");
    CHECK(commands[0].properties.size() == 5);
    const std::string help = text.empty() ? "" : "\nhelp: " + safe;
    CHECK(commands[0].message == safe + "\n" + safe + ":7:1: " + safe + help);
    std::string line;
    append_github_log_line(line, text);
    CHECK(commands_in(line).empty());
  }
}

TEST_CASE("errors come first, ten of each, and the others are counted and go to the summary") {
  const std::vector<Finding> findings = many(12, 11);
  const auto commands = commands_in(commands_of(findings, true));
  REQUIRE(commands.size() == 21);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(commands[i].properties.at("file") == fmt::format("e{}", i));
    CHECK(commands[10 + i].name == "warning");
  }
  CHECK(commands[20].name == "notice");
  CHECK(commands[20].message == "2 errors and 1 warning more: see the summary of the job");
  CHECK(github_summary(findings) ==
        "### plumb check: 2 errors and 1 warning more\n\n"
        "| severity | code | place | message | hint |\n| --- | --- | --- | --- | --- |\n"
        "| error | bad-value | e10:3:5 | e10 | e10 |\n"
        "| error | bad-value | e11:3:5 | e11 | e11 |\n"
        "| warning | bad-value | w10:3:5 | w10 | w10 |\n\n");
  CHECK(github_summary(many(10, 10)).empty());
  CHECK(commands_in(commands_of(many(10, 10), true)).size() == 20);
}

TEST_CASE("without a summary the others are lines of the log") {
  const std::string log = commands_of(many(11, 0), false);
  CHECK(
      log.ends_with("::notice title=plumb::1 error more: see the log of this step\n"
                    "e10:3:5: error: e10 [bad-value]\n"));
}

TEST_CASE("a summary stays below what GitHub takes, and says what it leaves out") {
  std::vector<Finding> findings = many(20'000, 0);
  for (Finding& finding : findings) finding.message = std::string(100, '*');
  const std::string summary = github_summary(findings);
  CHECK(summary.size() < 1'000'000);
  CHECK(summary.find(" more do not fit: run 'plumb check'.\n") != std::string::npos);
}

TEST_CASE("a row of the summary stays a row") {
  std::vector<Finding> findings = many(10, 0);
  for (const Finding& finding : nasty_findings()) findings.push_back(finding);
  std::istringstream lines(github_summary(findings));
  std::size_t rows = 0;
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("| error")) ++rows;
  CHECK(rows == kNastyTexts.size());
}

}  // namespace
}  // namespace plumb::test
