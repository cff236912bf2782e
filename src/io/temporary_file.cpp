#include "plumb/io/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

#include "plumb/io/extended_attributes.hpp"

namespace plumb {

namespace {

constexpr std::string_view kTemporaryBegin = ".plumb-";
constexpr std::string_view kTemporaryEnd = ".tmp";

/// Tells whether the name is one that TemporaryFile gives: `.plumb-4711-0.tmp`.
bool is_temporary(std::string_view name) {
  if (!name.starts_with(kTemporaryBegin) || !name.ends_with(kTemporaryEnd)) return false;
  name.remove_prefix(kTemporaryBegin.size());
  if (name.size() <= kTemporaryEnd.size()) return false;
  name.remove_suffix(kTemporaryEnd.size());
  const std::size_t dash = name.find('-');
  if (dash == 0 || dash == std::string_view::npos || dash + 1 == name.size()) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

TemporaryFile::~TemporaryFile() {
  if (!name_.empty()) calls_.unlink(name_);
  // Closed last, because that gives up the lock.
  if (descriptor_ >= 0) calls_.close(descriptor_);
}

int TemporaryFile::open(const std::string& folder, const struct stat* like, const std::string& path) {
  constexpr int kMostTries = 1000;
  // Nobody else may read what will have a mode of its own before it has it.
  const mode_t mode = like == nullptr ? 0666 : 0600;
  for (int i = 0; i < kMostTries; ++i) {
    const int failure =
        open_at(fmt::format("{}/{}{}-{}{}", folder, kTemporaryBegin, ::getpid(), i, kTemporaryEnd), mode);
    if (failure == EEXIST) continue;
    if (failure != 0) return failure;
    return like == nullptr ? 0 : become_like(*like, path);
  }
  return EEXIST;
}

/// EEXIST if the name is taken, or was taken from us by a sweep between its making and its locking.
int TemporaryFile::open_at(const std::string& name, mode_t mode) {
  descriptor_ = calls_.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor_ < 0) return errno;
  name_ = name;
  bool swept = calls_.flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  struct stat own {};
  if (!swept && calls_.fstat(descriptor_, own) != 0) return errno;
  swept = swept || own.st_nlink == 0;
  if (!swept) return 0;
  name_.clear();  // the sweep removes it, if it has not done so
  calls_.close(descriptor_);
  descriptor_ = -1;
  return EEXIST;
}

int TemporaryFile::become_like(const struct stat& like, const std::string& path) {
  struct stat own {};
  if (calls_.fstat(descriptor_, own) != 0) return errno;
  mode_t mode = like.st_mode & 07777U;
  bool group_as_others = false;
  if (own.st_uid != like.st_uid || own.st_gid != like.st_gid) {
    // Who may not give files away keeps the group if he can; else the other group gets no more than anybody.
    constexpr auto kUnchanged = static_cast<uid_t>(-1);
    if (calls_.fchown(descriptor_, like.st_uid, like.st_gid) != 0 && own.st_gid != like.st_gid &&
        calls_.fchown(descriptor_, kUnchanged, like.st_gid) != 0)
      group_as_others = true;
  }
  if (!path.empty()) {
    const CarriedAttributes carried = carry_attributes(calls_, path, descriptor_);
    if (carried.error_number != 0) return carried.error_number;
    // With an access list, the group's bits of the mode are the most that anybody on it may.
    group_as_others = group_as_others || carried.access_lost;
  }
  if (group_as_others) mode = (mode & 01707U) | ((mode & 07U) << 3U);
  return calls_.fchmod(descriptor_, mode) != 0 ? errno : 0;
}

int TemporaryFile::write(std::string_view bytes) {
  if (const int failure = write_all(calls_, descriptor_, bytes); failure != 0) return failure;
  return calls_.fsync(descriptor_) != 0 ? errno : 0;
}

int TemporaryFile::status(struct stat& status) {
  return calls_.fstat(descriptor_, status) != 0 ? errno : 0;
}

int TemporaryFile::replace(const std::string& path) {
  if (calls_.rename(name_, path) != 0) return errno;
  name_.clear();
  return 0;
}

int TemporaryFile::create(const std::string& path) {
  // Unlike a rename, a link never replaces what somebody else has put there in between.
  if (calls_.link(name_, path) == 0) return 0;
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK) return errno;
  struct stat other {};  // a file system without links
  if (calls_.lstat(path, other) == 0) return EEXIST;
  return replace(path);
}

void sweep_temporary_files(SystemCalls& calls, const std::string& folder) {
  std::vector<std::string> names;
  if (calls.list(folder, names) != 0) return;
  for (const std::string& name : names) {
    if (!is_temporary(name)) continue;
    const std::string path = fmt::format("{}/{}", folder, name);
    const int descriptor = calls.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
    if (descriptor < 0) continue;
    struct stat locked {};
    struct stat named {};
    // Once we hold its lock, no program takes it to its place; it may have gone there just before.
    if (calls.flock(descriptor, LOCK_EX | LOCK_NB) == 0 && calls.fstat(descriptor, locked) == 0 &&
        calls.lstat(path, named) == 0 && same_file(locked, named))
      calls.unlink(path);
    calls.close(descriptor);
  }
}

}  // namespace plumb
