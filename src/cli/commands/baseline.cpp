#include <fmt/format.h>

#include <filesystem>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/new_baseline.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/io/file_changes.hpp"
#include "plumb/io/line_diff.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/model/value_reader.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/report/baseline_log.hpp"
#include "plumb/report/baseline_view.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

namespace {

namespace fs = std::filesystem;

void render(Context& context, std::string_view format, const Table& table) {
  if (format == "csv") render_csv(context.out, table);
  if (format == "md") render_markdown(context.out, table);
  if (format == "text") render_text(context.out, table, context.style());
}

/// log: what each changed, instead of what each holds.
int list_baselines(Context& context, const Arguments& arguments, bool log) {
  int code = kExitDone;
  const auto plan = read_plan(context, arguments, code);
  if (!plan) return code;
  std::vector<BaselineSummary> baselines;
  for (const Baseline& baseline : plan->baselines.rows)
    baselines.push_back({&baseline, MeasurementBaseline(*plan, baseline)});
  const std::string_view format = arguments.format();
  if (format != "json")
    render(context, format,
           log ? baseline_log_table(*plan, baselines, format == "csv")
               : baselines_table(*plan, baselines, format == "csv"));
  else if (log)
    write_baseline_log_json(context.out, *plan, baselines);
  else
    write_baselines_json(context.out, *plan, baselines);
  if (baselines.empty()) context.note("the plan has no baseline: 'plumb baseline set v1' freezes one");
  return kExitDone;
}

int show_baseline(Context& context, const Arguments& arguments, std::string_view id) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const Plan& plan = scheduled->plan;
  const Baseline* baseline = find_baseline(context, plan, id);
  if (baseline == nullptr) return kExitUsage;
  const BaselineSummary summary{baseline, MeasurementBaseline(plan, *baseline)};
  const std::string_view format = arguments.format();
  if (format == "json")
    write_baseline_json(context.out, plan, scheduled->schedule, summary);
  else
    render(context, format, baseline_table(plan, scheduled->schedule, summary, format == "csv"));
  return kExitDone;
}

/// The day of the status date, unless another is named; a plan without one is frozen today.
Date date_of(Context& context, const Arguments& arguments, const Schedule& schedule) {
  if (const auto date = arguments.date("date", context.today())) return date->date;
  const auto& status = schedule.network.status;
  return status ? day_of(*status - Minutes{1}) : context.today();
}

int refused(Context& context, const WriteResult& written) {
  if (written.problem == WriteProblem::exists) {
    context.error(fmt::format("'{}' exists already, and a baseline is never overwritten", written.path),
                  "give the new one another id, or name another file with --in");
    return kExitSystem;
  }
  const auto [message, hint] = write_message(written);
  context.error(message, hint);
  return kExitSystem;
}

/// Says where it was written, and whether the plan reads that file.
void tell(Context& context, const Arguments& arguments, const std::string& path, std::string_view id) {
  int code = kExitDone;
  const bool of_revision = arguments.has("rev");
  const bool included = !of_revision && reads_baseline(context, plan_path(context, arguments, code), id);
  if (!included && !of_revision)
    context.note(fmt::format("the plan does not read '{}' yet: add its folder to 'include'", path));
  if (arguments.format() == "json") {
    JsonWriter json(context.out);
    json.begin_object();
    json.member("schema", "plumb.baseline/1");
    json.member("id", id);
    json.member("file", path);
    json.member("included", included);
    json.end_object();
    json.finish();
    return;
  }
  context.out = fmt::format("{} written\n", safe_text(path));
}

int set_baseline(Context& context, const Arguments& arguments, std::string_view id) {
  int code = kExitDone;
  const auto plan = read_plan(context, arguments, code);
  if (!plan) return code;
  if (!is_free_baseline(context, *plan, id)) return kExitUsage;
  const std::string_view from = arguments.text_or("from", {});
  if (!from.empty() && find_baseline(context, *plan, from) == nullptr) return kExitUsage;
  ScheduleOptions options = schedule_options(context, arguments);
  options.as_planned = arguments.has("as-planned");
  Diagnostics diagnostics;
  const Schedule schedule = make_schedule(*plan, options, diagnostics);
  if (diagnostics.has_errors()) {
    context.print(diagnostics);
    return exit_code(diagnostics);
  }
  const auto frozen =
      freeze(context, *plan, schedule,
             {id, date_of(context, arguments, schedule), arguments.text_or("reason", {}), from, {}});
  if (!frozen) return kExitInput;
  const std::string& text = *frozen;
  if (arguments.text_or("in", {}) == "-") {
    context.out = text;
    return kExitDone;
  }
  const fs::path root = plan_path(context, arguments, code);
  if ((root == "-" || arguments.has("rev")) && !arguments.has("in"))
    return context.usage_error(fmt::format("a plan from {} has no folder for the baseline",
                                           root == "-" ? "standard input" : "a revision"),
                               "name a file with --in");
  const std::string path = arguments.has("in")
                               ? std::string(*arguments.text("in"))
                               : (root.parent_path() / "baselines" / fmt::format("{}.yaml", id)).string();
  if (arguments.has("dry-run")) {
    context.out = unified_diff("/dev/null", path, {}, text);
    return kExitDone;
  }
  SystemCalls calls;
  const FileChange change{path, std::nullopt, text};
  const WriteResult written = write_changes(folder_of(root.string()), {&change, 1}, calls);
  if (!written.ok()) return refused(context, written);
  tell(context, arguments, path, id);
  return kExitDone;
}

}  // namespace

int run_baseline(Context& context, const Arguments& arguments) {
  const std::string_view verb = arguments.text_or("VERB", {});
  const auto id = arguments.text("ID");
  if (verb == "list" || verb == "log") {
    if (id)
      return context.usage_error(fmt::format("'baseline {}' takes no id", verb),
                                 "write 'plumb baseline show ID' for one");
    return list_baselines(context, arguments, verb == "log");
  }
  if (!id)
    return context.usage_error(fmt::format("'baseline {}' needs the id of a baseline", verb),
                               fmt::format("write 'plumb baseline {} v1'", verb));
  return verb == "set" ? set_baseline(context, arguments, *id) : show_baseline(context, arguments, *id);
}

}  // namespace plumb
