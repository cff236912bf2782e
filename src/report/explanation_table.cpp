#include "plumb/report/explanation_table.hpp"

#include <algorithm>

#include "plumb/report/render_markdown.hpp"
#include "plumb/report/schedule_json.hpp"

namespace plumb {

namespace {

Column column(std::string_view key, CellKind kind = CellKind::text) {
  Column made;
  made.key = key;
  made.heading = key;
  made.kind = kind;
  return made;
}

void add_driver(Table& table, const Plan& plan, const Driver& driver) {
  Cell type;
  Cell lag;
  if (driver.kind == Driver::Kind::constraint) type = Cell(constraint_word(driver.constraint));
  if (driver.kind == Driver::Kind::link) {
    type = Cell(kWords<LinkType>[static_cast<std::size_t>(driver.type)]);
    lag = Cell(driver.lag_minutes);
  }
  const Cell id = driver.task.valid() ? Cell(plan.task(driver.task).id) : Cell();
  table.add_row({"driver", Cell(), driver_word(driver.kind), id, type, lag, driver.bound});
}

void add_change(Table& table, const Plan& plan, const WhatIf& what_if, std::size_t number,
                const PlanChange& change) {
  std::string_view word = "lengthen";
  std::string_view id = plan.task(change.task).id;
  Cell type;
  Cell by;
  switch (change.kind) {
    case PlanChange::Kind::remove_link:
      word = "remove_link";
      id = plan.task(change.predecessor).id;
      type = Cell(kWords<LinkType>[static_cast<std::size_t>(change.type)]);
      break;
    case PlanChange::Kind::remove_constraint:
      word = "remove_constraint";
      type = Cell(constraint_word(change.constraint));
      break;
    case PlanChange::Kind::lengthen:
      by = Cell(change.by);
      break;
  }
  table.add_row({"change", Cell(number), word, id, type, by, Cell(), what_if.start, what_if.finish,
                 what_if.project_finish});
}

}  // namespace

Table explanation_table(const Plan& plan, const Explanation& explanation) {
  Table table({column("row"), column("number", CellKind::count), column("kind"), column("id"), column("type"),
               column("time_min", CellKind::duration), column("date", CellKind::date_time),
               column("start", CellKind::date_time), column("finish", CellKind::date_time),
               column("project_finish", CellKind::date_time)});
  for (const Driver& driver : explanation.drivers) add_driver(table, plan, driver);
  std::size_t number = 0;
  const auto add = [&](const WhatIf& what_if) {
    ++number;
    for (const PlanChange& change : what_if.changes) add_change(table, plan, what_if, number, change);
  };
  if (explanation.without) add(*explanation.without);
  for (const WhatIf& shorter : explanation.shorter) add(shorter);
  if (explanation.longer) add(*explanation.longer);
  if (explanation.beyond_float) add(*explanation.beyond_float);
  return table;
}

void append_markdown_list(std::string& out, std::string_view sentences) {
  while (!sentences.empty()) {
    const std::size_t end = std::min(sentences.find('\n'), sentences.size());
    if (end > 0) {
      out += "- ";
      append_markdown_text(out, sentences.substr(0, end));
      out += '\n';
    }
    sentences.remove_prefix(std::min(end + 1, sentences.size()));
  }
}

}  // namespace plumb
