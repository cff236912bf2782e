#include <algorithm>
#include <map>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/risk_view.hpp"

namespace plumb {

namespace {

std::string_view group_of(const Plan& plan, const Risk& risk, std::string_view by) {
  if (by == "owner") return risk.owner.valid() ? plan.resource(risk.owner).id : std::string_view();
  if (by == "category") return risk.category;
  return kWords<RiskStatus>[static_cast<std::size_t>(risk.status)];
}

/// Groups by falling residual exposure, those without a name last.
std::vector<RiskGroup> groups_of(const Assessment& assessment, std::span<const std::size_t> rows,
                                 std::string_view by) {
  std::map<std::string_view, std::vector<std::size_t>> members;
  for (const std::size_t row : rows)
    members[group_of(assessment.plan, assessment.plan.risks.rows[row], by)].push_back(row);
  std::vector<RiskGroup> groups;
  groups.reserve(members.size());
  for (const auto& [id, of_group] : members) {
    const RegisterSums sums = sums_of(assessment.plan, assessment.risks, of_group);
    groups.push_back({id, sums.inherent, sums.residual, of_group.size()});
  }
  std::stable_sort(groups.begin(), groups.end(), [](const RiskGroup& a, const RiskGroup& b) {
    if (a.id.empty() != b.id.empty()) return b.id.empty();
    return a.residual.net() > b.residual.net();
  });
  return groups;
}

}  // namespace

int run_risk(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  const Assessment& assessment = assessed->assessment;
  const std::string_view format = arguments.format();
  const auto rows = select_rows(
      context, arguments, CollectionRows(assessed->plan(), CollectionKind::risks, &assessed->schedule()));
  if (!rows) return kExitUsage;
  RiskReport report;
  report.rows = *rows;
  report.chosen = arguments.has("where") || arguments.has("under") || arguments.has("owner");
  // Data holds every risk; people see those that can still happen.
  const bool every = arguments.has("all") || arguments.has("where") || format == "json" || format == "csv";
  if (!every)
    std::erase_if(report.rows, [&](std::size_t row) { return !assessment.risks.risks[row].exposed; });
  report.by = arguments.text_or("by", {});
  if (!report.by.empty()) report.groups = groups_of(assessment, report.rows, report.by);
  report.shown = report.rows;
  const auto top = arguments.count("top");
  if (top || format == "text" || format == "md")
    sort_by_exposure(assessment.plan, assessment.risks, report.shown);
  if (top && *top < report.shown.size()) report.shown.resize(*top);
  if (format == "json") write_risk_json(context.out, assessment, report);
  if (format == "csv") {
    const bool grouped = !report.by.empty();
    render_csv(context.out, grouped ? risk_group_table(assessment, report)
                                    : risk_table(assessment, report.shown, true, true));
  }
  if (format == "md") write_risk_markdown(context.out, assessment, report);
  if (format == "text")
    write_risk_text(context.out, assessment, report, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
