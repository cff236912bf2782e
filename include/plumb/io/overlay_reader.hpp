#pragma once

#include <map>
#include <span>

#include "plumb/io/file_reader.hpp"
#include "plumb/io/journal.hpp"

namespace plumb {

/// Reads as another reader does, but as if changes had been made to the files: those of a journal that nobody
/// has completed yet, or those that a command is about to write.
class OverlayReader final : public FileReader {
 public:
  /// base: lives as long as this. changes: only what they lead to counts, not the old bytes.
  OverlayReader(const FileReader& base, std::span<const FileChange> changes);

  std::shared_ptr<const SourceFile> read(const std::string& path, const Place& mentioned,
                                         Diagnostics& diagnostics) const override;
  std::optional<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::optional<std::string> content_id(const std::string& path) const override;

 private:
  using Changes = std::map<std::string, std::optional<std::string>>;

  std::string key(const std::string& path) const;

  const FileReader& base_;
  Changes changes_;  // new bytes by resolved path; nullopt: there is no such file
};

}  // namespace plumb
