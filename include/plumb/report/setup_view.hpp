#pragma once

#include <string>
#include <vector>

#include "plumb/report/table.hpp"

namespace plumb {

/// One thing that a setup did, or would do.
struct SetupChange {
  std::string action;  // add, change, remove
  std::string place;   // a file, or git's configuration
  std::string entry;   // the line, or NAME = VALUE
};

/// Shows each change in a row.
Table setup_table(const std::vector<SetupChange>& changes);

/// Writes the changes as JSON, with the schema `plumb.git-setup/1`.
void write_setup_json(std::string& out, const std::vector<SetupChange>& changes, bool dry_run);

}  // namespace plumb
