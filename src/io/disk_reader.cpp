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

std::string too_large(std::size_t limit) {
  return fmt::format("larger than the limit of {} bytes", limit);
}

constexpr std::string_view kTooLargeHint = "raise the limit with --max-size, if the file is meant";

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

/// Why this kind of file is no plan; nullptr if it may be one.
const char* refusal(mode_t mode) {
  if (S_ISDIR(mode)) return "is a folder, not a file";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "is a device, not a file";
  if (S_ISSOCK(mode)) return "is a socket, not a file";
  return nullptr;
}

}  // namespace

std::shared_ptr<const SourceFile> DiskReader::read(const std::string& path, const Place& mentioned,
                                                   Diagnostics& diagnostics) const {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? std::string(kStandardInputName) : path;
  // Without O_NONBLOCK, opening a FIFO that nobody writes to would wait for ever.
  const Descriptor descriptor(standard_input ? STDIN_FILENO
                                             : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0) {
    diagnostics.error(Code::unreadable, mentioned,
                      fmt::format("cannot read '{}': {}", name, std::strerror(errno)));
    return nullptr;
  }
  if (const char* reason = standard_input ? nullptr : refusal(status.st_mode)) {
    diagnostics.error(Code::unreadable, mentioned, fmt::format("'{}' {}", name, reason), "name a plan file");
    return nullptr;
  }
  const auto known_size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : std::size_t{0};
  if (known_size > max_file_bytes_) {
    diagnostics.error(Code::too_large, mentioned, fmt::format("'{}' is {}", name, too_large(max_file_bytes_)),
                      std::string(kTooLargeHint));
    return nullptr;
  }
  std::optional<std::string> bytes = read_all(descriptor.get(), known_size, max_file_bytes_);
  if (!bytes) {
    diagnostics.error(Code::unreadable, mentioned,
                      fmt::format("cannot read '{}': {}", name, std::strerror(errno)));
    return nullptr;
  }
  if (bytes->size() > max_file_bytes_) {
    diagnostics.error(Code::too_large, mentioned, fmt::format("'{}' is {}", name, too_large(max_file_bytes_)),
                      std::string(kTooLargeHint));
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

}  // namespace plumb
