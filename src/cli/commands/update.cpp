#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/progress_report.hpp"
#include "plumb/cli/value_check.hpp"
#include "plumb/io/csv.hpp"

namespace plumb {

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

/// The columns of a report in CSV, and the ledger that each belongs to; those of both go to either.
struct ReportColumn {
  std::string_view name;
  bool progress;
  bool actuals;
};
constexpr std::array<ReportColumn, 19> kColumns{{
    {"date", true, true},       {"task", true, true},       {"done", true, false},
    {"remaining", true, false}, {"start", true, false},     {"finish", true, false},
    {"units", true, false},     {"milestone", true, false}, {"cost", false, true},
    {"hours", false, true},     {"overtime", false, true},  {"quantity", false, true},
    {"resource", false, true},  {"account", false, true},   {"contract", false, true},
    {"risk", false, true},      {"ref", false, true},       {"by", true, true},
    {"notes", true, true},
}};

std::string report_date(Context& context, const Arguments& arguments) {
  const auto date = arguments.date("date", context.today());
  return date_text(date ? date->date : context.today());
}

/// `api=60%,4d`.
bool add_progress(Context& context, ProgressReport& report, std::string_view date, std::string_view word) {
  const std::size_t sign = word.find('=');
  if (sign == std::string_view::npos || sign == 0 || sign + 1 == word.size()) {
    context.usage_error(fmt::format("'{}' is no progress of a task", word), "write TASK=60% or TASK=60%,4d");
    return false;
  }
  const std::string_view done = word.substr(sign + 1);
  const std::size_t comma = done.find(',');
  Fields fields{{"done", std::string(done.substr(0, comma))}};
  if (comma != std::string_view::npos) fields.emplace_back("remaining", std::string(done.substr(comma + 1)));
  return report.add(CollectionKind::progress, date, word.substr(0, sign), fields);
}

/// `li:api=8` of --hours.
bool add_hours(Context& context, ProgressReport& report, std::string_view date, std::string_view word) {
  const std::size_t colon = word.find(':');
  const std::size_t sign = word.find('=');
  if (colon == std::string_view::npos || sign == std::string_view::npos || sign < colon) {
    context.usage_error(fmt::format("'{}' is no work on a task", word), "write --hours RESOURCE:TASK=8");
    return false;
  }
  const Fields fields{{"hours", std::string(word.substr(sign + 1))},
                      {"resource", std::string(word.substr(0, colon))}};
  return report.add(CollectionKind::actuals, date, word.substr(colon + 1, sign - colon - 1), fields);
}

/// `api=12000` of --cost.
bool add_cost(Context& context, ProgressReport& report, std::string_view date, std::string_view word) {
  const std::size_t sign = word.find('=');
  if (sign == std::string_view::npos || sign == 0) {
    context.usage_error(fmt::format("'{}' is no cost of a task", word), "write --cost TASK=12000");
    return false;
  }
  return report.add(CollectionKind::actuals, date, word.substr(0, sign),
                    Fields{{"cost", std::string(word.substr(sign + 1))}});
}

using ReportHeader = std::vector<const ReportColumn*>;

/// Adds one record of a report: what it says of progress to one ledger, what it says of costs to the other.
/// One without figures is a task of which there is nothing to report.
bool add_record(Context& context, ProgressReport& report, const ReportHeader& header, const CsvRecord& record,
                std::string date) {
  std::string task;
  Fields progress, actuals;
  bool reports_progress = false, reports_actuals = false, has_notes = false;
  for (std::size_t i = 0; i < std::min(header.size(), record.cells.size()); ++i) {
    const ReportColumn& column = *header[i];
    const std::string& cell = record.cells[i];
    if (cell.empty()) continue;
    if (column.name == "date") {
      date = cell;
    } else if (column.name == "task") {
      task = cell;
    } else {
      if (column.progress) progress.emplace_back(column.name, cell);
      if (column.actuals) actuals.emplace_back(column.name, cell);
      reports_progress = reports_progress || !column.actuals;
      reports_actuals = reports_actuals || !column.progress;
      has_notes = has_notes || column.name == "notes";
    }
  }
  if (has_notes && !reports_progress && !reports_actuals) {
    context.error("the notes are about nothing", "fill in what they are about: done, hours, cost …");
    return false;
  }
  if (reports_progress && !report.add(CollectionKind::progress, date, task, progress)) return false;
  return !reports_actuals || report.add(CollectionKind::actuals, date, task, actuals);
}

/// Reads the line of headings; nullopt after printing what is wrong with it.
std::optional<ReportHeader> read_header(Context& context, const std::vector<CsvRecord>& records) {
  ReportHeader header;
  if (records.empty()) {
    context.error(fmt::format("{} is empty", kStandardInputName),
                  "begin with a line of headings: date,task,done,remaining");
    return std::nullopt;
  }
  for (const std::string& cell : records.front().cells) {
    const auto column = std::ranges::find(kColumns, std::string_view(cell), &ReportColumn::name);
    if (column == kColumns.end()) {
      std::vector<std::string_view> names;
      names.reserve(kColumns.size());
      for (const ReportColumn& each : kColumns) names.push_back(each.name);
      context.error(fmt::format("{}:1: there is no column '{}'", kStandardInputName, cell),
                    choices_help(cell, names));
      return std::nullopt;
    }
    if (std::ranges::find(header, &*column) != header.end()) {
      context.error(fmt::format("{}:1: the column '{}' stands twice", kStandardInputName, cell),
                    "leave one of them out");
      return std::nullopt;
    }
    header.push_back(&*column);
  }
  return header;
}

/// Reads a report from standard input.
bool add_table(Context& context, ProgressReport& report, const std::string& date, int& code) {
  Diagnostics diagnostics;
  const auto file = context.reader().read("-", {}, diagnostics);
  if (file == nullptr) {
    context.print(diagnostics);
    code = kExitSystem;
    return false;
  }
  code = kExitInput;
  const auto parsed = parse_csv(file->bytes());
  if (const CsvProblem* problem = std::get_if<CsvProblem>(&parsed)) {
    context.error(fmt::format("{}:{}: {}", kStandardInputName, problem->line, problem->message),
                  "write it as CSV: date,task,done,remaining");
    return false;
  }
  const auto& records = std::get<0>(parsed);
  const auto header = read_header(context, records);
  if (!header) return false;
  for (std::size_t i = 1; i < records.size(); ++i) {
    if (records[i].cells.size() > header->size()) {
      context.error(fmt::format("{}:{}: {} cells under {} headings", kStandardInputName, records[i].line,
                                records[i].cells.size(), header->size()),
                    "put quotes around a cell with commas");
      return false;
    }
    if (!add_record(context, report, *header, records[i], date)) {
      context.note(fmt::format("in {}:{}", kStandardInputName, records[i].line));
      return false;
    }
  }
  return true;
}

void note_later(Context& context, const Plan& plan, const std::string& date) {
  const auto& status = plan.project.status_date;
  if (status && !status->today && date > date_text(status->date.date))
    context.note(fmt::format("the status date is {}: 'plumb set project status_date={}' moves it",
                             date_text(status->date.date), date));
}

/// Reports that a task starts or is finished.
int report_event(Context& context, const Arguments& arguments, std::string_view field,
                 std::string_view verb) {
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const std::string task(arguments.text_or("TASK", {}));
  const auto when = arguments.date("DATE", context.today());
  const std::string date = date_text(when ? when->date : context.today());
  ProgressReport report(*session, std::string(arguments.text_or("in", {})));
  const std::string written = when ? written_date_text(*when) : date;
  if (!report.add(CollectionKind::progress, date, task, Fields{{field, written}})) return kExitUsage;
  note_later(context, session->plan(), date);
  return session->finish(fmt::format("'{}' {} on {}", task, verb, date), {task});
}

}  // namespace

int run_update(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const std::string date = report_date(context, arguments);
  ProgressReport report(*session, std::string(arguments.text_or("in", {})));
  code = kExitUsage;
  bool any = false;
  for (const std::string& word : arguments.texts("TASK=PCT")) {
    any = true;
    if (word == "-" ? !add_table(context, report, date, code) : !add_progress(context, report, date, word))
      return code;
  }
  for (const std::string& word : arguments.texts("hours")) {
    any = true;
    if (!add_hours(context, report, date, word)) return code;
  }
  for (const std::string& word : arguments.texts("cost")) {
    any = true;
    if (!add_cost(context, report, date, word)) return code;
  }
  if (!any)
    return context.usage_error("there is nothing to report", "write TASK=60%, --hours, --cost, or - for CSV");
  note_later(context, session->plan(), date);
  return session->finish(fmt::format("reported on {}: {}", date, fmt::join(report.ids(), ", ")),
                         report.ids());
}

int run_start(Context& context, const Arguments& arguments) {
  return report_event(context, arguments, "start", "started");
}

int run_finish(Context& context, const Arguments& arguments) {
  return report_event(context, arguments, "finish", "finished");
}

}  // namespace plumb
