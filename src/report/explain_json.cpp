#include <string_view>

#include "plumb/report/explain_view.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/schedule_json.hpp"

namespace plumb {

namespace {

std::string_view link_word(LinkType type) {
  return kWords<LinkType>[static_cast<std::size_t>(type)];
}

void write_driver(JsonWriter& json, const Plan& plan, const Driver& driver) {
  json.begin_object();
  json.member("kind", driver_word(driver.kind));
  if (driver.task.valid()) json.member("id", plan.task(driver.task).id);
  if (driver.kind == Driver::Kind::link) {
    json.member("type", link_word(driver.type));
    json.member("lag_min", driver.lag_minutes);
    json.member("on", plan.task(driver.successor).id);
  }
  if (driver.kind == Driver::Kind::constraint) json.member("type", constraint_word(driver.constraint));
  json.member("date", driver.bound);
  json.member("of_finish", driver.bounds_finish);
  json.end_object();
}

void write_change(JsonWriter& json, const Plan& plan, const PlanChange& change) {
  json.begin_object();
  json.member("task", plan.task(change.task).id);
  switch (change.kind) {
    case PlanChange::Kind::remove_link:
      json.member("change", "remove_link");
      json.member("after", plan.task(change.predecessor).id);
      json.member("type", link_word(change.type));
      break;
    case PlanChange::Kind::remove_constraint:
      json.member("change", "remove_constraint");
      json.member("constraint", constraint_word(change.constraint));
      break;
    case PlanChange::Kind::lengthen:
      json.member("change", "lengthen");
      json.member("by_min", change.by);
      break;
  }
  json.end_object();
}

void write_what_if(JsonWriter& json, const Plan& plan, const WhatIf& what_if) {
  json.begin_object();
  json.key("changes");
  json.begin_array();
  for (const PlanChange& change : what_if.changes) write_change(json, plan, change);
  json.end_array();
  json.member("start", what_if.start);
  json.member("finish", what_if.finish);
  json.member("project_finish", what_if.project_finish);
  json.key("drivers");
  json.begin_array();
  for (const Driver& driver : what_if.drivers) write_driver(json, plan, driver);
  json.end_array();
  json.end_object();
}

}  // namespace

void write_explanation_json(std::string& out, const Plan& plan, const Schedule& schedule,
                            const Explanation& explanation) {
  const TaskId id = explanation.task;
  const TaskDates& dates = schedule.tasks[id];
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.explain/1");
  json.member("id", plan.task(id).id);
  json.member("name", plan.task(id).name);
  json.member("kind", scheduled_kind_word(schedule.network.tasks[id].kind));
  json.member("start", dates.start);
  json.member("finish", dates.finish);
  json.member("early_start", dates.early_start);
  json.member("project_finish", schedule.finish);
  json.key("total_float_min");
  dates.total_float == kNoFloat ? json.null() : json.value(dates.total_float);
  json.member("critical", dates.critical);
  json.member("driving", dates.driving);
  json.key("drivers");
  json.begin_array();
  for (const Driver& driver : explanation.drivers) write_driver(json, plan, driver);
  json.end_array();
  json.key("chain");
  json.begin_array();
  for (const TaskId task : explanation.chain) json.value(plan.task(task).id);
  json.end_array();
  json.key("what_if");
  json.begin_array();
  if (explanation.without) write_what_if(json, plan, *explanation.without);
  for (const WhatIf& shorter : explanation.shorter) write_what_if(json, plan, shorter);
  if (explanation.longer) write_what_if(json, plan, *explanation.longer);
  if (explanation.beyond_float) write_what_if(json, plan, *explanation.beyond_float);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
