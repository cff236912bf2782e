#include <fmt/format.h>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/report/project_report.hpp"

namespace plumb {

namespace {

constexpr std::chrono::days kUsualPeriod{30};

/// Reads what the manager wrote; nullopt after saying why it cannot be read.
std::optional<OwnWords> own_words(Context& context, const Arguments& arguments, int& code) {
  if (!arguments.has("note")) return OwnWords{};
  const std::string path(arguments.text_or("note", {}));
  Diagnostics diagnostics;
  const auto file = DiskReader(max_file_bytes(arguments)).read(path, {}, diagnostics);
  if (file == nullptr) {
    context.print(diagnostics);
    code = exit_code(diagnostics);
    return std::nullopt;
  }
  OwnWords words = read_own_words(file->bytes());
  for (const std::string& heading : words.unknown)
    context.note(fmt::format("{}: no section is called '{}': its text stands in the summary", path, heading));
  return words;
}

}  // namespace

int run_report(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  const auto words = own_words(context, arguments, code);
  if (!words) return code;
  Diagnostics diagnostics;
  const auto limits = test_limits(assessed->assessment, diagnostics);
  context.print(diagnostics);
  if (diagnostics.has_errors()) return exit_code(diagnostics);
  const Date as_of = assessed->schedule().as_of;
  const auto since = arguments.date("since", context.today());
  if (since && since->date >= as_of)
    return context.usage_error(
        fmt::format("{} is not before the report's day, {}", date_text(since->date), date_text(as_of)),
        "write an earlier day, as in --since 2026-05-31");
  // The state on that day, by the ledgers.
  std::optional<Schedule> earlier;
  std::optional<Assessment> before;
  if (since) {
    ScheduleOptions options = schedule_options(context, arguments);
    options.at = since;
    Diagnostics unsaid;
    earlier.emplace(make_schedule(assessed->plan(), options, unsaid));
    std::optional<BaselinePlan> frozen;
    if (assessed->baseline)
      frozen.emplace(BaselinePlan{baseline_in_force(arguments, assessed->plan()), assessed->baseline->plan,
                                  assessed->baseline->schedule});
    const AssessmentOptions of{arguments.text_or("baseline", {}), frozen ? &*frozen : nullptr,
                               context.today()};
    if (auto then = assess(assessed->plan(), *earlier, of, unsaid)) before.emplace(std::move(*then));
  }
  const ReportSource source{assessed->assessment,
                            before ? &*before : nullptr,
                            since ? since->date : as_of - kUsualPeriod,
                            limits,
                            *words,
                            arguments.text_or("lang", "en") == "zh" ? Language::zh : Language::en,
                            context.style().unicode};
  const ProjectReport report = make_project_report(source);
  const std::string_view format = arguments.format();
  if (format == "json") write_report_json(context.out, report);
  if (format == "md") write_report_markdown(context.out, report);
  if (format == "text") write_report_text(context.out, report, context.style());
  return kExitDone;
}

}  // namespace plumb
