#pragma once

#include <span>
#include <string>
#include <string_view>

namespace plumb {

/// A plan to start from, as it stands in examples/templates/NAME/plumb.yaml.
struct PlanTemplate {
  std::string_view name;
  std::string_view summary;  // its first line of comment
  std::string_view text;     // with @ID@, @NAME@, @START@ and @SCHEMA@ to be filled in
};

/// Lists the templates by name; built into the program from the files.
std::span<const PlanTemplate> template_table();

/// Returns the template of this name, or nullptr.
const PlanTemplate* find_template(std::string_view name);

/// What fills a template's placeholders, as plain text: quoting is done where it is put in.
struct TemplateValues {
  std::string id;
  std::string name;
  std::string start;  // 2026-03-02
};

/// Returns the text of a plan made from a template.
std::string fill_template(const PlanTemplate& plan_template, const TemplateValues& values);

/// Makes an id from any text: letters lowered where they are ASCII, what an id may not hold becomes one `-`;
/// `otherwise` if nothing is left.
std::string slug(std::string_view text, std::string_view otherwise = "plan");

}  // namespace plumb
