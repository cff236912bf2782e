#include "plumb/io/stored_file.hpp"

#include <fcntl.h>

#include <algorithm>

namespace plumb {

namespace {

/// Reads to the end, or one byte past `limit`; returns 0 or an errno.
int read_to_end(SystemCalls& calls, int descriptor, std::size_t limit, std::string& bytes) {
  std::size_t used = 0;
  while (used < bytes.size()) {
    const ssize_t count = calls.read(descriptor, bytes.data() + used, bytes.size() - used);
    if (count < 0) return errno;
    used += static_cast<std::size_t>(count);
    if (count == 0) break;
    if (used == bytes.size() && used <= limit) bytes.resize(std::min(limit + 1, used * 2 + 4096));
  }
  bytes.resize(used);
  return 0;
}

}  // namespace

StoredFile stored_file(SystemCalls& calls, const std::string& path, std::size_t most_bytes) {
  StoredFile file;
  // Without blocking, so that a pipe in the place of a file cannot hold the program up.
  const int descriptor = calls.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (descriptor < 0) {
    file.exists = errno != ENOENT;
    file.error_number = file.exists ? errno : 0;
    return file;
  }
  file.exists = true;
  if (calls.fstat(descriptor, file.status) != 0) file.error_number = errno;
  if (file.error_number == 0 && S_ISREG(file.status.st_mode)) {
    file.regular = true;
    const std::size_t size = static_cast<std::size_t>(file.status.st_size);
    file.bytes.resize(std::min(size, most_bytes) + 1);
    file.error_number = read_to_end(calls, descriptor, most_bytes, file.bytes);
  }
  calls.close(descriptor);
  return file;
}

}  // namespace plumb
