#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plumb/report/history_view.hpp"

namespace plumb {

/// What `plumb log` tells of one commit, and what its listing needs from the first that has no errors. The
/// commit's own name is not part of what is kept.
struct LogEntry {
  LogRow row;
  std::string currency;
  int minutes_per_day = 480;
};

/// What `plumb trend` tells of one commit.
struct TrendEntry {
  TrendRow row;
  int minutes_per_day = 480;
  bool knows_part = false;  // the plan has the part that is asked for
};

/// Writes an entry, so that the next run reads the very same figures; read_... returns nullopt for a text
/// that is none. A text value lives as long as the text.
std::string write_entry(const LogEntry& entry);
std::string write_entry(const TrendEntry& entry);
std::optional<LogEntry> read_log_entry(std::string_view text);
std::optional<TrendEntry> read_trend_entry(std::string_view text);

}  // namespace plumb
