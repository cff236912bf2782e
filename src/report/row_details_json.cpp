#include "plumb/plan/references.hpp"
#include "plumb/report/row_details.hpp"
#include "plumb/report/row_list.hpp"
#include "plumb/report/written_text.hpp"

namespace plumb {

namespace {

void begin_document(JsonWriter& json, std::string_view kind) {
  json.begin_object();
  json.member("schema", "plumb.show/1");
  json.member("kind", kind);
  json.key("items");
  json.begin_array();
  json.begin_object();
}

void end_document(JsonWriter& json) {
  json.end_object();
  json.end_array();
  json.end_object();
  json.finish();
}

/// The user's own keys are text, as no field says what they are.
void write_own_keys(JsonWriter& json, NodeRef node) {
  for (const auto& [key, value] : node.entries())
    if (key.text().starts_with("x-")) json.member(key.text(), written_text(value));
}

void write_place(JsonWriter& json, const Place& place, std::size_t line) {
  json.member("file", place.file->path());
  json.member("line", line);
}

void write_where(JsonWriter& json, NodeRef node) {
  json.key("where");
  if (!node) return json.null();
  json.begin_object();
  write_place(json, node.place(), LineCounter().line_of(node.place()));
  json.end_object();
}

/// What is inherited is among the fields; here stands from whom.
void write_inherited(JsonWriter& json, const RowDetails& details) {
  json.key("inherited");
  json.begin_array();
  for (const RowDetails::Line& line : details.lines) {
    if (line.part != RowDetails::Part::inherited) continue;
    json.begin_object();
    json.member("field", line.field);
    json.member("value", line.value);
    json.member("note", line.note);
    json.end_object();
  }
  json.end_array();
}

void write_row_name(JsonWriter& json, const Plan& plan, std::optional<CollectionKind> kind, std::size_t row) {
  json.member("kind", kind ? collection_name(*kind).plural : std::string_view("project"));
  const std::string_view id = kind ? collection_table(*kind).id(plan, row) : plan.project.id;
  json.key("id");
  id.empty() ? json.null() : json.value(id);
}

void write_references(JsonWriter& json, const Plan& plan, CollectionKind kind, std::size_t row) {
  LineCounter counter;
  json.key("named_by");
  json.begin_array();
  for (const Reference& reference : references_to(plan, kind, row)) {
    const Place place = reference.node.place();
    json.begin_object();
    write_row_name(json, plan, reference.from_kind, reference.from_row);
    json.member("field", reference.field);
    json.member("text", reference.node.text());
    write_place(json, place, counter.line_of(place));
    json.end_object();
  }
  json.end_array();
  json.key("names");
  json.begin_array();
  for (const Reference& reference : references_from(plan, kind, row)) {
    json.begin_object();
    json.member("field", reference.field);
    write_row_name(json, plan, reference.to_kind, reference.to_row);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_row_json(std::string& out, const CollectionRows& rows, std::size_t row) {
  const NodeRef node = rows.table().node(rows.plan(), row);
  JsonWriter json(out);
  begin_document(json, collection_name(rows.kind()).plural);
  write_row_members(json, rows, row, {});
  if (node) write_own_keys(json, node);
  write_inherited(json, row_details(rows, row, false));
  write_where(json, node);
  write_references(json, rows.plan(), rows.kind(), row);
  end_document(json);
}

void write_project_json(std::string& out, const Plan& plan) {
  JsonWriter json(out);
  begin_document(json, "project");
  const ValueContext context = plan.value_context();
  const FieldTable<Project>& fields = Project::fields();
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (const Value value = fields.get(i, plan.project, context); !value.absent())
      write_value(json, fields.spec(i), value, {context.units, context.currencies});
  write_own_keys(json, plan.project_node);
  write_where(json, plan.project_node);
  end_document(json);
}

void write_inner_row_json(std::string& out, const CollectionRows& rows, std::size_t row, std::size_t field,
                          std::size_t item) {
  const FieldSpec& outer = rows.table().fields().spec(field);
  const Value list = rows.table().value(rows.plan(), row, field);
  JsonWriter json(out);
  begin_document(json, outer.name);
  const auto& values = std::get<ValueList>(list.held);
  const auto* members = item < values.size() ? std::get_if<ValueMap>(&values[item].held) : nullptr;
  const FieldTableBase& fields = *outer.rows();
  for (std::size_t i = 0; members != nullptr && i < members->size(); ++i)
    if (const auto index = fields.find((*members)[i].first))
      write_value(json, fields.spec(*index), (*members)[i].second, rows.style(row));
  json.key("in");
  json.begin_object();
  write_row_name(json, rows.plan(), rows.kind(), row);
  json.end_object();
  end_document(json);
}

}  // namespace plumb
