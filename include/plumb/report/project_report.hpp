#pragma once

#include <string>
#include <vector>

#include "plumb/control/traffic_lights.hpp"
#include "plumb/report/own_words.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// What a status report is made from; all of it outlives the report.
struct ReportSource {
  const Assessment& now;
  const Assessment* before = nullptr;  // the state at `since`; null: it is not compared
  Date since;                          // what was finished after this day is listed
  std::span<const LimitResult> limits;
  const OwnWords& own_words;
  Language language = Language::en;
  bool unicode = true;
};

struct ReportSection {
  Phrase heading = Phrase::summary;
  std::vector<std::string> sentences;
  std::string own_words;  // the manager's, Markdown
  std::vector<Table> tables;
};

/// A figure of the report, for its definitions and for programs.
struct ReportFigure {
  std::string_view metric;
  std::string label;
  std::string meaning;
  MetricValue now;
  MetricValue before;  // undefined without an earlier state
};

/// A report for a sponsor: the lights and the rule behind each, what was done and what comes, and where
/// schedule, value, risks, changes, contracts, quality and people stand, with the figures' definitions.
struct ProjectReport {
  Language language = Language::en;
  std::string title;
  std::string measured;
  std::vector<ReportSection> sections;
  std::vector<ReportFigure> figures;
};

/// Makes a status report. Sections of registers that the plan does not use are left out.
ProjectReport make_project_report(const ReportSource& source);

void write_report_text(std::string& out, const ProjectReport& report, const TextStyle& style);
void write_report_markdown(std::string& out, const ProjectReport& report);
/// Appends `plumb.report/1`.
void write_report_json(std::string& out, const ProjectReport& report);

}  // namespace plumb
