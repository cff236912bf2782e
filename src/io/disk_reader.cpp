#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "plumb/io/file_reader.hpp"

namespace plumb {

namespace {

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ > STDERR_FILENO) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

/// Writes a size as --max-size takes it: `256M`.
std::string size_text(std::size_t bytes) {
  for (const auto& [unit, shift] : {std::pair{'G', 30U}, std::pair{'M', 20U}, std::pair{'K', 10U}})
    if (bytes >> shift != 0 && bytes >> shift << shift == bytes)
      return fmt::format("{}{}", bytes >> shift, unit);
  return fmt::format("{} bytes", bytes);
}

void report_unreadable(const std::string& path, int failure, const Place& mentioned,
                       Diagnostics& diagnostics) {
  std::string hint = "try again, or name another file";
  if (failure == ENOENT || failure == ENOTDIR) hint = "check the path, and the folder that it starts from";
  if (failure == EACCES || failure == EPERM) hint = "ask its owner for the right to read it";
  if (failure == ELOOP) hint = "the link leads to itself: name the file that is meant";
  diagnostics.error(Code::unreadable, mentioned,
                    fmt::format("cannot read '{}': {}", path, std::strerror(failure)), std::move(hint));
}

/// Waits until a pipe has data or its writer is gone, so that a pipe that was opened without blocking can be
/// drained.
void wait_for_data(int descriptor) {
  pollfd request{descriptor, POLLIN, 0};
  while (::poll(&request, 1, -1) < 0 && errno == EINTR) {
  }
}

/// Reads to the end or one byte past `limit`; nullopt with errno set if the system said no.
std::optional<std::string> read_all(int descriptor, std::size_t size_hint, std::size_t limit) {
  std::string bytes;
  std::size_t used = 0;
  bytes.resize(std::min(limit, size_hint) + 1);
  while (true) {
    if (used == bytes.size()) bytes.resize(std::min(limit + 1, bytes.size() * 2 + 65536));
    const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) {
      wait_for_data(descriptor);
      continue;
    }
    if (got < 0) return std::nullopt;
    used += static_cast<std::size_t>(got);
    if (got == 0 || used > limit) break;
  }
  bytes.resize(used);
  return bytes;
}

/// Why this kind of file is no plan; nullptr if it may be one. What a plan includes is a regular file: a pipe
/// would give its content once, and to one reader alone.
const char* refusal(mode_t mode, bool included) {
  if (S_ISFIFO(mode) && included) return "is a pipe, not a file";
  if (S_ISDIR(mode)) return "is a folder, not a file";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "is a device, not a file";
  if (S_ISSOCK(mode)) return "is a socket, not a file";
  return nullptr;
}

}  // namespace

void report_too_large(const std::string& path, std::size_t limit, const Place& mentioned,
                      Diagnostics& diagnostics) {
  diagnostics.error(Code::too_large, mentioned,
                    fmt::format("'{}' is larger than the limit of {}", path, size_text(limit)),
                    "raise the limit with --max-size, if the file is meant");
}

std::shared_ptr<const SourceFile> DiskReader::read(const std::string& path, const Place& mentioned,
                                                   Diagnostics& diagnostics) const {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? std::string(kStandardInputName) : path;
  const bool included = mentioned.file != nullptr;
  struct stat status {};
  // A FIFO that the user names is waited for, as `cat` does: without blocking, it would look empty until its
  // writer comes. An included one must not hold the program up.
  const bool waits = !included && ::stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
  const int flags = O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK);
  const Descriptor descriptor(standard_input ? STDIN_FILENO : ::open(path.c_str(), flags));
  if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0) {
    report_unreadable(name, errno, mentioned, diagnostics);
    return nullptr;
  }
  if (const char* reason = standard_input ? nullptr : refusal(status.st_mode, included)) {
    diagnostics.error(included ? Code::include : Code::unreadable, mentioned,
                      fmt::format("'{}' {}", name, reason), "name a plan file");
    return nullptr;
  }
  const auto known_size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : std::size_t{0};
  if (known_size > max_file_bytes_) {
    report_too_large(name, max_file_bytes_, mentioned, diagnostics);
    return nullptr;
  }
  std::optional<std::string> bytes = read_all(descriptor.get(), known_size, max_file_bytes_);
  if (!bytes) {
    report_unreadable(name, errno, mentioned, diagnostics);
    return nullptr;
  }
  if (bytes->size() > max_file_bytes_) {
    report_too_large(name, max_file_bytes_, mentioned, diagnostics);
    return nullptr;
  }
  return std::make_shared<SourceFile>(name, std::move(*bytes));
}

std::optional<std::vector<std::string>> DiskReader::list(const std::string& folder) const {
  DIR* open_folder = ::opendir(folder.empty() ? "." : folder.c_str());
  if (open_folder == nullptr) return std::nullopt;
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(open_folder)) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status {};
    std::string full(folder);
    if (!folder.empty()) full += '/';
    full += name;
    if (::stat(full.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) name += '/';
    names.push_back(std::move(name));
  }
  ::closedir(open_folder);
  std::sort(names.begin(), names.end());
  return names;
}

bool DiskReader::exists(const std::string& path) const {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

std::optional<std::string> DiskReader::resolve(const std::string& path) const {
  char* real = ::realpath(path.empty() ? "." : path.c_str(), nullptr);
  if (real == nullptr) return std::nullopt;
  std::string resolved = real;
  std::free(real);
  return resolved;
}

std::optional<std::string> DiskReader::content_id(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  // The same file, unchanged: device, inode, size and time of the last change name a content well enough to
  // read it once.
  return fmt::format("{}:{}:{}:{}.{:09}", status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec);
}

std::optional<Journal> DiskReader::journal(const std::string& folder) const {
  SystemCalls calls;
  return read_journal(calls, folder.empty() ? "." : folder);
}

}  // namespace plumb
