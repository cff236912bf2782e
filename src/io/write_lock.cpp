#include "plumb/io/write_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <algorithm>

namespace plumb {

namespace {

constexpr std::string_view kLockName = ".plumb-lock";
constexpr std::chrono::milliseconds kLongestWait{10'000};
constexpr std::chrono::milliseconds kPause{5};

}  // namespace

WriteLock::~WriteLock() {
  for (const Held& held : held_) {
    if (!held.file.empty()) calls_.unlink(held.file);
    calls_.close(held.descriptor);
  }
}

int WriteLock::lock(const std::string& folder) {
  const int descriptor = calls_.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor < 0) return errno;
  struct stat status {};
  int failure = calls_.fstat(descriptor, status) != 0 ? errno : 0;
  const bool known = std::any_of(held_.begin(), held_.end(), [&](const Held& held) {
    return held.device == status.st_dev && held.inode == status.st_ino;
  });
  if (failure == 0 && !known) {
    failure = wait_for(descriptor);
    if (failure == 0) {
      held_.push_back({descriptor, status.st_dev, status.st_ino, {}});
      return 0;
    }
    // NFS locks only what is open for writing, which no folder is.
    if (failure == EBADF || failure == EINVAL || failure == EISDIR || failure == ENOTSUP)
      failure = lock_file_in(folder, {-1, status.st_dev, status.st_ino, {}});
  }
  calls_.close(descriptor);
  return failure;
}

/// Asks again and again instead of sleeping in the kernel, which only a signal could end.
int WriteLock::wait_for(int descriptor) {
  std::chrono::milliseconds waited{0};
  while (calls_.flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK || waited >= kLongestWait) return errno;
    calls_.pause(kPause);
    waited += kPause;
  }
  return 0;
}

/// Locks a file in the folder that is removed together with the lock: whoever waited for a removed one has
/// locked nothing, and begins again.
int WriteLock::lock_file_in(const std::string& folder, Held held) {
  constexpr int kMostTries = 1000;
  const std::string path = fmt::format("{}/{}", folder, kLockName);
  for (int i = 0; i < kMostTries; ++i) {
    held.descriptor = calls_.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (held.descriptor < 0) return errno;
    struct stat locked {};
    struct stat named {};
    int failure = wait_for(held.descriptor);
    if (failure == 0 && calls_.fstat(held.descriptor, locked) != 0) failure = errno;
    if (failure == 0 && calls_.lstat(path, named) == 0 && named.st_dev == locked.st_dev &&
        named.st_ino == locked.st_ino) {
      held.file = path;
      held_.push_back(std::move(held));
      return 0;
    }
    calls_.close(held.descriptor);
    if (failure != 0) return failure;
  }
  return EWOULDBLOCK;
}

}  // namespace plumb
