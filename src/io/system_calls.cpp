#include "plumb/io/system_calls.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/limits.h>
#include <sys/xattr.h>
#endif

#include <cerrno>
#include <cstdlib>
#include <thread>

namespace plumb {

namespace {

/// Makes a call again for as long as a signal interrupts it.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

}  // namespace

int SystemCalls::open(const std::string& path, int flags, mode_t mode) {
  return uninterrupted([&] { return do_open(path, flags, mode); });
}

ssize_t SystemCalls::read(int descriptor, char* bytes, std::size_t count) {
  return uninterrupted([&] { return do_read(descriptor, bytes, count); });
}

ssize_t SystemCalls::write(int descriptor, const char* bytes, std::size_t count) {
  return uninterrupted([&] { return do_write(descriptor, bytes, count); });
}

int SystemCalls::fsync(int descriptor) {
  return uninterrupted([&] { return do_fsync(descriptor); });
}

int SystemCalls::flock(int descriptor, int operation) {
  return uninterrupted([&] { return do_flock(descriptor, operation); });
}

int SystemCalls::fstat(int descriptor, struct stat& status) {
  return uninterrupted([&] { return do_fstat(descriptor, status); });
}

int SystemCalls::fchmod(int descriptor, mode_t mode) {
  return uninterrupted([&] { return do_fchmod(descriptor, mode); });
}

int SystemCalls::fchown(int descriptor, uid_t owner, gid_t group) {
  return uninterrupted([&] { return do_fchown(descriptor, owner, group); });
}

int SystemCalls::list_attributes(const std::string& path, std::vector<std::string>& names) {
  return uninterrupted([&] { return do_list_attributes(path, names); });
}

int SystemCalls::attribute(const std::string& path, const std::string& name, std::string& value) {
  return uninterrupted([&] { return do_attribute(path, name, value); });
}

int SystemCalls::set_attribute(int descriptor, const std::string& name, std::string_view value) {
  return uninterrupted([&] { return do_set_attribute(descriptor, name, value); });
}

int SystemCalls::remove_attribute(int descriptor, const std::string& name) {
  return uninterrupted([&] { return do_remove_attribute(descriptor, name); });
}

int SystemCalls::stat(const std::string& path, struct stat& status) {
  return uninterrupted([&] { return do_stat(path, status); });
}

int SystemCalls::lstat(const std::string& path, struct stat& status) {
  return uninterrupted([&] { return do_lstat(path, status); });
}

int SystemCalls::access(const std::string& path, int mode) {
  return uninterrupted([&] { return do_access(path, mode); });
}

int SystemCalls::rename(const std::string& from, const std::string& to) {
  return uninterrupted([&] { return do_rename(from, to); });
}

int SystemCalls::link(const std::string& from, const std::string& to) {
  return uninterrupted([&] { return do_link(from, to); });
}

int SystemCalls::unlink(const std::string& path) {
  return uninterrupted([&] { return do_unlink(path); });
}

int SystemCalls::mkdir(const std::string& path, mode_t mode) {
  return uninterrupted([&] { return do_mkdir(path, mode); });
}

int SystemCalls::rmdir(const std::string& path) {
  return uninterrupted([&] { return do_rmdir(path); });
}

int SystemCalls::real_path(const std::string& path, std::string& resolved) {
  return uninterrupted([&] { return do_real_path(path, resolved); });
}

int SystemCalls::list(const std::string& folder, std::vector<std::string>& names) {
  return uninterrupted([&] { return do_list(folder, names); });
}

int SystemCalls::do_open(const std::string& path, int flags, mode_t mode) {
  return ::open(path.c_str(), flags, mode);
}

int SystemCalls::close(int descriptor) {
  return ::close(descriptor);
}

ssize_t SystemCalls::do_read(int descriptor, char* bytes, std::size_t count) {
  return ::read(descriptor, bytes, count);
}

ssize_t SystemCalls::do_write(int descriptor, const char* bytes, std::size_t count) {
  return ::write(descriptor, bytes, count);
}

int SystemCalls::do_fsync(int descriptor) {
  return ::fsync(descriptor);
}

int SystemCalls::do_flock(int descriptor, int operation) {
  return ::flock(descriptor, operation);
}

int SystemCalls::do_fstat(int descriptor, struct stat& status) {
  return ::fstat(descriptor, &status);
}

int SystemCalls::do_fchmod(int descriptor, mode_t mode) {
  return ::fchmod(descriptor, mode);
}

int SystemCalls::do_fchown(int descriptor, uid_t owner, gid_t group) {
  return ::fchown(descriptor, owner, group);
}

#ifdef __linux__

int SystemCalls::do_list_attributes(const std::string& path, std::vector<std::string>& names) {
  names.clear();
  std::string list(XATTR_LIST_MAX, '\0');  // no list is longer
  const ssize_t size = ::listxattr(path.c_str(), list.data(), list.size());
  if (size < 0) return -1;
  list.resize(static_cast<std::size_t>(size));
  for (std::size_t at = 0; at < list.size(); at += names.back().size() + 1)
    names.emplace_back(list.c_str() + at);
  return 0;
}

int SystemCalls::do_attribute(const std::string& path, const std::string& name, std::string& value) {
  value.resize(XATTR_SIZE_MAX);
  const ssize_t size = ::getxattr(path.c_str(), name.c_str(), value.data(), value.size());
  value.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return size < 0 ? -1 : 0;
}

int SystemCalls::do_set_attribute(int descriptor, const std::string& name, std::string_view value) {
  return ::fsetxattr(descriptor, name.c_str(), value.data(), value.size(), 0);
}

int SystemCalls::do_remove_attribute(int descriptor, const std::string& name) {
  return ::fremovexattr(descriptor, name.c_str());
}

#else

int SystemCalls::do_list_attributes(const std::string&, std::vector<std::string>&) {
  errno = ENOTSUP;
  return -1;
}

int SystemCalls::do_attribute(const std::string&, const std::string&, std::string&) {
  errno = ENOTSUP;
  return -1;
}

int SystemCalls::do_set_attribute(int, const std::string&, std::string_view) {
  errno = ENOTSUP;
  return -1;
}

int SystemCalls::do_remove_attribute(int, const std::string&) {
  errno = ENOTSUP;
  return -1;
}

#endif

int SystemCalls::do_stat(const std::string& path, struct stat& status) {
  return ::stat(path.c_str(), &status);
}

int SystemCalls::do_lstat(const std::string& path, struct stat& status) {
  return ::lstat(path.c_str(), &status);
}

int SystemCalls::do_access(const std::string& path, int mode) {
  return ::access(path.c_str(), mode);
}

int SystemCalls::do_rename(const std::string& from, const std::string& to) {
  return ::rename(from.c_str(), to.c_str());
}

int SystemCalls::do_link(const std::string& from, const std::string& to) {
  return ::link(from.c_str(), to.c_str());
}

int SystemCalls::do_unlink(const std::string& path) {
  return ::unlink(path.c_str());
}

int SystemCalls::do_mkdir(const std::string& path, mode_t mode) {
  return ::mkdir(path.c_str(), mode);
}

int SystemCalls::do_rmdir(const std::string& path) {
  return ::rmdir(path.c_str());
}

int SystemCalls::do_real_path(const std::string& path, std::string& resolved) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return -1;
  resolved = real;
  std::free(real);
  return 0;
}

int SystemCalls::do_list(const std::string& folder, std::vector<std::string>& names) {
  DIR* open_folder = ::opendir(folder.c_str());
  if (open_folder == nullptr) return -1;
  while (const dirent* entry = ::readdir(open_folder)) names.emplace_back(entry->d_name);
  return ::closedir(open_folder);
}

void SystemCalls::pause(std::chrono::milliseconds time) {
  std::this_thread::sleep_for(time);
}

int write_all(SystemCalls& calls, int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = calls.write(descriptor, bytes.data(), bytes.size());
    if (written < 0) return errno;
    if (written == 0) return EIO;  // no file does that; to go on would be to go on for ever
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int flush_folder(SystemCalls& calls, const std::string& folder) {
  const int descriptor = calls.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor < 0) return errno == EACCES ? 0 : errno;  // a folder may be for writing alone
  int failure = calls.fsync(descriptor) != 0 ? errno : 0;
  calls.close(descriptor);
  if (failure == EINVAL || failure == ENOTSUP || failure == EBADF) failure = 0;
  return failure;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace plumb
