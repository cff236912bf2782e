#include "plumb/io/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "plumb/io/temporary_file.hpp"

namespace plumb {

namespace {

/// Replaces a regular file, or makes it; `path` is no link. `old` is what stands there, or nullptr.
int replace_file(SystemCalls& calls, const std::string& path, const struct stat* old,
                 std::string_view bytes) {
  // Renaming over a file needs no permission on the file itself, but a read-only one is meant to stay.
  if (old != nullptr && calls.access(path, W_OK) != 0) return errno;
  const std::string folder = folder_of(path);
  sweep_temporary_files(calls, folder);
  TemporaryFile file(calls);
  if (const int failure = file.open(folder, old, old == nullptr ? std::string() : path); failure != 0)
    return failure;
  if (const int failure = file.write(bytes); failure != 0) return failure;
  if (const int failure = file.replace(path); failure != 0) return failure;
  flush_folder(calls, folder);  // the result stands there, whether or not a power cut could still undo it
  return 0;
}

int write_straight(SystemCalls& calls, const std::string& path, std::string_view bytes) {
  const int descriptor = calls.open(path, O_WRONLY | O_CLOEXEC, 0);
  if (descriptor < 0) return errno;
  const int failure = write_all(calls, descriptor, bytes);
  return calls.close(descriptor) != 0 && failure == 0 ? errno : failure;
}

}  // namespace

int write_output_file(SystemCalls& calls, const std::string& path, std::string_view bytes) {
  struct stat status {};
  if (calls.stat(path, status) != 0) {
    const int failure = errno;
    // A link that leads nowhere is refused, because a rename would replace it.
    if (failure != ENOENT || calls.lstat(path, status) == 0) return failure;
    return replace_file(calls, path, nullptr, bytes);
  }
  if (S_ISDIR(status.st_mode)) return EISDIR;
  if (!S_ISREG(status.st_mode)) return write_straight(calls, path, bytes);
  std::string target;
  if (calls.real_path(path, target) != 0) return errno;
  return replace_file(calls, target, &status, bytes);
}

int create_file(SystemCalls& calls, const std::string& path, std::string_view bytes) {
  struct stat status {};
  if (calls.lstat(path, status) == 0) return EEXIST;
  const std::string folder = folder_of(path);
  TemporaryFile file(calls);
  if (const int failure = file.open(folder, nullptr); failure != 0) return failure;
  if (const int failure = file.write(bytes); failure != 0) return failure;
  if (const int failure = file.create(path); failure != 0) return failure;
  flush_folder(calls, folder);
  return 0;
}

}  // namespace plumb
