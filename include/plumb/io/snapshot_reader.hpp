#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plumb/io/file_reader.hpp"
#include "plumb/io/overlay_reader.hpp"

namespace plumb {

/// Reads the files of a plan as they stand at one moment, although others may be writing to them: what a
/// journal says has been decided is read as done, and a change in the middle of reading does not pass
/// unnoticed.
class SnapshotReader final : public FileReader {
 public:
  /// base: lives as long as this. folder: that of the plan's root file.
  SnapshotReader(const FileReader& base, const std::string& folder);

  /// Tells whether everything that was read stood there at one moment. If not, read it all again.
  bool holds() const;

  /// Reports a change that was interrupted and cannot be completed, so that the files may not fit together.
  void report(Diagnostics& diagnostics) const;

  std::shared_ptr<const SourceFile> read(const std::string& path, const Place& mentioned,
                                         Diagnostics& diagnostics) const override;
  std::optional<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::optional<std::string> content_id(const std::string& path) const override;

 private:
  const FileReader& source() const { return overlay_ ? static_cast<const FileReader&>(*overlay_) : base_; }
  bool is_old_or_new(const FileChange& change) const;

  const FileReader& base_;
  std::string journal_path_;
  std::optional<std::string> journal_id_;
  std::optional<OverlayReader> overlay_;
  std::string problem_;  // of the journal; empty: there is none
  mutable std::map<std::string, std::optional<std::string>> content_ids_;  // of what was read, before it was
  mutable std::map<std::string, std::vector<std::string>> listed_;
};

}  // namespace plumb
