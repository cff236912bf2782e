#include <fmt/format.h>

#include <algorithm>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/control/lesson_search.hpp"
#include "plumb/io/unicode.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/registers/lesson.hpp"
#include "plumb/report/lessons_view.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

namespace {

/// The root file of another plan, which is named by it or by its folder.
std::string other_root(const FileReader& reader, std::string path) {
  if (path.ends_with(".yaml") || path.ends_with(".yml")) return path;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const std::string inside = path + "/plumb.yaml";
  return reader.exists(inside) ? inside : path;
}

std::optional<Plan> read_other_plan(Context& context, std::string_view from, int& code) {
  Diagnostics diagnostics;
  auto plan = load_plan(context.reader(), other_root(context.reader(), std::string(from)), diagnostics);
  if (plan) return plan;
  context.print(diagnostics);
  code = exit_code(diagnostics);
  return std::nullopt;
}

/// Reads and schedules the plan that is searched: that of --from, else the one at hand.
std::optional<ScheduledPlan> read_searched(Context& context, const Arguments& arguments, int& code) {
  const auto from = arguments.text("from");
  if (!from) return read_schedule(context, arguments, code);
  auto plan = read_other_plan(context, *from, code);
  if (!plan) return std::nullopt;
  Diagnostics diagnostics;  // of the dates of another project, which are not asked for
  Schedule schedule = make_schedule(*plan, schedule_options(context, arguments), diagnostics);
  if (!diagnostics.has_errors()) return ScheduledPlan{std::move(*plan), std::move(schedule)};
  context.print(diagnostics);
  code = exit_code(diagnostics);
  return std::nullopt;
}

int show_lessons(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_searched(context, arguments, code);
  if (!scheduled) return code;
  const CollectionRows rows(scheduled->plan, CollectionKind::lessons, &scheduled->schedule);
  auto chosen = select_rows(context, arguments, rows);
  if (!chosen) return kExitUsage;
  if (const auto category = arguments.text("category"))
    std::erase_if(*chosen, [&](std::size_t row) {
      return folded_text(scheduled->plan.rows<Lesson>().rows[row].category) != folded_text(*category);
    });
  const std::vector<std::size_t> found = search_lessons(scheduled->plan, *chosen, arguments.texts("TERM"));
  const RowList list{rows, found, false};
  const std::string_view format = arguments.format();
  if (format == "json") write_lessons_json(context.out, list, scheduled->plan.project.id);
  if (format == "csv") render_csv(context.out, lessons_table(list, true));
  if (format == "md") render_markdown(context.out, lessons_table(list, false));
  if (format == "text") write_lessons_text(context.out, list, context.style());
  return kExitDone;
}

/// What the lesson is called where it comes from: PROJECT.ID, or its id where that is no id.
std::string origin_of(const Plan& other, std::string_view id) {
  std::string origin = fmt::format("{}.{}", other.project.id, id);
  return id_problem(origin).message.empty() ? origin : std::string(id);
}

bool is_imported(const Plan& plan, std::string_view origin) {
  const auto& rows = plan.rows<Lesson>().rows;
  return std::any_of(rows.begin(), rows.end(), [&](const Lesson& lesson) {
    return std::any_of(lesson.external.begin(), lesson.external.end(),
                       [&](const ExternalLink& link) { return link.id == origin; });
  });
}

/// The lesson as it stands in the other plan, without what would refer to its rows and files there.
YamlValue imported_lesson(NodeRef node, std::string_view id, std::string_view origin, std::string_view from,
                          Date today) {
  YamlValue row = yaml_value(node);
  for (const std::string_view field : {"owner", "from", "files", "external", "closed"}) row.erase(field);
  *row.find("id") = YamlValue::of_text(id);
  YamlValue link = YamlValue::mapping();
  link.add("id", YamlValue::of_text(origin));
  link.add("url", YamlValue::of_text(from));
  link.add("date", YamlValue::of_typed(date_text(today)));
  YamlValue links = YamlValue::sequence();
  links.items.push_back(std::move(link));
  row.add("external", std::move(links));
  return row;
}

int import_lessons(Context& context, const Arguments& arguments) {
  const auto from = arguments.text("from");
  if (!from) return context.usage_error("'--import' needs another plan", "name it: --from ../other-plan");
  if (arguments.has("rev"))
    return context.usage_error("'--import' writes, and '--rev' reads the past", "leave one of them out");
  int code = kExitDone;
  const auto other = read_other_plan(context, *from, code);
  if (!other) return code;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const Plan& plan = session->plan();
  std::vector<std::string> ids;
  for (const std::string_view wanted : arguments.list("import")) {
    const auto row = other->ids[CollectionKind::lessons].find(wanted);
    if (!row)
      return context.usage_error(fmt::format("no lesson '{}' in '{}'", wanted, *from),
                                 fmt::format("see 'plumb lessons --from {}'", *from));
    const std::string origin = origin_of(*other, wanted);
    if (is_imported(plan, origin))
      return context.usage_error(fmt::format("lesson '{}' of '{}' is imported already", wanted, *from),
                                 "see 'plumb list lessons'");
    const bool taken = plan.ids[CollectionKind::lessons].find(wanted).has_value();
    const std::string id = taken ? origin : std::string(wanted);
    if (plan.ids[CollectionKind::lessons].find(id) || std::find(ids.begin(), ids.end(), id) != ids.end())
      return context.usage_error(fmt::format("lesson '{}' exists already", id),
                                 fmt::format("rename it first: plumb rename lessons/{} NEW", id));
    const NodeRef node = other->rows<Lesson>().nodes[*row];
    session->edit().add_row(CollectionKind::lessons,
                            imported_lesson(node, id, origin, *from, context.today()), {}, {});
    ids.push_back(id);
  }
  if (ids.empty()) return context.usage_error("no lesson is named", "write --import ID,ID");
  std::string done = ids.size() == 1 ? fmt::format("lesson '{}' imported", ids.front())
                                     : fmt::format("{} lessons imported", ids.size());
  return session->finish(std::move(done), ids);
}

}  // namespace

int run_lessons(Context& context, const Arguments& arguments) {
  if (arguments.has("import")) return import_lessons(context, arguments);
  if (arguments.has("dry-run"))
    return context.usage_error("'--dry-run' is for what writes", "use it with --import");
  return show_lessons(context, arguments);
}

}  // namespace plumb
