#include "plumb/report/field_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/report/figures.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLineColumns = 72;
constexpr std::size_t kNameColumns = 18;

/// What a kind of value is called, for one and for several; references and choices are called by what they
/// name.
struct KindWords {
  ValueKind kind;
  std::string_view one;
  std::string_view several;
};

constexpr std::array<KindWords, 25> kKindWords{{
    {ValueKind::text, "text", "texts"},
    {ValueKind::id, "id", "ids"},
    {ValueKind::boolean, "true or false", "true or false"},
    {ValueKind::integer, "whole number", "whole numbers"},
    {ValueKind::number, "number", "numbers"},
    {ValueKind::percent, "percent", "percentages"},
    {ValueKind::date, "date", "dates"},
    {ValueKind::duration, "duration", "durations"},
    {ValueKind::estimate, "estimate", "estimates"},
    {ValueKind::money, "money", "amounts of money"},
    {ValueKind::amount, "money, or low/likely/high", "amounts"},
    {ValueKind::link, "link", "links"},
    {ValueKind::constraint, "constraint", "constraints"},
    {ValueKind::choice, "word", "words"},
    {ValueKind::date_range, "day or FIRST..LAST", "days or FIRST..LAST"},
    {ValueKind::shifts, "hours", "hours"},
    {ValueKind::rate, "money, or money per time", "rates"},
    {ValueKind::units, "units", "units"},
    {ValueKind::technique, "technique", "techniques"},
    {ValueKind::ratio, "done/total", "done/total"},
    {ValueKind::row, "fields", "rows"},
    {ValueKind::period, "period", "periods"},
    {ValueKind::when, "date or link", "dates or links"},
    {ValueKind::path, "path or address", "paths or addresses"},
    {ValueKind::share, "percent, or money", "percentages or money"},
}};

/// `resources or stakeholders`, or simply any rows.
std::string collections_text(std::span<const CollectionKind> kinds) {
  if (kinds.size() == kinds_with_ids().size()) return "any row, or KIND/ID";
  std::string text;
  for (const CollectionKind kind : kinds)
    text += fmt::format("{}{}", text.empty() ? "" : " or ", collection_name(kind).plural);
  return text;
}

std::string kind_words(const FieldSpec& spec, bool several) {
  if (spec.kind == ValueKind::reference) {
    return fmt::format("{} of {}", several ? "ids" : "id", collections_text(spec.refers_to));
  }
  if (spec.kind == ValueKind::choice && !several) return fmt::format("{}", fmt::join(spec.choices, " | "));
  for (const KindWords& words : kKindWords)
    if (words.kind == spec.kind) return std::string(several ? words.several : words.one);
  return {};
}

/// How a field is written: `link, or a list of links: [design, db SS+2d]`.
std::string form_of(const FieldSpec& spec) {
  std::string form;
  switch (spec.shape) {
    case ValueShape::one:
      form = kind_words(spec, false);
      break;
    case ValueShape::list:
      form = "list of " + kind_words(spec, true);
      break;
    case ValueShape::one_or_list:
      form = kind_words(spec, false) + ", or a list";
      break;
    case ValueShape::map:
      form = !spec.refers_to.empty()
                 ? fmt::format("{{ID: AMOUNT}} with ids of {}", collections_text(spec.refers_to))
                 : std::string("{KEY: VALUE}");
      break;
  }
  if (spec.range) form += fmt::format(" from {} to {}", spec.range->first, spec.range->second);
  if (!spec.example.empty()) form += fmt::format("; {}", spec.example);
  if (spec.required) form += "; required";
  return form;
}

/// Appends a text behind `indent` blanks, broken at blanks; the first line goes on where `out` ends.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t column = indent;
  bool first = true;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(' '), text.size());
    if (!first && column + 1 + length > kLineColumns) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += text.substr(0, length);
    column += length;
    first = false;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  out += '\n';
}

void append_entry(std::string& out, std::string_view name, std::string_view help, std::string_view form,
                  std::size_t level) {
  const std::size_t indent = kNameColumns + 2 * level;
  out.append(2 * level, ' ');
  out += name;
  const std::size_t used = 2 * level + name.size();
  out.append(used < indent ? indent - used : 1, ' ');
  append_wrapped(out, help, std::max(indent, used + 1));
  if (form.empty()) return;
  out.append(indent, ' ');
  append_wrapped(out, form, indent);
}

void append_fields(std::string& out, const FieldTableBase& fields, std::size_t level) {
  for (const FieldSpec& spec : fields.specs()) {
    append_entry(out, spec.name, spec.help, form_of(spec), level);
    // Rows of a collection are described there; the tables of others end after two levels.
    if (spec.rows != nullptr && !is_collection_row(*spec.rows())) append_fields(out, *spec.rows(), level + 1);
  }
}

std::string collections_text() {
  std::string out;
  append_entry(out, "project", "what holds for the whole plan", {}, 0);
  for (const CollectionName& name : collection_names()) append_entry(out, name.plural, name.help, {}, 0);
  return out;
}

std::string collection_text(CollectionKind kind) {
  std::string out;
  append_fields(out, collection_table(kind).fields(), 0);
  const std::span<const Figure> figures = figures_of(kind);
  if (figures.empty()) return out;
  out += "\nComputed, for --where, --sort and --columns:\n\n";
  for (const Figure& figure : figures) append_entry(out, figure.spec.name, figure.spec.help, {}, 0);
  return out;
}

}  // namespace

std::string field_reference(std::string_view kind, std::string& problem) {
  if (kind.empty()) return collections_text();
  if (kind == "project") {
    std::string out;
    append_fields(out, Project::fields(), 0);
    return out;
  }
  if (const auto found = find_collection(kind)) return collection_text(*found);
  std::vector<std::string_view> names{"project"};
  for (const CollectionName& name : collection_names()) names.push_back(name.plural);
  const auto near = nearest(kind, names);
  problem = fmt::format(
      "there is no collection '{}': {}", kind,
      near ? fmt::format("did you mean '{}'?", *near) : fmt::format("one of {}", fmt::join(names, ", ")));
  return {};
}

}  // namespace plumb
