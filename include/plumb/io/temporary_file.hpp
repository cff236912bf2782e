#pragma once

#include <string>
#include <string_view>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// A file that is written whole under a name of its own, beside the one it is to become; it is removed unless
/// it does. While it lives it holds a lock on itself, by which sweep_temporary_files() knows it from what a
/// killed program left.
///
/// All functions return 0, or the errno of the failure.
class TemporaryFile {
 public:
  explicit TemporaryFile(SystemCalls& calls) : calls_(calls) {}
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// Makes the file, empty. like: the file whose mode and, where the system lets us, owner it gets; nullptr
  /// gives it those of a new file. path: where that file stands, for its other attributes; empty: it gets
  /// none.
  int open(const std::string& folder, const struct stat* like, const std::string& path = {});

  /// Writes the content and flushes it to the disk.
  int write(std::string_view bytes);

  /// Stores what the system knows of the file.
  int status(struct stat& status);

  /// Takes the place of whatever stands at the path.
  int replace(const std::string& path);

  /// Takes its place at a path at which nothing stands; EEXIST if something does.
  int create(const std::string& path);

 private:
  int open_at(const std::string& name, mode_t mode);
  int become_like(const struct stat& like, const std::string& path);

  SystemCalls& calls_;
  std::string name_;  // empty: there is no file to be removed
  int descriptor_ = -1;
};

/// Removes the temporary files that killed programs left in the folder, and none of a living one. What cannot
/// be removed stays.
void sweep_temporary_files(SystemCalls& calls, const std::string& folder);

}  // namespace plumb
