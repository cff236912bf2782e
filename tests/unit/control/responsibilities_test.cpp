#include "plumb/control/responsibilities.hpp"

#include <doctest/doctest.h>

#include "support/assess_in_process.hpp"

namespace plumb::test {
namespace {

TEST_CASE("the matrix has everybody with a role, and their load") {
  const auto result = assessed(R"(
resources: [{id: dev, name: D}, {id: pm, name: P}, {id: idle, name: I}]
stakeholders: [{id: client, name: C}]
tasks:
  - {id: a, duration: 1d, raci: {A: pm, R: [pm, dev], I: client}}
  - {id: b, duration: 1d, raci: {A: pm}}
  - {id: c, duration: 1d}
  - {id: m, milestone: true}
)");
  const std::vector<TaskId> all{TaskId(0), TaskId(1), TaskId(2), TaskId(3)};
  const RaciMatrix matrix = raci_matrix(*result->loaded, all);
  REQUIRE(matrix.people.size() == 3);
  CHECK(matrix.people[0].who == RowRef{CollectionKind::resources, 0});
  CHECK(matrix.people[1].accountable == 2);
  CHECK(matrix.people[1].responsible == 1);
  CHECK(matrix.people[2].informed == 1);
  REQUIRE(matrix.rows.size() == 2);
  CHECK(roles_text(matrix.rows[0].roles[0]) == "R");
  CHECK(roles_text(matrix.rows[0].roles[1]) == "A/R");
  CHECK(roles_text(matrix.rows[1].roles[0]).empty());
  CHECK_FALSE(matrix.rows[0].nobody_responsible);
  CHECK(matrix.rows[1].nobody_responsible);
  CHECK(matrix.without == std::vector<TaskId>{TaskId(2)});
  CHECK(result->word("raci.tasks") == "2");
  CHECK(result->word("raci.without_responsible") == "1");
  CHECK(result->word("raci.missing") == "1");
}

TEST_CASE("where no task has roles, none is missing them") {
  const auto result = assessed("tasks: [{id: a, duration: 1d}]\n");
  CHECK(result->word("raci.tasks") == "0");
  CHECK(result->word("raci.missing") == "0");
}

}  // namespace
}  // namespace plumb::test
