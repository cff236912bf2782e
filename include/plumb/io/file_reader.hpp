#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/journal.hpp"
#include "plumb/io/source_file.hpp"

namespace plumb {

/// Reads files by path from somewhere: the disk, memory, a git revision. Paths use '/' and are relative to
/// where the reader says, or absolute.
class FileReader {
 public:
  virtual ~FileReader() = default;

  /// Reads a whole file; reports why it cannot, pointing at `mentioned`, the place that names the file (may
  /// be empty).
  virtual std::shared_ptr<const SourceFile> read(const std::string& path, const Place& mentioned,
                                                 Diagnostics& diagnostics) const = 0;

  /// Lists the names in a folder, sorted bytewise, folders with a '/' behind; nullopt if there is no such
  /// folder.
  virtual std::optional<std::vector<std::string>> list(const std::string& folder) const = 0;

  /// Tells whether a file or folder of this name exists.
  virtual bool exists(const std::string& path) const = 0;

  /// Returns the path with every link resolved; nullopt if it does not exist.
  virtual std::optional<std::string> resolve(const std::string& path) const = 0;

  /// Returns a text that is equal for equal content of a file already read or readable; nullopt where the
  /// reader knows none.
  virtual std::optional<std::string> content_id(const std::string& path) const = 0;

  /// Returns the change of several files that a writer is carrying out in a plan's folder, or did not come to
  /// carry out; nullopt where there is none, and where nobody writes.
  virtual std::optional<Journal> journal(const std::string& folder) const;
};

/// Largest file that is read unless the user raises it.
inline constexpr std::size_t kDefaultMaxFileBytes = std::size_t{256} << 20U;

/// Reports a file that has more bytes than are read.
void report_too_large(const std::string& path, std::size_t limit, const Place& mentioned,
                      Diagnostics& diagnostics);

/// What standard input, whose path is "-", is called in messages.
inline constexpr std::string_view kStandardInputName = "<stdin>";

/// Reads from the file system; "-" is standard input.
class DiskReader final : public FileReader {
 public:
  explicit DiskReader(std::size_t max_file_bytes = kDefaultMaxFileBytes) : max_file_bytes_(max_file_bytes) {}

  std::shared_ptr<const SourceFile> read(const std::string& path, const Place& mentioned,
                                         Diagnostics& diagnostics) const override;
  std::optional<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::optional<std::string> content_id(const std::string& path) const override;
  std::optional<Journal> journal(const std::string& folder) const override;

 private:
  std::size_t max_file_bytes_;
};

/// Reads from a map of path to content, for tests and for plans that stand in no folder.
class MemoryReader final : public FileReader {
 public:
  explicit MemoryReader(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  std::shared_ptr<const SourceFile> read(const std::string& path, const Place& mentioned,
                                         Diagnostics& diagnostics) const override;
  std::optional<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::optional<std::string> content_id(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace plumb
