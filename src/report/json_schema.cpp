#include "plumb/report/json_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "plumb/model/written_rows.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/schema_values.hpp"

namespace plumb {

namespace {

constexpr std::string_view kDraft = "http://json-schema.org/draft-07/schema#";

/// A way to write a field beside the one that its table tells.
enum class OtherForm : std::uint8_t {
  level,        // the name of a level of the risk matrix
  budget_row,   // {start, linear, end}
  dated_units,  // a list of {from, units}
  dated_rate,   // a list of {from, rate}
  today,        // the word
  number,       // of a mapping: one number instead of a list of rows
};

struct FieldForm {
  const FieldTableBase& (*fields)();
  std::string_view field;
  OtherForm form;
};

template <class Row>
const FieldTableBase& fields_of() {
  return Row::fields();
}

constexpr std::array<FieldForm, 10> kOtherForms{{
    {fields_of<Risk>, "probability", OtherForm::level},
    {fields_of<Risk>, "impact", OtherForm::level},
    {fields_of<Residual>, "probability", OtherForm::level},
    {fields_of<Residual>, "impact", OtherForm::level},
    {fields_of<BaselineTask>, "budget", OtherForm::budget_row},
    {fields_of<Resource>, "capacity", OtherForm::dated_units},
    {fields_of<Resource>, "rate", OtherForm::dated_rate},
    {fields_of<Resource>, "overtime_rate", OtherForm::dated_rate},
    {fields_of<Project>, "status_date", OtherForm::today},
    {fields_of<Project>, "rates", OtherForm::number},
}};

std::optional<OtherForm> other_form(const FieldTableBase& fields, std::string_view field) {
  for (const FieldForm& each : kOtherForms)
    if (&each.fields() == &fields && each.field == field) return each.form;
  return std::nullopt;
}

/// Writes a schema; rows are definitions, which are collected while they are named.
class SchemaWriter {
 public:
  explicit SchemaWriter(std::string& out) : json_(out) {}

  void write_plan() {
    begin("A plan of plumb");
    json_.member("type", "object");
    write_root_rules();
    json_.key("properties");
    json_.begin_object();
    write_root_keys();
    for (const CollectionTable& table : collection_tables()) {
      json_.key(collection_name(table.kind).plural);
      json_.begin_object();
      write_rows(table.kind, true);
      json_.end_object();
    }
    json_.end_object();
    write_own_keys();
    end();
  }

  void write_collection(CollectionKind kind) {
    begin(fmt::format("The {} of a plan", collection_name(kind).plural));
    write_rows(kind, false);
    end();
  }

 private:
  void begin(std::string_view title) {
    json_.begin_object();
    json_.member("$schema", kDraft);
    json_.member("title", title);
  }

  void end() {
    write_definitions();
    json_.end_object();
    json_.finish();
  }

  /// Only the root file says what a plan is; the files that it includes have collections alone.
  void write_root_rules() {
    json_.key("dependencies");
    json_.begin_object();
    for (const auto& [key, needed] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"plumb", "project"}, {"project", "plumb"}, {"include", "plumb"}}) {
      json_.key(key);
      json_.begin_array();
      json_.value(needed);
      json_.end_array();
    }
    json_.end_object();
  }

  void write_root_keys() {
    json_.key("plumb");
    json_.begin_object();
    json_.member("description", "the version of the format");
    write_enum({"1"}, true);
    json_.end_object();
    json_.key("project");
    json_.begin_object();
    json_.member("description", "what holds for the whole plan");
    write_reference_inside(definition_of(Project::fields(), "project"));
    json_.end_object();
    json_.key("include");
    json_.begin_object();
    json_.member("description",
                 "files of the plan below this one's folder: [plan/, risks.yaml, ledger/*.yaml]");
    json_.key("type");
    json_.begin_array();
    json_.value("array");
    json_.value("string");
    json_.end_array();
    json_.key("items");
    json_.begin_object();
    json_.member("type", "string");
    json_.end_object();
    json_.end_object();
  }

  void write_rows(CollectionKind kind, bool may_be_empty) {
    const CollectionName& name = collection_name(kind);
    std::string definition(name.singular);
    std::replace(definition.begin(), definition.end(), ' ', '_');
    json_.member("description", name.help);
    json_.key("type");
    json_.begin_array();
    json_.value("array");
    if (may_be_empty) json_.value("null");
    json_.end_array();
    json_.key("items");
    write_reference(definition_of(collection_table(kind).fields(), definition));
  }

  /// Returns the name of a table's definition, which is written later if it is new.
  std::string definition_of(const FieldTableBase& fields, std::string name) {
    for (const auto& [table, known] : rows_)
      if (table == &fields) return known;
    rows_.emplace_back(&fields, name);
    return name;
  }

  void write_reference(std::string_view definition) {
    json_.begin_object();
    json_.member("$ref", fmt::format("#/definitions/{}", definition));
    json_.end_object();
  }

  /// Beside a description, which draft 07 ignores next to a bare $ref.
  void write_reference_inside(std::string_view definition) {
    json_.key("allOf");
    json_.begin_array();
    write_reference(definition);
    json_.end_array();
  }

  void write_own_keys() {
    json_.key("patternProperties");
    json_.begin_object();
    json_.key("^x-");
    json_.begin_object();
    json_.end_object();
    json_.end_object();
    json_.member("additionalProperties", false);
  }

  /// Writes words as YAML reads them: true and false are no texts, nor is the format's version.
  void write_enum(std::span<const std::string_view> words, bool numbers) {
    json_.key("enum");
    json_.begin_array();
    for (const std::string_view word : words) {
      if (word == "true" || word == "false") {
        json_.value(word == "true");
        continue;
      }
      if (numbers) json_.raw_number(word);
      json_.value(word);
    }
    json_.end_array();
  }
  void write_enum(std::initializer_list<std::string_view> words, bool numbers) {
    write_enum(std::span(words.begin(), words.size()), numbers);
  }

  void write_definitions() {
    json_.key("definitions");
    json_.begin_object();
    // Rows name more rows while they are written.
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto [fields, name] = rows_[i];
      json_.key(name);
      write_row(*fields, name);
    }
    for (const SchemaValue& value : schema_values()) write_value_definition(value);
    write_dated("dated_units", "units", ValueKind::units);
    write_dated("dated_rate", "rate", ValueKind::rate);
    json_.end_object();
  }

  void write_value_definition(const SchemaValue& value) {
    json_.key(value.name);
    json_.begin_object();
    json_.member("description", value.description);
    json_.key("type");
    json_.begin_array();
    json_.value("string");
    if (value.number) json_.value("number");
    if (value.boolean) json_.value("boolean");
    json_.end_array();
    if (!value.pattern.empty()) json_.member("pattern", value.pattern);
    json_.end_object();
  }

  /// A value that holds from a day on.
  void write_dated(std::string_view name, std::string_view key, ValueKind kind) {
    json_.key(name);
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    json_.key("from");
    write_reference("date");
    json_.key(key);
    write_reference(schema_value_of(kind));
    json_.end_object();
    json_.key("required");
    json_.begin_array();
    json_.value(key);
    json_.end_array();
    write_own_keys();
    json_.end_object();
  }

  void write_row(const FieldTableBase& fields, std::string_view name) {
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    for (const FieldSpec& spec : fields.specs()) {
      json_.key(spec.name);
      write_field(fields, spec, name);
    }
    json_.end_object();
    const auto required = [](const FieldSpec& spec) { return spec.required; };
    if (std::any_of(fields.specs().begin(), fields.specs().end(), required)) {
      json_.key("required");
      json_.begin_array();
      for (const FieldSpec& spec : fields.specs())
        if (spec.required) json_.value(spec.name);
      json_.end_array();
    }
    write_own_keys();
    json_.end_object();
  }

  void write_field(const FieldTableBase& fields, const FieldSpec& spec, std::string_view row_name) {
    const std::string description =
        spec.example.empty() ? std::string(spec.help) : fmt::format("{}: {}", spec.help, spec.example);
    json_.begin_object();
    json_.member("description", description);
    const auto other = other_form(fields, spec.name);
    json_.key("anyOf");
    json_.begin_array();
    write_shapes(spec, row_name, other);
    if (other) write_other_form(*other);
    if (&fields == &WrittenFields::fields()) write_null();
    json_.end_array();
    json_.end_object();
  }

  /// Of a change's 'set', what takes a field out.
  void write_null() {
    json_.begin_object();
    json_.member("type", "null");
    json_.end_object();
  }

  void write_shapes(const FieldSpec& spec, std::string_view row_name, std::optional<OtherForm> other) {
    const bool dated = other == OtherForm::dated_units || other == OtherForm::dated_rate;
    if (spec.shape == ValueShape::one || spec.shape == ValueShape::one_or_list) write_item(spec, row_name);
    if (spec.shape == ValueShape::list || (spec.shape == ValueShape::one_or_list && !dated))
      write_list(spec, row_name);
    if (spec.shape != ValueShape::map) return;
    json_.begin_object();
    json_.member("type", "object");
    json_.key("additionalProperties");
    if (spec.kind == ValueKind::row)
      write_list_or_number(spec, row_name, other);
    else if (spec.kind == ValueKind::units)
      write_units_or_money();
    else
      write_item(spec, row_name);
    json_.end_object();
  }

  void write_list_or_number(const FieldSpec& spec, std::string_view row_name,
                            std::optional<OtherForm> other) {
    json_.begin_object();
    json_.key("anyOf");
    json_.begin_array();
    write_list(spec, row_name);
    if (other == OtherForm::number) write_reference("number");
    json_.end_array();
    json_.end_object();
  }

  /// What stands behind a resource: units or a quantity, or money of a cost.
  void write_units_or_money() {
    json_.begin_object();
    json_.key("anyOf");
    json_.begin_array();
    write_reference("units");
    write_reference("money");
    json_.end_array();
    json_.end_object();
  }

  void write_list(const FieldSpec& spec, std::string_view row_name) {
    json_.begin_object();
    json_.member("type", "array");
    json_.key("items");
    write_item(spec, row_name);
    json_.end_object();
  }

  void write_item(const FieldSpec& spec, std::string_view row_name) {
    if (spec.kind == ValueKind::row)
      return write_reference(definition_of(*spec.rows(), fmt::format("{}_{}", row_name, spec.name)));
    json_.begin_object();
    if (spec.kind == ValueKind::choice) {
      write_enum(spec.choices, false);
    } else if (spec.kind == ValueKind::boolean) {
      json_.member("type", "boolean");
    } else if (!spec.range) {
      const bool of_several = spec.kind == ValueKind::reference && spec.refers_to.size() > 1;
      json_.member("$ref",
                   fmt::format("#/definitions/{}", of_several ? "any_id" : schema_value_of(spec.kind)));
    } else {
      write_reference_inside(schema_value_of(spec.kind));
      json_.member("minimum", spec.range->first);
      json_.member("maximum", spec.range->second);
    }
    json_.end_object();
  }

  void write_other_form(OtherForm form) {
    switch (form) {
      case OtherForm::level:
        json_.begin_object();
        json_.member("description", "a level of the project's risk_matrix");
        json_.member("type", "string");
        json_.member("pattern", "^[^0-9+.-]");
        json_.end_object();
        break;
      case OtherForm::budget_row:
        write_reference(definition_of(BaselineBudget::fields(), "baseline_budget"));
        break;
      case OtherForm::dated_units:
      case OtherForm::dated_rate:
        json_.begin_object();
        json_.member("type", "array");
        json_.key("items");
        write_reference(form == OtherForm::dated_units ? "dated_units" : "dated_rate");
        json_.end_object();
        break;
      case OtherForm::today:
        json_.begin_object();
        write_enum({"today"}, false);
        json_.end_object();
        break;
      case OtherForm::number:
        break;  // inside the mapping
    }
  }

  JsonWriter json_;
  std::vector<std::pair<const FieldTableBase*, std::string>> rows_;  // in the order of their definitions
};

}  // namespace

void write_plan_schema(std::string& out) {
  SchemaWriter(out).write_plan();
}

void write_rows_schema(std::string& out, CollectionKind kind) {
  SchemaWriter(out).write_collection(kind);
}

}  // namespace plumb
