#include "plumb/model/constraint.hpp"

#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

std::string read_constraint(std::string_view constraint) {
  const LoadedPlan loaded =
      load(fmt::format("tasks: [{{id: a, duration: 2d, constraint: {}}}]\n", constraint));
  if (!loaded.plan) return loaded.diagnostics.all()[0].message;
  std::string text;
  for (const Constraint& each : loaded->tasks.rows[0].constraint.items) {
    if (!text.empty()) text += ", ";
    text += constraint_word(each.kind);
    if (each.has_date()) text += " " + written_date_text(each.date);
  }
  return text;
}

TEST_CASE("constraints of every kind") {
  for (const char* constraint :
       {"SNET 2026-04-01", "SNLT 2026-04-01", "FNET 2026-04-01T13:30", "FNLT 2026-04-01", "MSO 2026-04-01",
        "MFO 2026-04-01", "MANDSTART 2026-04-01", "MANDFIN 2026-04-01", "ASAP", "ALAP"})
    CHECK(read_constraint(constraint) == constraint);
  CHECK(read_constraint("[SNET 2026-04-01, FNLT 2026-06-30]") == "SNET 2026-04-01, FNLT 2026-06-30");
  CHECK(read_constraint("\"SNET 2026-04-01 08:00\"") == "SNET 2026-04-01T08:00");
}

TEST_CASE("what is no constraint says why") {
  CHECK(read_constraint("SNTE 2026-04-01") == "'SNTE' is not a constraint");
  CHECK(read_constraint("SNET") == "'SNET' needs a date");
  CHECK(read_constraint("ALAP 2026-04-01") == "'ALAP' takes no date");
  CHECK(read_constraint("SNET 2026-04-31") == "'2026-04-31' is not a date");
  CHECK(read_constraint("2026-04-01") == "'2026-04-01' is not a constraint");
}

}  // namespace
}  // namespace plumb::test
