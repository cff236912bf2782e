#include "plumb/cli/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>

#include "plumb/cli/surroundings.hpp"

namespace plumb {

namespace {

/// Writes, flushes to the disk and closes; returns 0 or an errno.
int finish_file(int descriptor, std::string_view bytes) {
  int failure = DescriptorSink(descriptor).write(bytes);
  if (failure == 0 && ::fsync(descriptor) != 0) failure = errno;
  if (::close(descriptor) != 0 && failure == 0) failure = errno;
  return failure;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Flushes the folder itself, so that a new name outlives a power cut; a file system that cannot is no
/// failure.
void flush_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// Opens a new file in the folder under a name that nobody uses; stores the name.
int open_temporary(const std::string& folder, std::string& name) {
  constexpr int kMostTries = 100;
  for (int i = 0; i < kMostTries; ++i) {
    name = fmt::format("{}/.plumb-{}-{}.tmp", folder, ::getpid(), i);
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

/// Replaces a regular file, or makes it; `path` is no link. `old` is what stands there, or nullptr.
int replace_file(const std::string& path, const struct stat* old, std::string_view bytes) {
  // Renaming over a file needs no permission on the file itself, but a read-only one is meant to stay.
  if (old != nullptr && ::access(path.c_str(), W_OK) != 0) return errno;
  const std::string folder = folder_of(path);
  std::string temporary;
  const int descriptor = open_temporary(folder, temporary);
  if (descriptor < 0) return errno;
  int failure = 0;
  if (old != nullptr && ::fchmod(descriptor, old->st_mode & 07777U) != 0) failure = errno;
  if (const int written = finish_file(descriptor, bytes); failure == 0) failure = written;
  if (failure == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure != 0) {
    ::unlink(temporary.c_str());
    return failure;
  }
  flush_folder(folder);
  return 0;
}

int write_straight(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int failure = DescriptorSink(descriptor).write(bytes);
  return ::close(descriptor) != 0 && failure == 0 ? errno : failure;
}

}  // namespace

int write_output_file(const std::string& path, std::string_view bytes) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    const int failure = errno;
    // A link that leads nowhere is refused, because a rename would replace it.
    if (failure != ENOENT || ::lstat(path.c_str(), &status) == 0) return failure;
    return replace_file(path, nullptr, bytes);
  }
  if (S_ISDIR(status.st_mode)) return EISDIR;
  if (!S_ISREG(status.st_mode)) return write_straight(path, bytes);
  const std::unique_ptr<char, decltype(&std::free)> target(::realpath(path.c_str(), nullptr), &std::free);
  if (target == nullptr) return errno;
  return replace_file(target.get(), &status, bytes);
}

int create_file(const std::string& path, std::string_view bytes) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) return EEXIST;
  const std::string folder = folder_of(path);
  std::string temporary;
  const int descriptor = open_temporary(folder, temporary);
  if (descriptor < 0) return errno;
  int failure = finish_file(descriptor, bytes);
  // Unlike a rename, a link never replaces what somebody else has put there in between.
  if (failure == 0 && ::link(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == EPERM || failure == ENOTSUP) {  // a file system without links
    failure = ::rename(temporary.c_str(), path.c_str()) != 0 ? errno : 0;
  }
  ::unlink(temporary.c_str());
  if (failure == 0) flush_folder(folder);
  return failure;
}

}  // namespace plumb
