#include "plumb/model/field.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "plumb/model/account.hpp"
#include "plumb/model/baseline.hpp"
#include "plumb/model/ledger.hpp"
#include "plumb/model/limit.hpp"
#include "plumb/model/project.hpp"
#include "plumb/model/resource.hpp"
#include "plumb/model/risk.hpp"
#include "plumb/model/task.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

/// Every table that users' rows are read by, nested ones included.
std::vector<const FieldTableBase*> all_tables() {
  std::vector<const FieldTableBase*> tables{
      &Project::fields(),     &Calendar::fields(),  &Resource::fields(), &Account::fields(), &Task::fields(),
      &ProgressRow::fields(), &ActualRow::fields(), &Baseline::fields(), &Limit::fields(),   &Risk::fields()};
  for (std::size_t i = 0; i < tables.size(); ++i)
    for (const FieldSpec& spec : tables[i]->specs())
      if (spec.rows != nullptr && std::find(tables.begin(), tables.end(), spec.rows()) == tables.end())
        tables.push_back(spec.rows());
  return tables;
}

TEST_CASE("every field has a name of its own and a line of help") {
  for (const FieldTableBase* table : all_tables()) {
    std::set<std::string_view> names;
    for (const FieldSpec& spec : table->specs()) {
      CAPTURE(spec.name);
      CHECK(names.insert(spec.name).second);
      CHECK(spec.help.size() > 3);
      CHECK_FALSE(spec.help.ends_with('.'));
      if (spec.kind == ValueKind::choice) CHECK(spec.choices.size() > 1);
      if (spec.kind == ValueKind::row) CHECK((spec.rows != nullptr));
      // Words that YAML 1.1 takes for booleans would be unreadable to other tools.
      for (const char* word : {"y", "n", "yes", "no", "on", "off", "true", "false"})
        if (spec.name != "off") CHECK(spec.name != word);
    }
    // The fields seen are bits of one word.
    CHECK(table->size() <= 64);
  }
}

TEST_CASE("slips in keys get their own message") {
  const auto said = [](std::string_view row) {
    return short_messages_of(fmt::format("resources: [{{id: dev}}]\ntasks:\n  - {}\n", row));
  };
  CHECK(said("{id: a, durration: 2d, duration: 2d}") == "3:13 error [unknown-key] unknown key 'durration'\n");
  CHECK(said("{id: a, duration:2d, duration: 2d}") ==
        "3:13 error [unknown-key] 'duration:2d' has no blank after the colon\n");
  CHECK(said("{id: a, duration: 2d, assign: {dev:2}}") ==
        "3:36 error [unknown-key] 'dev:2' has no blank after the colon\n");
  CHECK(said("{id: a, duration: 2d, name： x}") ==
        "3:27 error [unknown-key] 'name： x' contains the full-width '：'\n");
  CHECK(said("{id: a, duration: 2d, budget: 50.000,00}") ==
        "3:42 error [unknown-key] '00' stands behind a comma, which ends the value before it\n");
  CHECK(said("{id: a, duration: 2d, x-own: [anything, {goes: here}]}").empty());
}

TEST_CASE("values are read by their field's type, never guessed") {
  const auto said = [](std::string_view fields) {
    return short_messages_of(fmt::format("tasks: [{{id: a, duration: 2d, {}}}]\n", fields));
  };
  CHECK(said("name: no, notes: 2026-03-02, acceptance: 0x1F, tags: [yes, ~, 1e3]").empty());
  CHECK(said("name: [a]") == "1:37 error [bad-type] 'name' must be text, not a list\n");
  CHECK(said("name: {a: b}") == "1:37 error [bad-type] 'name' must be text, not a mapping\n");
  CHECK(said("name: ") == "1:37 error [bad-value] 'name' has no value\n");
  CHECK(said("tags: a") == "1:37 error [bad-type] 'tags' must be a list\n");
  CHECK(said("priority: 1001") == "1:41 error [bad-value] '1001' is not between 0 and 1000\n");
  CHECK(said("priority: 1.5") == "1:41 error [bad-value] '1.5' is not a whole number\n");
  CHECK(said("priority: 99999") == "1:41 error [bad-value] '99999' is out of range\n");
  CHECK(said("accrue: midway") == "1:39 error [bad-value] 'midway' is not a value of 'accrue'\n");
  CHECK(said("milestone: yes") == "1:42 error [bad-value] 'yes' is not a value of 'milestone'\n");
  CHECK(said("distribution: triangular").empty());
}

TEST_CASE("a percentage has its sign") {
  const auto said = [](std::string_view percent) {
    return messages_of(
        fmt::format("project: {{id: p, start: 2026-03-02, status_date: 2026-03-31}}\ntasks: [{{id: a, "
                    "duration: 2d, progress: {}}}]\n",
                    percent));
  };
  CHECK(said("60%").empty());
  CHECK(said("33.3333%").empty());
  CHECK(said("60") == R"(plumb.yaml:2:41: error: '60' is not a percentage [bad-value]
     2 | tasks: [{id: a, duration: 2d, progress: 60}]
       |                                         ^^
       = help: did you mean '60%'?
)");
  CHECK(said("0.6").find("= help: did you mean '60%'?") != std::string::npos);
  CHECK(said("101%").find("'101%' is not between 0% and 100%") != std::string::npos);
  CHECK(said("-1%").find("'-1%' is not between 0% and 100%") != std::string::npos);
}

TEST_CASE("text that a # cuts off is a warning") {
  CHECK(messages_of("tasks:\n  - id: a\n    name: Ticket #12\n    duration: 2d\n") ==
        R"(plumb.yaml:3:11: warning: 'name' ends before '#', which starts a comment [cut-by-comment]
     3 |     name: Ticket #12
       |           ^^^^^^
       = help: put quotes around the text if the '#' belongs to it
)");
  CHECK(messages_of("tasks:\n  - id: a\n    name: Ticket # a comment\n    duration: 2d  #x\n").empty());
}

TEST_CASE("money names its currency, which needs a rate") {
  const auto said = [](std::string_view money) {
    return short_messages_of(
        fmt::format("project: {{id: p, start: 2026-03-02, rates: {{USD: 7.1}}}}\ntasks: [{{id: a, duration: "
                    "2d, budget: {}}}]\n",
                    money));
  };
  CHECK(said("25000 USD").empty());
  CHECK(said("12_000.50").empty());
  CHECK(said("25000 EUR") == "2:39 error [unknown-reference] no rate for the currency 'EUR'\n");
  CHECK(said("'25000 '") == "2:39 error [bad-value] '25000 ' is not an amount of money\n");
  CHECK(said("80,000") ==
        "2:42 error [unknown-key] '000' stands behind a comma, which ends the value before it\n");
  CHECK(said("1e5") == "2:39 error [bad-value] '1e5' is not an amount of money\n");
}

TEST_CASE("an estimate is in order and of one kind") {
  const auto said = [](std::string_view duration) {
    return short_messages_of(fmt::format("tasks: [{{id: a, duration: {}}}]\n", duration));
  };
  CHECK(said("6d/10d/18d").empty());
  CHECK(said("6d/10d") == "1:27 error [bad-value] '6d/10d' is not an estimate\n");
  CHECK(said("10d/6d/18d") == "1:27 error [bad-value] '10d/6d/18d' is not in order\n");
  CHECK(said("6d/10ed/18d") == "1:27 error [bad-value] '6d/10ed/18d' mixes working and elapsed time\n");
  CHECK(said("6/10/18d") ==
        "1:27 error [bad-value] '6' has no unit\n1:27 error [bad-value] '10' has no unit\n");
}

}  // namespace
}  // namespace plumb::test
