#pragma once

#include <optional>
#include <string>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// What stands at a path when it is written to.
struct StoredFile {
  int error_number = 0;  // why it cannot be read; 0 also if there is no such file
  bool exists = false;
  bool regular = false;  // only such a file has bytes
  std::string bytes;
  struct stat status {};

  /// Tells whether the file has these bytes; nullopt: whether there is none.
  bool holds(const std::optional<std::string>& expected) const {
    return expected ? regular && bytes == *expected : error_number == 0 && !exists;
  }
};

/// Reads a file, through links; of one with more than `most_bytes`, only so many that one can see that there
/// are more.
StoredFile stored_file(SystemCalls& calls, const std::string& path, std::size_t most_bytes);

}  // namespace plumb
