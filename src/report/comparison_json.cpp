#include "plumb/report/comparison_view.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

void write_finish(JsonWriter& json, const char* name, Instant instant) {
  json.key(std::string_view(name));
  json.value(instant);
}

void write_key_figures(JsonWriter& json, const KeyFigures& figures) {
  json.begin_object();
  write_finish(json, "finish", figures.finish);
  json.key("bac");
  write_figure(json, MetricValue(figures.bac));
  json.member("eac", figures.eac);
  json.key("exposure");
  write_figure(json, MetricValue(figures.exposure));
  json.end_object();
}

void write_fields(JsonWriter& json, const std::vector<FieldDifference>& fields) {
  json.key("fields");
  json.begin_array();
  for (const FieldDifference& field : fields) {
    json.begin_object();
    json.member("field", field.field);
    json.key("before");
    field.before.empty() ? json.null() : json.value(field.before);
    json.key("after");
    field.after.empty() ? json.null() : json.value(field.after);
    if (field.is_list)
      for (const auto& [name, items] :
           {std::pair("added", &field.added), std::pair("removed", &field.removed)}) {
        json.key(std::string_view(name));
        json.begin_array();
        for (const std::string& item : *items) json.value(item);
        json.end_array();
      }
    json.end_object();
  }
  json.end_array();
}

void write_position(JsonWriter& json, const std::optional<TaskPosition>& position) {
  if (!position) return json.null();
  json.begin_object();
  json.member("start", position->start);
  json.member("finish", position->finish);
  json.member("duration_min", position->duration);
  json.member("total_float_min", position->total_float);
  json.member("critical", position->critical);
  json.key("budget");
  write_figure(json, MetricValue(position->budget));
  json.end_object();
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name);
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_tasks(JsonWriter& json, const std::vector<TaskDifference>& tasks) {
  json.key("tasks");
  json.begin_array();
  for (const TaskDifference& task : tasks) {
    json.begin_object();
    json.member("id", task.id);
    json.member("name", task.name);
    const bool moved = task.change == RowChange::changed && task.fields.empty();
    json.member("change", moved ? "moved" : kWords<RowChange>[static_cast<std::size_t>(task.change)]);
    write_fields(json, task.fields);
    json.key("before");
    write_position(json, task.before);
    json.key("after");
    write_position(json, task.after);
    json.member("start_change_min", task.start_change);
    json.member("finish_change_min", task.finish_change);
    json.member("finish_effect_min", task.finish_effect);
    write_texts(json, "moved_by", task.moved_by);
    json.end_object();
  }
  json.end_array();
}

void write_rows(JsonWriter& json, const PlanComparison& found) {
  json.key("rows");
  json.begin_array();
  for (const RowDifference& row : found.rows) {
    json.begin_object();
    json.member("kind", row.kind ? collection_name(*row.kind).plural : "project");
    json.member("id", row.id);
    json.member("change", kWords<RowChange>[static_cast<std::size_t>(row.change)]);
    write_fields(json, row.fields);
    json.end_object();
  }
  json.end_array();
  json.key("ledgers");
  json.begin_array();
  for (const LedgerDifference& ledger : found.ledgers) {
    json.begin_object();
    json.member("kind", collection_name(ledger.kind).plural);
    json.member("added", ledger.added);
    json.member("removed", ledger.removed);
    json.end_object();
  }
  json.end_array();
  json.key("limits");
  json.begin_array();
  for (const LimitDifference& limit : found.limits) {
    json.begin_object();
    json.member("id", limit.id);
    json.member("holds", limit.holds);
    json.member("level", limit.is_error ? "error" : "warn");
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_causes(JsonWriter& json, const std::vector<FinishCause>& causes) {
  json.key("causes");
  json.begin_array();
  for (const FinishCause& cause : causes) {
    json.begin_object();
    json.key("kind");
    cause.kind ? json.value(collection_name(*cause.kind).plural)
               : json.value(cause.fields.empty() ? "other" : "project");
    json.member("id", cause.id);
    json.member("fields", cause.fields);
    json.member("minutes", cause.minutes);
    json.end_object();
  }
  json.end_array();
}

void write_differences(JsonWriter& json, const PlanComparison& found) {
  json.member("finish_change_min", found.finish_change);
  write_causes(json, found.causes);
  write_tasks(json, found.tasks);
  json.key("critical_path");
  json.begin_object();
  write_texts(json, "joined", found.path_joined);
  write_texts(json, "left", found.path_left);
  json.end_object();
  write_rows(json, found);
}

void write_comparison_json(std::string& out, const ComparisonReport& report) {
  const PlanComparison& found = report.comparison;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.diff/1");
  json.member("from", report.before);
  json.member("to", report.after);
  json.member("differs", found.differs());
  json.member("currency", report.currency);
  json.key("before");
  write_key_figures(json, found.before);
  json.key("after");
  write_key_figures(json, found.after);
  write_differences(json, found);
  json.end_object();
  json.finish();
}

}  // namespace plumb
