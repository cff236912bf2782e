#pragma once

#include <span>
#include <string>
#include <vector>

#include "plumb/control/assessment.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// Risks that have something in common.
struct RiskGroup {
  std::string_view id;  // empty: those without
  Exposure inherent;
  Exposure residual;
  std::size_t count = 0;
};

/// What `plumb risk` was asked for.
struct RiskReport {
  std::vector<std::size_t> rows;   // of the register: what the sums and the matrix are of
  std::vector<std::size_t> shown;  // those that are listed, in this order
  bool chosen = false;             // whether only some were asked for
  std::string_view by;             // owner, category or status; empty: no groups
  std::vector<RiskGroup> groups;
};

/// Appends `plumb.risk/1`: the exposure, the contingency against it, the matrix, the risks.
void write_risk_json(std::string& out, const Assessment& assessment, const RiskReport& report);

/// One row for each risk. exact: for programs, with every figure.
Table risk_table(const Assessment& assessment, std::span<const std::size_t> rows, bool exact, bool unicode);

/// One row for each owner, category or status.
Table risk_group_table(const Assessment& assessment, const RiskReport& report);

/// How many of the exposed risks are in each cell, probability downwards from the highest, impact to the
/// right; before the responses.
struct RiskGrid {
  std::vector<std::string_view> probability;  // names, from the highest
  std::vector<Percent> chances;
  std::vector<std::string_view> impact;  // names, from the lowest
  std::vector<double> scores;            // row by row, of the levels
  std::vector<std::size_t> counts;       // row by row
  std::size_t outside = 0;               // exposed risks without a probability or an impact
};
RiskGrid risk_grid(const Assessment& assessment, std::span<const std::size_t> rows);

/// Appends all of it: the matrix beside the table where the width takes both.
void write_risk_text(std::string& out, const Assessment& assessment, const RiskReport& report,
                     const TextStyle& style, int drawing_columns);
void write_risk_markdown(std::string& out, const Assessment& assessment, const RiskReport& report);

}  // namespace plumb
