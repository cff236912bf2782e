// Communication channels and the rules of a RACI matrix.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "run_program.hpp"
#include "truth_case.hpp"

namespace plumb::test {
namespace {

/// n people are n stakeholders, the project manager one of them.
void check_channels(const TruthCase& example, const TempFolder& folder) {
  const Json& wanted = example.expected.at("channels");
  const Json& people = example.inputs.at("n");
  for (std::size_t i = 0; i < people.size(); ++i) {
    std::string plan = "plumb: 1\nproject: {id: example, start: 2026-01-05}\nstakeholders:\n";
    for (int person = 0; person < people.at(i).get<int>(); ++person)
      plan += fmt::format("  - {{id: p{0}, name: Person {0}}}\n", person);
    const std::string path = folder.write("plan.yaml", plan).string();
    const Json metrics = plumb_json({"metrics", "communications.channels", "-f", path});
    check_number("channels", wanted.at("value").at(i), wanted.at("abs_tol").get<double>(),
                 metrics.at("metrics").at(0).at("value"));
    CHECK(plumb_json({"stakeholders", "-f", path}).at("channels") == wanted.at("value").at(i));
  }
}

/// A plan of the tasks of an example; the roles of one person may be several: `A/R`.
std::string raci_plan(const Json& rows) {
  std::string people;
  std::map<std::string, bool> known;
  std::string tasks;
  for (const Json& row : rows) {
    std::map<char, std::string> by_role;
    for (const auto& [person, roles] : row.at("roles").items()) {
      if (known.emplace(person, true).second) people += fmt::format("  - {{id: {0}, name: {0}}}\n", person);
      for (const char role : roles.get<std::string>())
        if (role != '/') by_role[role] += (by_role[role].empty() ? "" : ", ") + person;
    }
    std::string raci;
    for (const auto& [role, who] : by_role)
      raci += fmt::format("{}{}: [{}]", raci.empty() ? "" : ", ", role, who);
    tasks +=
        fmt::format("  - {{id: {}, duration: 1d, raci: {{{}}}}}\n", row.at("t").get<std::string>(), raci);
  }
  return "plumb: 1\nproject: {id: example, start: 2026-01-05}\nresources:\n" + people + "tasks:\n" + tasks;
}

/// What `plumb check` says of a plan of this one row: `error`, `warning` or nothing.
std::string verdict(const Json& row, const TempFolder& folder) {
  const ProgramResult result =
      run_plumb({"check", "--json", "-f", folder.write("plan.yaml", raci_plan(Json::array({row}))).string()});
  std::string worst;
  const Json said = Json::parse(result.out);
  for (const Json& finding : said.at("diagnostics")) {
    const std::string severity = finding.at("severity");
    const std::string message = finding.at("message");
    if (message.find("accountable") == std::string::npos && message.find("responsible") == std::string::npos)
      continue;
    if (worst != "error") worst = severity;
  }
  return worst;
}

void check_raci(const TruthCase& example, const TempFolder& folder) {
  const Json& errors = example.expected.at("errors").at("value");
  const Json& warnings = example.expected.at("warnings").at("value");
  Json readable = Json::array();
  for (const Json& row : example.inputs.at("rows")) {
    const std::string id = row.at("t");
    CAPTURE(id);
    const std::string wanted = errors.contains(id) ? "error" : (warnings.contains(id) ? "warning" : "");
    CHECK(verdict(row, folder) == wanted);
    if (wanted != "error") readable.push_back(row);
  }
  const Json matrix = plumb_json({"raci", "-f", folder.write("plan.yaml", raci_plan(readable)).string()});
  for (std::size_t i = 0; i < readable.size(); ++i) {
    const Json& got = matrix.at("tasks").at(i);
    CHECK(got.at("roles") == readable.at(i).at("roles"));
    CHECK(got.at("warning").is_null() == !warnings.contains(got.at("id").get<std::string>()));
  }
}

}  // namespace

TEST_CASE("communication channels agree with published tables") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("communications")) {
    ++count;
    check_example(example.id, [&] { check_channels(example, folder); });
  }
  CHECK(count >= 1);
}

TEST_CASE("the rules of a RACI matrix agree with worked examples") {
  const TempFolder folder;
  std::size_t count = 0;
  for (const TruthCase& example : truth_cases("responsibility")) {
    ++count;
    check_example(example.id, [&] { check_raci(example, folder); });
  }
  CHECK(count >= 1);
}

}  // namespace plumb::test
