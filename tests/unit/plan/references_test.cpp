#include "plumb/plan/references.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/plan/collections.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kReferencePlan = R"(
project: {id: p, start: 2026-03-02, finish_task: b, calendar: cal}
calendars:
  - {id: cal, week: {mon-fri: 08:00-12:00}}
  - {id: own, base: cal}
resources: [{id: li, calendar: own}, {id: dev, member_of: li}]
tasks:
  - id: s
    owner: li
    tasks:
      - {id: a, duration: 1d, assign: {li: 50%}, raci: {A: li, R: [dev, li]}}
  - {id: b, duration: 1d, after: [a SS+1d, s]}
progress: []
actuals:
  - {date: 2026-03-02, task: a, cost: 5, resource: li}
baselines:
  - {id: v1, date: 2026-03-02, calendars: [{id: cal}, {id: x, base: cal}], tasks: []}
risks: [{id: r, tasks: [a, b]}]
)";

std::string to_text(const Plan& plan, CollectionKind kind, std::string_view id) {
  std::string text;
  for (const Reference& each : references_to(plan, kind, *plan.ids[kind].find(id))) {
    const std::string_view from =
        each.from_kind ? collection_table(*each.from_kind).id(plan, each.from_row) : "project";
    text += fmt::format("{}.{}={}; ", from.empty() ? "row" : from, each.field, each.node.text());
  }
  return text;
}

}  // namespace

TEST_CASE("every place that names a row is found by the tables of fields") {
  const LoadedPlan plan = plan_from(kReferencePlan);
  CHECK(to_text(*plan, CollectionKind::tasks, "a") == "b.after=a SS+1d; row.task=a; r.tasks=a; ");
  CHECK(to_text(*plan, CollectionKind::tasks, "b") == "project.finish_task=b; r.tasks=b; ");
  CHECK(to_text(*plan, CollectionKind::tasks, "s") == "b.after=s; ");
  CHECK(to_text(*plan, CollectionKind::resources, "li") ==
        "dev.member_of=li; s.owner=li; a.assign=li; a.raci.A=li; a.raci.R=li; row.resource=li; ");
}

TEST_CASE("the calendars of a baseline refer among themselves") {
  const LoadedPlan plan = plan_from(kReferencePlan);
  CHECK(to_text(*plan, CollectionKind::calendars, "cal") == "project.calendar=cal; own.base=cal; ");
}

TEST_CASE("a row names others in the order in which it is written") {
  const LoadedPlan plan = plan_from(kReferencePlan);
  std::string text;
  for (const Reference& each : references_from(*plan, CollectionKind::tasks, 1))
    text += fmt::format("{}={} {}; ", each.field, collection_table(each.to_kind).id(*plan, each.to_row),
                        each.amount ? each.amount.text() : "");
  CHECK(text == "assign=li 50%; raci.A=li ; raci.R=dev ; raci.R=li ; ");
}

TEST_CASE("the table of collections is in the order of the kinds and has every row") {
  const LoadedPlan plan = plan_from(kReferencePlan);
  for (std::size_t i = 0; i < collection_tables().size(); ++i) {
    const CollectionTable& table = collection_tables()[i];
    CHECK(static_cast<std::size_t>(table.kind) == i);
    CHECK(find_collection(collection_name(table.kind).plural) == table.kind);
    CHECK(find_collection(collection_name(table.kind).singular) == table.kind);
    for (std::size_t row = 0; row < table.size(*plan); ++row) {
      if (!collection_name(table.kind).ledger) CHECK(plan->ids[table.kind].find(table.id(*plan, row)) == row);
      for (std::size_t field = 0; field < table.fields().size(); ++field) table.value(*plan, row, field);
    }
  }
  const CollectionTable& calendars = collection_table(CollectionKind::calendars);
  CHECK(calendars.id(*plan, 2) == "standard");
  CHECK_FALSE(calendars.node(*plan, 2));
}

}  // namespace plumb::test
