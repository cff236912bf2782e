#include "plumb/report/json_writer.hpp"
#include "plumb/report/team_view.hpp"

namespace plumb {

namespace {

void write_member(JsonWriter& json, const Assessment& assessment, const TeamReport& report, std::size_t at) {
  const ResourceLoad& load = report.load.resources[at];
  const Resource& resource = assessment.plan.resource(load.resource);
  json.begin_object();
  json.member("id", resource.id);
  json.member("name", resource.name);
  json.key("overloads");
  json.begin_array();
  for (const Overload& each : load.overloads) {
    json.begin_object();
    json.member("from", each.from);
    json.member("to", each.to);
    json.member("units", each.units);
    json.member("capacity", each.capacity);
    json.end_object();
  }
  json.end_array();
  json.key("periods");
  json.begin_array();
  for (std::size_t i = 0; i < load.periods.size(); ++i) {
    json.begin_object();
    json.member("first", date_text(report.load.periods[i].first));
    json.member("last", date_text(report.load.periods[i].last));
    json.member("load_min", load.periods[i].load);
    json.member("capacity_min", load.periods[i].capacity);
    json.member("load_pct", load.periods[i].percent());
    json.member("recognitions", report.recognitions[at][i]);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_missing_skill(JsonWriter& json, const Plan& plan, const MissingSkill& missing) {
  json.begin_object();
  json.member("task", plan.task(missing.task).id);
  json.member("skill", missing.skill);
  json.key("could");
  json.begin_array();
  for (const ResourceId who : missing.could) json.value(plan.resource(who).id);
  json.end_array();
  json.end_object();
}

void write_pulse(JsonWriter& json, const PulseSeries& series) {
  json.begin_object();
  json.member("about", kWords<PulseTopic>[static_cast<std::size_t>(series.about)]);
  json.member("answers", series.answers);
  json.member("mean", series.mean);
  json.member("trend", series.trend);
  json.member("falling", series.falling);
  json.key("days");
  json.begin_array();
  for (const PulseDay& each : series.days) {
    json.begin_object();
    json.member("date", date_text(each.date));
    json.member("score", each.score);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_team_json(std::string& out, const Assessment& assessment, const TeamReport& report) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.team/1");
  json.member("length", kWords<PeriodLength>[static_cast<std::size_t>(report.length)]);
  json.key("resources");
  json.begin_array();
  for (std::size_t i = 0; i < report.load.resources.size(); ++i) write_member(json, assessment, report, i);
  json.end_array();
  json.key("skills_missing");
  json.begin_array();
  for (const MissingSkill& each : report.missing) write_missing_skill(json, assessment.plan, each);
  json.end_array();
  json.key("pulses");
  json.begin_array();
  for (const PulseSeries& each : report.pulses) write_pulse(json, each);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
