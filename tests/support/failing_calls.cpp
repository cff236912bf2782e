#include "failing_calls.hpp"

namespace plumb::test {

/// Counts a call; tells whether it fails, and sets errno.
bool FailingCalls::fails() {
  ++count_;
  errno = error_;
  if (fault_ == Fault::error) return count_ == at_;
  if (fault_ == Fault::error_after) return count_ >= at_;
  if (fault_ == Fault::crash || fault_ == Fault::torn_write) return count_ > at_;
  return false;
}

template <class Call>
auto FailingCalls::guarded(Call call) -> decltype(call()) {
  return fails() ? -1 : call();
}

// The system closes what a killed program had open.
int FailingCalls::close(int descriptor) {
  return SystemCalls::close(descriptor);
}

void FailingCalls::pause(std::chrono::milliseconds /*time*/) {
  ++pauses;
}

ssize_t FailingCalls::do_write(int descriptor, const char* bytes, std::size_t count) {
  return guarded([&] {
    const bool halved = count_ == at_ && (fault_ == Fault::short_write || fault_ == Fault::torn_write);
    return SystemCalls::do_write(descriptor, bytes, halved ? (count + 1) / 2 : count);
  });
}

int FailingCalls::do_fsync(int /*descriptor*/) {
  return guarded([] { return 0; });
}

int FailingCalls::do_flock(int descriptor, int operation) {
  return guarded([&] {
    struct stat status {};
    if (folders_cannot_be_locked && SystemCalls::do_fstat(descriptor, status) == 0 &&
        S_ISDIR(status.st_mode)) {
      errno = EBADF;
      return -1;
    }
    return SystemCalls::do_flock(descriptor, operation);
  });
}

int FailingCalls::do_open(const std::string& path, int flags, mode_t mode) {
  return guarded([&] { return SystemCalls::do_open(path, flags, mode); });
}

ssize_t FailingCalls::do_read(int descriptor, char* bytes, std::size_t count) {
  return guarded([&] { return SystemCalls::do_read(descriptor, bytes, count); });
}

int FailingCalls::do_fstat(int descriptor, struct stat& status) {
  return guarded([&] { return SystemCalls::do_fstat(descriptor, status); });
}

int FailingCalls::do_fchmod(int descriptor, mode_t mode) {
  return guarded([&] { return SystemCalls::do_fchmod(descriptor, mode); });
}

int FailingCalls::do_fchown(int descriptor, uid_t owner, gid_t group) {
  return guarded([&] { return SystemCalls::do_fchown(descriptor, owner, group); });
}

int FailingCalls::do_list_attributes(const std::string& path, std::vector<std::string>& names) {
  return guarded([&] { return SystemCalls::do_list_attributes(path, names); });
}

int FailingCalls::do_attribute(const std::string& path, const std::string& name, std::string& value) {
  return guarded([&] { return SystemCalls::do_attribute(path, name, value); });
}

int FailingCalls::do_set_attribute(int descriptor, const std::string& name, std::string_view value) {
  return guarded([&] { return SystemCalls::do_set_attribute(descriptor, name, value); });
}

int FailingCalls::do_remove_attribute(int descriptor, const std::string& name) {
  return guarded([&] { return SystemCalls::do_remove_attribute(descriptor, name); });
}

int FailingCalls::do_stat(const std::string& path, struct stat& status) {
  return guarded([&] { return SystemCalls::do_stat(path, status); });
}

int FailingCalls::do_lstat(const std::string& path, struct stat& status) {
  return guarded([&] { return SystemCalls::do_lstat(path, status); });
}

int FailingCalls::do_access(const std::string& path, int mode) {
  return guarded([&] { return SystemCalls::do_access(path, mode); });
}

int FailingCalls::do_rename(const std::string& from, const std::string& to) {
  return guarded([&] { return SystemCalls::do_rename(from, to); });
}

int FailingCalls::do_link(const std::string& from, const std::string& to) {
  return guarded([&] { return SystemCalls::do_link(from, to); });
}

int FailingCalls::do_unlink(const std::string& path) {
  return guarded([&] { return SystemCalls::do_unlink(path); });
}

int FailingCalls::do_mkdir(const std::string& path, mode_t mode) {
  return guarded([&] { return SystemCalls::do_mkdir(path, mode); });
}

int FailingCalls::do_rmdir(const std::string& path) {
  return guarded([&] { return SystemCalls::do_rmdir(path); });
}

int FailingCalls::do_real_path(const std::string& path, std::string& resolved) {
  return guarded([&] { return SystemCalls::do_real_path(path, resolved); });
}

int FailingCalls::do_list(const std::string& folder, std::vector<std::string>& names) {
  return guarded([&] { return SystemCalls::do_list(folder, names); });
}

}  // namespace plumb::test
