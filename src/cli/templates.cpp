#include "plumb/cli/templates.hpp"

#include "plumb/io/unicode.hpp"
#include "plumb/io/utf8.hpp"
#include "plumb/io/yaml_emitter.hpp"
#include "plumb/model/value_reader.hpp"

namespace plumb {

namespace {

/// Where the first line of a new plan tells editors to look: what `plumb schema -o plumb.schema.json` writes
/// beside it.
constexpr std::string_view kSchema = "plumb.schema.json";

struct Placeholder {
  std::string_view name;
  std::string text;
};

bool fits_into_id(std::string_view character) {
  return id_problem(std::string("x").append(character)).message.empty();
}

}  // namespace

const PlanTemplate* find_template(std::string_view name) {
  for (const PlanTemplate& plan : template_table())
    if (plan.name == name) return &plan;
  return nullptr;
}

std::string fill_template(const PlanTemplate& plan_template, const TemplateValues& values) {
  const Placeholder placeholders[] = {{"@ID@", yaml_scalar(values.id)},
                                      {"@NAME@", yaml_scalar(values.name)},
                                      {"@START@", values.start},
                                      {"@SCHEMA@", std::string(kSchema)}};
  std::string filled;
  std::string_view rest = plan_template.text;
  while (!rest.empty()) {
    const Placeholder* here = nullptr;
    for (const Placeholder& placeholder : placeholders)
      if (rest.starts_with(placeholder.name)) here = &placeholder;
    filled += here != nullptr ? std::string_view(here->text) : rest.substr(0, 1);
    rest.remove_prefix(here != nullptr ? here->name.size() : 1);
  }
  return filled;
}

std::string slug(std::string_view text, std::string_view otherwise) {
  constexpr std::size_t kLongest = 64;
  std::string id;
  std::size_t characters = 0;
  while (!text.empty() && characters < kLongest) {
    const CodePoint point = decode_utf8(text);
    const std::string_view character = text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
    if (!point.valid || !fits_into_id(character)) {
      if (id.empty() || id.back() == '-') continue;
      id += '-';
    } else if ((character != "-" && character != "+") || (!id.empty() && id.back() != '-')) {
      id += point.value >= 'A' && point.value <= 'Z' ? static_cast<char>(point.value + ('a' - 'A'))
                                                     : character[0];
      id += character.substr(1);
    } else {
      continue;
    }
    ++characters;
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() || !is_nfc(id) ? std::string(otherwise) : id;
}

}  // namespace plumb
