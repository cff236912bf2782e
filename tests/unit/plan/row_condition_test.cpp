#include "plumb/plan/row_condition.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/plan/collections.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kFilteredPlan = R"(
project: {id: p, start: 2026-03-02, currency: EUR, rates: {USD: 0.9}}
resources:
  - {id: li}
  - {id: dev, capacity: 1.5, off: [2026-07-06..2026-07-10]}
  - {id: qa, capacity: [{from: 2026-03-02, units: 1}, {from: 2026-05-04, units: 4}]}
tasks:
  - {id: a, name: Erste Übung, duration: 5d, owner: li, tags: [Backend, sql], budget: 100, assign: {dev: 2}}
  - {id: b, name: two words, duration: 2d/3d/9d, after: [a SS+2d], deadline: 2026-03-20, budget: 100 USD, constraint: SNET 2026-03-09}
  - {id: c, milestone: true, deadline: 2026-03-20T12:00, raci: {R: [li, dev], A: li}}
risks:
  - {id: r, impact: {cost: 10/20/30}, probability: 30%, status: closed}
  - {id: s, impact: high, probability: low}
  - {id: t, impact: {time: 5d}, residual: {impact: {cost: 40/50/60 USD, time: 1d}}}
  - {id: u}
baselines:
  - {id: v1, date: 2026-03-02, approvals: [{by: sponsor, date: 2026-03-02}, {by: bank, date: 2026-03-05}],
     tasks: [{id: a, start: 2026-03-02, finish: 2026-03-04, budget: {start: 5, linear: 70}}]}
  - {id: v2, date: 2026-03-09, tasks: [{id: a, start: 2026-03-02, finish: 2026-03-04, budget: 90, elapsed: true}]}
)";

struct FieldsOfRow final : RowValues {
  FieldsOfRow(const Plan& plan_, const CollectionTable& table_) : plan(plan_), table(table_) {}
  Value value(std::size_t field) const override { return table.value(plan, row, field); }

  const Plan& plan;
  const CollectionTable& table;
  std::size_t row = 0;
};

/// The ids of the rows for which a condition holds, or its problem as `begin-end message | hint`.
std::string rows_where(CollectionKind kind, std::string_view text) {
  const LoadedPlan plan = plan_from(kFilteredPlan);
  const CollectionTable& table = collection_table(kind);
  const LiteralContext context{{plan->project.units(), plan->currencies}, std::chrono::year{2026} / 3 / 20};
  auto parsed = RowCondition::parse(text, table.fields().specs(), context);
  if (const auto* problem = std::get_if<ConditionProblem>(&parsed))
    return fmt::format("{}-{} {} | {}", problem->where.begin, problem->where.end, problem->message,
                       problem->hint);
  FieldsOfRow row(*plan, table);
  std::string ids;
  for (; row.row < table.size(*plan); ++row.row)
    if (std::get<RowCondition>(parsed).matches(row)) ids += table.id(*plan, row.row);
  return ids;
}

std::string tasks_where(std::string_view text) {
  return rows_where(CollectionKind::tasks, text);
}
std::string risks_where(std::string_view text) {
  return rows_where(CollectionKind::risks, text);
}

std::string baselines_where(std::string_view text) {
  return rows_where(CollectionKind::baselines, text);
}

}  // namespace

TEST_CASE("values are compared by the kind of their field") {
  CHECK(tasks_where("id=b") == "b");
  CHECK(tasks_where("id != b") == "ac");
  CHECK(tasks_where("duration>3d") == "a");
  CHECK(tasks_where("duration>=3d") == "ab");
  CHECK(tasks_where("duration<=1w") == "ab");
  CHECK(tasks_where("budget=100") == "a");
  CHECK(tasks_where("budget>='99.5 USD'") == "b");
  CHECK(risks_where("probability>=30%") == "r");
  CHECK(risks_where("probability=low") == "s");
  CHECK(risks_where("status=open") == "stu");
  CHECK(risks_where("status>occurred") == "r");
  CHECK(rows_where(CollectionKind::resources, "capacity>1") == "devqa");
}

TEST_CASE("dates compare by day unless a time is asked for") {
  CHECK(tasks_where("deadline=2026-03-20") == "bc");
  CHECK(tasks_where("deadline<=today") == "bc");
  CHECK(tasks_where("deadline>2026-03-20T11:59") == "c");
  CHECK(tasks_where("deadline<2026-03-20") == "");
  CHECK(rows_where(CollectionKind::resources, "off=2026-07-08") == "dev");
  CHECK(rows_where(CollectionKind::resources, "off>2026-07-08") == "");
}

TEST_CASE("of a list one item is enough, but unequal means all") {
  CHECK(tasks_where("tags=sql") == "a");
  CHECK(tasks_where("tags!=sql") == "bc");
  CHECK(tasks_where("tags~BACK") == "a");
  CHECK(tasks_where("after=a") == "b");
  CHECK(tasks_where("after='a SS+2d'") == "b");
  CHECK(tasks_where("constraint=SNET") == "b");
}

TEST_CASE("a part of a text is found whatever the case of its letters") {
  CHECK(tasks_where("name~ÜBUNG") == "a");
  CHECK(tasks_where("name~'TWO w'") == "b");
  CHECK(tasks_where("name=\"two words\"") == "b");
}

TEST_CASE("paths lead into rows and mappings") {
  CHECK(risks_where("impact.cost>=20") == "r");
  CHECK(risks_where("impact.cost > 20") == "");
  CHECK(risks_where("impact.cost~'10/20'") == "r");
  CHECK(risks_where("impact.cost") == "r");
  CHECK(risks_where("not impact.cost") == "stu");
  CHECK(risks_where("impact.cost=''") == "stu");
  CHECK(risks_where("impact.cost!=20") == "stu");
  CHECK(risks_where("impact.time<=1w") == "t");
  CHECK(risks_where("residual.impact.cost>='50 USD'") == "t");
  CHECK(risks_where("residual.impact.cost~'40/50/60 usd'") == "t");
  CHECK(tasks_where("assign=dev") == "a");
  CHECK(tasks_where("assign.dev>1") == "a");
  CHECK(tasks_where("assign.dev>2") == "");
  CHECK(tasks_where("raci.R=dev") == "c");
}

TEST_CASE("a single value in a row's place is the field that it is short for") {
  CHECK(risks_where("impact=high") == "s");
  CHECK(risks_where("impact.level=high") == "s");
  CHECK(risks_where("impact.level") == "s");
  CHECK(risks_where("impact") == "rst");
  CHECK(baselines_where("tasks.budget.linear>=70") == "v1v2");
  CHECK(baselines_where("tasks.budget.start") == "v1");
  CHECK(baselines_where("tasks.budget>70") == "v2");
}

TEST_CASE("of a list of rows, one row is enough") {
  CHECK(baselines_where("approvals.by=bank") == "v1");
  CHECK(baselines_where("approvals.date>2026-03-05") == "");
  CHECK(baselines_where("not approvals.by") == "v2");
  CHECK(baselines_where("tasks.elapsed") == "v2");
  CHECK(baselines_where("tasks.elapsed=false") == "v1");
  CHECK(baselines_where("approvals~bank") == "v1");
  CHECK(rows_where(CollectionKind::resources, "capacity>=4") == "qa");
}

TEST_CASE("a field alone asks whether it is given") {
  CHECK(tasks_where("milestone") == "c");
  CHECK(tasks_where("milestone=false") == "ab");
  CHECK(tasks_where("not owner") == "bc");
  CHECK(tasks_where("owner=''") == "bc");
  CHECK(tasks_where("owner!=''") == "a");
  CHECK(tasks_where("owner!=li") == "bc");
}

TEST_CASE("not binds closest, then and, then or; brackets change that") {
  CHECK(tasks_where("id=a or id=b and id=c") == "a");
  CHECK(tasks_where("(id=a or id=b) and id=a") == "a");
  CHECK(tasks_where("not id=a and id=a or id=c") == "c");
  CHECK(tasks_where("not (id=a or id=b)") == "c");
  CHECK(tasks_where("not not id=a") == "a");
  CHECK(tasks_where("ID=a OR id=b") != "ab");
  CHECK(tasks_where("id=a OR id=b") == "ab");
}

TEST_CASE("any depth of brackets is read") {
  const std::string open(100'000, '(');
  const std::string close(100'000, ')');
  CHECK(tasks_where(open + "id=a" + close) == "a");
  CHECK(tasks_where(open).find("ends too early") != std::string::npos);
  std::string many = "id=a";
  for (int i = 0; i < 10'000; ++i) many += " or not id=a and id=b";
  CHECK(tasks_where(many) == "ab");
}

TEST_CASE("what is no condition is said with its place") {
  CHECK(tasks_where("ownr=li") == "0-4 there is no field 'ownr' | did you mean 'owner'?");
  CHECK(tasks_where("owner") == "a");
  CHECK(tasks_where("owner=") ==
        "6-6 a value is expected behind 'owner' | write one; '' asks for rows without any");
  CHECK(tasks_where("  ") == "0-2 the condition is empty | write FIELD=VALUE, with one of = != < <= > >= ~");
  CHECK(tasks_where("id=a id=b") ==
        "5-7 'and' or 'or' is expected before 'id' | join conditions with 'and' or 'or', and put quotes "
        "around a text with blanks");
  CHECK(tasks_where("(id=a") == "0-1 '(' has no ')' | close the bracket");
  CHECK(tasks_where("id=a)") == "4-5 ')' has no '(' | remove it, or open the bracket");
  CHECK(tasks_where("id='a") == "3-5 the quoted text does not end | close it with '");
  CHECK(tasks_where("deadline<03/20") ==
        "9-14 '03/20' is not a date | write it as 2026-03-02, 2026-03-02T13:30 or 'today'");
  CHECK(tasks_where("duration=5m") == "9-11 '5m' is ambiguous | write 'min' for minutes or 'mo' for months");
  CHECK(tasks_where("budget>x") ==
        "7-8 'x' is not an amount of money | write 12000, 12_000.50, or '25000 USD' in quotes");
  CHECK(tasks_where("budget>'5 CHF'") ==
        "7-14 no amount of this plan is in 'CHF' | give its rate in 'project: rates'");
  CHECK(tasks_where("progress>50") == "9-11 '50' is not a percentage | did you mean '50%'?");
  CHECK(tasks_where("milestone=tru").find("did you mean 'true'?") != std::string::npos);
  CHECK(risks_where("impact.csot>1") == "7-11 there is no field 'csot' | did you mean 'cost'?");
  CHECK(risks_where("residual.impact.tiem>1d") == "16-20 there is no field 'tiem' | did you mean 'time'?");
  CHECK(risks_where("impact.x") == "7-8 there is no field 'x' | one of cost, time, level");
  CHECK(baselines_where("tasks.budget.lienar>1") ==
        "13-19 there is no field 'lienar' | did you mean 'linear'?");
  CHECK(risks_where("due.x=1") == "4-5 'due' has no fields of its own | compare 'due' itself");
  CHECK(tasks_where("and id=a").find("a field is expected here, not 'and'") != std::string::npos);
  CHECK(tasks_where("id ! a").find("'!' alone is no comparison") != std::string::npos);
  CHECK(tasks_where("id=a and").find("4-8 ") == std::string::npos);
}

TEST_CASE("values have an order for sorting") {
  const FieldSpec text;
  const auto before = [&](const Value& a, const Value& b) { return compare_values(a, b, text) < 0; };
  CHECK(before({std::string("1.9")}, {std::string("1.10")}));
  CHECK(before({std::string("T2")}, {std::string("T10")}));
  CHECK(before({std::string("a")}, {std::string("b")}));
  CHECK(before({std::string("T02")}, {std::string("T2")}));
  CHECK(before({Money{5, 0}}, {Money{1, 1}}));
  CHECK(before({ValueList{{std::string("a")}}}, {std::string("b")}));
  CHECK_FALSE(before({true}, {true}));
}

}  // namespace plumb::test
