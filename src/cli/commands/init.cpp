#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/shell_text.hpp"
#include "plumb/cli/templates.hpp"
#include "plumb/cli/value_check.hpp"
#include "plumb/io/line_diff.hpp"
#include "plumb/io/output_file.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/model/value_reader.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPlanName = "plumb.yaml";

int list_templates(Context& context, const Arguments& arguments) {
  if (arguments.format() == "json") {
    JsonWriter json(context.out);
    json.begin_object();
    json.member("schema", "plumb.init/1");
    json.key("templates");
    json.begin_array();
    for (const PlanTemplate& plan : template_table()) {
      json.begin_object();
      json.member("name", plan.name);
      json.member("summary", plan.summary);
      json.end_object();
    }
    json.end_array();
    json.end_object();
    json.finish();
    return kExitDone;
  }
  Column name;
  name.key = "name";
  name.heading = "template";
  name.drop_order = 0;
  Column summary;
  summary.key = "summary";
  summary.heading = "what it is";
  summary.may_shrink = true;
  Table table({name, summary});
  for (const PlanTemplate& plan : template_table()) table.add_row({plan.name, plan.summary});
  if (arguments.format() == "csv") render_csv(context.out, table);
  if (arguments.format() == "md") render_markdown(context.out, table);
  if (arguments.format() == "text") render_text(context.out, table, context.style());
  return kExitDone;
}

int unknown_template(Context& context, std::string_view name) {
  std::vector<std::string_view> names;
  for (const PlanTemplate& plan : template_table()) names.push_back(plan.name);
  return context.usage_error(fmt::format("there is no template '{}'", name), choices_help(name, names));
}

/// The name of the folder as the user thinks of it, also for `.` and `..`.
std::string folder_name(const std::string& folder) {
  std::error_code failure;
  fs::path path = fs::weakly_canonical(folder, failure);
  if (failure) path = folder;
  if (path.filename().empty()) path = path.parent_path();
  return path.filename().string();
}

/// ` -C folder` for the commands that go on with the plan; empty for this folder.
std::string folder_option(const std::string& folder) {
  std::string option;
  if (folder != ".") append_shell_word(option.append(" -C "), safe_text(folder));
  return option;
}

/// Says why the plan could not be written; the two cases a user meets have their own words.
int refused(Context& context, const std::string& folder, const std::string& path, int failure) {
  if (failure == EEXIST)
    context.error(
        fmt::format("'{}' exists already, and init overwrites nothing", path),
        fmt::format("name another folder, or look at the plan: plumb{} check", folder_option(folder)));
  else
    context.error(fmt::format("cannot write '{}': {}", path, std::generic_category().message(failure)),
                  "name a folder that you may write to");
  return kExitSystem;
}

int write_plan(Context& context, const std::string& folder, const std::string& path,
               const std::string& text) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return refused(context, folder, path, failure.value());
  SystemCalls calls;
  if (const int written = create_file(calls, path, text); written != 0)
    return refused(context, folder, path, written);
  context.out =
      fmt::format("{} written; go on with: plumb{} schedule\n", safe_text(path), folder_option(folder));
  return kExitDone;
}

}  // namespace

int run_init(Context& context, const Arguments& arguments) {
  const std::string_view name = arguments.text_or("template", "minimal");
  if (name == "list") return list_templates(context, arguments);
  const PlanTemplate* plan_template = find_template(name);
  if (plan_template == nullptr) return unknown_template(context, name);
  const std::string folder(arguments.text_or("DIR", "."));
  const std::string path = folder == "." ? std::string(kPlanName) : (fs::path(folder) / kPlanName).string();
  TemplateValues values;
  values.name = arguments.text_or("name", folder_name(folder));
  values.id = arguments.has("id") ? std::string(*arguments.text("id")) : slug(values.name);
  values.start =
      date_text(arguments.has("start") ? arguments.date("start", context.today())->date : context.today());
  if (const IdProblem problem = id_problem(values.id); !problem.message.empty())
    return context.usage_error(problem.message, problem.hint);
  if (values.name.empty()) values.name = values.id;
  const std::string text = fill_template(*plan_template, values);
  if (std::error_code ignored; fs::exists(fs::symlink_status(path, ignored)))
    return refused(context, folder, path, EEXIST);
  if (!arguments.has("dry-run")) return write_plan(context, folder, path, text);
  context.out = unified_diff("/dev/null", path, {}, text);
  return kExitDone;
}

}  // namespace plumb
