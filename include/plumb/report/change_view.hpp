#pragma once

#include <string>

#include "plumb/control/change_effect.hpp"
#include "plumb/report/comparison_view.hpp"

namespace plumb {

/// A change, and what it would do to the plan.
struct ChangePreview {
  const Plan* plan = nullptr;  // as it is
  std::size_t change = 0;      // its row
  ChangeEffect effect;

  const Change& row() const { return plan->rows<Change>().rows[change]; }
};

void write_change_text(std::string& out, const ChangePreview& preview, const TextStyle& style);
/// For a pull request's comment, or the minutes of a change board.
void write_change_markdown(std::string& out, const ChangePreview& preview);
/// Appends `plumb.change/1`.
void write_change_json(std::string& out, const ChangePreview& preview);
/// One row for each figure.
Table change_table(const ChangePreview& preview);

}  // namespace plumb
