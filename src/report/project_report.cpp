#include "plumb/report/project_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/report/evm_view.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/report_tables.hpp"

namespace plumb {

namespace {

constexpr auto kScheduleFigures =
    std::to_array<std::string_view>({"finish", "finish_variance", "total_float", "tasks.complete",
                                     "tasks.overdue", "spi_t", "earned_finish"});
constexpr auto kValueFigures = std::to_array<std::string_view>(
    {"bac", "pv", "ev", "ac", "sv", "cv", "spi", "cpi", "eac.typical", "eac.bottom_up", "vac", "tcpi_bac"});
constexpr auto kRiskFigures =
    std::to_array<std::string_view>({"risks.exposure_inherent", "risks.exposure_residual", "contingency",
                                     "contingency_free", "risks.unanswered"});

constexpr auto kChangeFigures = std::to_array<std::string_view>(
    {"changes.pending", "changes.pending_cost", "changes.approved_cost", "changes.approved_time"});
constexpr auto kContractFigures = std::to_array<std::string_view>(
    {"contracts.value", "contracts.invoiced", "contracts.paid", "contracts.overdue", "contracts.damages",
     "contracts.cash_low", "contracts.cash_low_date", "claims.exposure_ours", "claims.exposure_theirs"});
constexpr auto kQualityFigures = std::to_array<std::string_view>(
    {"requirements.coverage_pct", "requirements.verified_pct", "defects.open", "defects.density",
     "obligations.compliance_pct", "surveys.nps", "surveys.csat_pct"});
constexpr auto kPeopleFigures =
    std::to_array<std::string_view>({"pulses.morale", "pulses.trend", "trainings.overdue",
                                     "trainings.skills_missing", "issues.open", "actions.overdue"});

/// What a section says beside the manager's own words.
struct SectionContent {
  Phrase heading;
  std::span<const std::string_view> figures;
  std::vector<ReportList> lists;
};

std::vector<SectionContent> contents() {
  using enum CollectionKind;
  return {
      {Phrase::value, kValueFigures, {}},
      {Phrase::risks_and_issues,
       kRiskFigures,
       {{risks,
         "status=open or status=occurred",
         {"id", "name", "probability", "strategy", "owner", "due"},
         Phrase::top_risks},
        {issues,
         "status=open or status=doing",
         {"id", "name", "severity", "status", "due", "owner"},
         Phrase::open_issues}}},
      {Phrase::changes,
       kChangeFigures,
       {{changes, "", {"id", "name", "status", "requested_by", "requested", "reason"}}}},
      {Phrase::contracts,
       kContractFigures,
       {{contracts, "", {"id", "name", "kind", "party", "value", "finish"}}}},
      {Phrase::quality,
       kQualityFigures,
       {{defects, "fixed=''", {"id", "name", "severity", "found", "cause"}, Phrase::open_defects}}},
      {Phrase::people, kPeopleFigures, {{pulses, "", {"date", "about", "score", "comment"}}}},
      {Phrase::decisions,
       {},
       {{decisions, "chosen=''", {"id", "name", "question", "owner"}},
        {changes, "status=submitted", {"id", "name", "requested_by", "reason"}}}},
  };
}

class ReportWriter {
 public:
  explicit ReportWriter(const ReportSource& source) : source_(source) {}

  ProjectReport make() {
    const Project& project = source_.now.plan.project;
    report_.language = source_.language;
    report_.title = sentence(Phrase::title, project.name);
    const std::string_view baseline = source_.now.performance.baseline->id();
    const std::string day = date_text(source_.now.schedule.as_of);
    report_.measured =
        baseline.empty() ? sentence(Phrase::measured_alone, day) : sentence(Phrase::measured, day, baseline);
    add_summary();
    add_work(Phrase::done, done_table(source_), sentence(Phrase::nothing_done, date_text(source_.since)));
    add_work(Phrase::next, next_table(source_), std::string(phrase(Phrase::nothing_next, source_.language)));
    add_schedule();
    for (const SectionContent& content : contents()) add_content(content);
    return std::move(report_);
  }

 private:
  template <class... Values>
  std::string sentence(Phrase which, const Values&... values) const {
    return fmt::format(fmt::runtime(phrase(which, source_.language)), values...);
  }

  MetricValue value(std::string_view name) const {
    return find_metric(name)->value(source_.now, subject_of(source_.now.project));
  }

  std::string text(const MetricValue& shown, MetricKind kind) const {
    const FigureStyle style{static_cast<int>(source_.now.plan.project.units().day), source_.unicode, false};
    return localized_time(figure_text(shown, kind, style), source_.language);
  }
  std::string text(std::string_view name) const { return text(value(name), find_metric(name)->kind); }

  ReportSection& add_section(Phrase heading) {
    ReportSection& section = report_.sections.emplace_back();
    section.heading = heading;
    const auto own = source_.own_words.by_section.find(heading);
    if (own != source_.own_words.by_section.end()) section.own_words = own->second;
    return section;
  }

  void add_summary() {
    ReportSection& section = add_section(Phrase::summary);
    const bool has_value = !source_.now.project.value.bac.is_zero() && source_.now.schedule.network.status;
    section.sentences.push_back(
        has_value ? sentence(Phrase::earned, text("complete_pct"), text("planned_pct"), text("spent_pct"))
                  : sentence(Phrase::complete, text("tasks.complete"), text("tasks")));
    section.sentences.push_back(finish_sentence());
    if (has_value) section.sentences.push_back(cost_sentence());
    section.tables.push_back(lights_table(source_));
  }

  std::string finish_sentence() const {
    const std::string finish = text("finish");
    const std::string_view baseline = source_.now.performance.baseline->id();
    const MetricValue variance = value("finish_variance");
    const auto* late = std::get_if<double>(&variance);
    if (baseline.empty() || late == nullptr) return sentence(Phrase::finish_on, finish);
    if (*late == 0) return sentence(Phrase::finish_as_planned, finish, baseline);
    const std::string by = text(MetricValue(std::abs(*late)), MetricKind::duration);
    return sentence(*late > 0 ? Phrase::finish_later : Phrase::finish_earlier, finish, by, baseline);
  }

  std::string cost_sentence() const {
    const double estimate = source_.now.project.forecasts.used();
    const double above = estimate - source_.now.project.value.bac.units();
    const std::string total = text(MetricValue(estimate), MetricKind::money);
    const std::string_view currency = source_.now.plan.project.currency;
    constexpr double kNothing = 0.5;  // whole units are shown
    if (std::abs(above) < kNothing) return sentence(Phrase::cost_as_planned, total, currency);
    return sentence(above < 0 ? Phrase::cost_below : Phrase::cost_above, total, currency,
                    text(MetricValue(std::abs(above)), MetricKind::money));
  }

  void add_work(Phrase heading, Table tasks, std::string otherwise) {
    ReportSection& section = add_section(heading);
    if (tasks.rows().empty())
      section.sentences.push_back(std::move(otherwise));
    else
      section.tables.push_back(std::move(tasks));
  }

  void add_schedule() {
    ReportSection& section = add_section(Phrase::schedule);
    add_figures(section, kScheduleFigures);
    Table path = path_table(source_);
    if (!path.rows().empty()) section.tables.push_back(std::move(path));
  }

  /// A section about which the plan says nothing, and the manager neither, is left out.
  void add_content(const SectionContent& content) {
    add_section(content.heading);
    ReportSection& section = report_.sections.back();
    if (!content.figures.empty()) add_figures(section, content.figures);
    for (const ReportList& list : content.lists)
      if (Table table = rows_table(source_, list); !table.rows().empty())
        section.tables.push_back(std::move(table));
    if (section.tables.empty() && section.own_words.empty()) report_.sections.pop_back();
  }

  void add_figures(ReportSection& section, std::span<const std::string_view> figures) {
    Table table = report_figures(source_, figures);
    if (table.rows().empty()) return;
    section.tables.push_back(std::move(table));
    for (const std::string_view name : figures) {
      if (is_of_unused_register(source_.now.plan, name)) continue;
      const Metric& metric = *find_metric(name);
      MetricValue before;
      if (source_.before != nullptr)
        before = metric.value(*source_.before, subject_of(source_.before->project));
      report_.figures.push_back({name, metric_label(name, source_.language),
                                 metric_meaning(name, metric.help, source_.language), value(name), before});
    }
  }

  const ReportSource& source_;
  ProjectReport report_;
};

}  // namespace

ProjectReport make_project_report(const ReportSource& source) {
  return ReportWriter(source).make();
}

}  // namespace plumb
