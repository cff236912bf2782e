#include <fmt/format.h>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/report/quality_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

namespace {

/// Adds the chart of an inspection; false where nothing was measured.
bool add_chart(QualityReport& report, const Plan& plan, std::size_t row) {
  auto chart = control_chart(plan.rows<Inspection>().rows[row]);
  if (!chart) return false;
  report.charts.push_back({row, *std::move(chart)});
  return true;
}

/// Chooses the charts that are asked for; false after printing why there is none.
bool choose_charts(Context& context, const Arguments& arguments, const Plan& plan, QualityReport& report) {
  const auto id = arguments.text("ID");
  if (!id) {
    for (std::size_t row = 0; row < plan.rows<Inspection>().size(); ++row) add_chart(report, plan, row);
    return true;
  }
  const auto named = find_in_collection(context, plan, CollectionKind::inspections, *id);
  if (!named) return false;
  report.one = true;
  if (add_chart(report, plan, *plan.ids[CollectionKind::inspections].find(*named))) return true;
  context.usage_error(
      fmt::format("inspection '{}' has no values", *named),
      fmt::format("add them: plumb set inspections/{} measured+='{{date: 2026-05-20, value: 3.4}}'", *named));
  return false;
}

}  // namespace

int run_quality(Context& context, const Arguments& arguments) {
  QualityReport report;
  report.part = arguments.text_or("part", {});
  if (const auto size = arguments.text("size")) {
    const auto number = parse_decimal(*size);
    if (!number || *number <= 0)
      return context.usage_error(fmt::format("'{}' is no size", *size),
                                 "write a number above zero: --size 12.5");
    report.size = static_cast<double>(*number) / kDecimalScale;
  }
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  if (!choose_charts(context, arguments, assessed->plan(), report)) return kExitUsage;
  if (report.one && report.part.empty()) report.part = "charts";
  const Assessment& assessment = assessed->assessment;
  const std::string_view format = arguments.format();
  if (format == "json") write_quality_json(context.out, assessment, report);
  if (format == "csv") {
    if (report.part == "defects")
      render_csv(context.out, pareto_table(assessment, true, true));
    else if (report.part == "costs")
      render_csv(context.out, cost_of_quality_table(assessment, true));
    else
      render_csv(context.out, chart_points_table(assessment, report, true));
  }
  if (format == "md") write_quality_markdown(context.out, assessment, report);
  if (format == "text")
    write_quality_text(context.out, assessment, report, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
