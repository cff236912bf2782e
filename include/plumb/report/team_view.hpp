#pragma once

#include <string>
#include <vector>

#include "plumb/control/assessment.hpp"
#include "plumb/control/pulses.hpp"
#include "plumb/control/skills.hpp"
#include "plumb/control/team_load.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// What `plumb team` shows.
struct TeamReport {
  PeriodLength length = PeriodLength::month;
  TeamLoad load;
  std::vector<std::vector<std::size_t>> recognitions;  // by resource of the load, then by period
  std::vector<MissingSkill> missing;
  std::vector<PulseSeries> pulses;  // of topics with answers
};

TeamReport team_report(const Assessment& assessment, PeriodLength length);

/// Appends `plumb.team/1`.
void write_team_json(std::string& out, const Assessment& assessment, const TeamReport& report);

/// One row for each resource and period, for programs.
Table team_rows_table(const Assessment& assessment, const TeamReport& report);

void write_team_text(std::string& out, const Assessment& assessment, const TeamReport& report,
                     const TextStyle& style, int drawing_columns);
void write_team_markdown(std::string& out, const Assessment& assessment, const TeamReport& report);

}  // namespace plumb
