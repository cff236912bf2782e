#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plumb/cli/edit_session.hpp"

namespace plumb {

/// Collects what one report says of tasks, and writes it where it belongs: into the ledgers, or on the task
/// itself where that is where its progress stands.
class ProgressReport {
 public:
  /// file: of new ledger rows; empty: where the ledger's last row stands.
  ProgressReport(EditSession& session, std::string file) : session_(session), file_(std::move(file)) {}

  /// Adds one row of either ledger: `fields` are FIELD and VALUE in turn, without those that are empty.
  bool add(CollectionKind ledger, std::string_view date, std::string_view task,
           std::span<const std::pair<std::string_view, std::string>> fields);

  const std::vector<std::string>& ids() const { return ids_; }

 private:
  bool set_on_task(TaskId task, std::string_view date,
                   std::span<const std::pair<std::string_view, std::string>> fields);

  EditSession& session_;
  std::string file_;
  std::vector<std::string> ids_;
};

}  // namespace plumb
