#include "power_cut_disk.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

namespace plumb::test {

namespace {

int refuse(int error_number) {
  errno = error_number;
  return -1;
}

}  // namespace

void PowerCutDisk::put(const std::string& path, const std::string& bytes) {
  for (std::string folder = folder_of(path); folder != "/"; folder = folder_of(folder))
    folders_.insert(folder);
  auto file = std::make_shared<File>(File{next_inode_++, bytes, bytes});
  names_[path] = file;
  safe_names_[path] = file;
}

std::optional<std::string> PowerCutDisk::bytes(const std::string& path) const {
  const auto found = names_.find(path);
  if (found == names_.end()) return std::nullopt;
  return found->second->bytes;
}

std::vector<std::string> PowerCutDisk::files() const {
  std::vector<std::string> paths;
  for (const auto& [path, file] : names_) paths.push_back(path);
  return paths;
}

void PowerCutDisk::restart() {
  open_.clear();
  left_ = -1;
}

void PowerCutDisk::reboot(const std::function<bool()>& survives) {
  for (const auto& [path, file] : names_)
    if (file->bytes != file->safe_bytes && survives()) file->safe_bytes = file->bytes;
  for (const NameChange& change : unsafe_)
    if (survives()) apply(change, safe_names_);
  names_ = safe_names_;
  for (const auto& [path, file] : names_) file->bytes = file->safe_bytes;
  unsafe_.clear();
  restart();
}

/// Counts a call down; tells whether the power is off, and sets errno.
bool PowerCutDisk::fails() {
  errno = EIO;
  if (left_ == 0) return true;
  if (left_ > 0) --left_;
  return false;
}

void PowerCutDisk::apply(const NameChange& change, Names& names) {
  if (!change.removed.empty()) names.erase(change.removed);
  if (!change.added.empty()) names[change.added] = change.file;
}

void PowerCutDisk::change_names(NameChange change) {
  apply(change, names_);
  unsafe_.push_back(std::move(change));
}

int PowerCutDisk::fill(const std::string& path, struct stat& status) const {
  status = {};
  if (folders_.contains(path)) {
    status.st_mode = S_IFDIR | 0755;
    status.st_ino = 1'000'000 + static_cast<ino_t>(std::distance(folders_.begin(), folders_.find(path)));
    return 0;
  }
  const auto found = names_.find(path);
  if (found == names_.end()) return refuse(ENOENT);
  status.st_mode = S_IFREG | found->second->mode;
  status.st_ino = found->second->inode;
  status.st_size = static_cast<off_t>(found->second->bytes.size());
  status.st_nlink = 1;
  return 0;
}

int PowerCutDisk::close(int descriptor) {
  open_.erase(descriptor);
  return 0;
}

void PowerCutDisk::pause(std::chrono::milliseconds /*time*/) {}

int PowerCutDisk::do_open(const std::string& path, int flags, mode_t mode) {
  if (fails()) return -1;
  Open opened;
  opened.folder = path;
  if (!folders_.contains(path)) {
    const auto found = names_.find(path);
    if ((flags & O_CREAT) == 0 && found == names_.end()) return refuse(ENOENT);
    if ((flags & O_EXCL) != 0 && found != names_.end()) return refuse(EEXIST);
    if (!folders_.contains(folder_of(path))) return refuse(ENOENT);
    if (found == names_.end())
      change_names({folder_of(path), "", path, std::make_shared<File>(File{next_inode_++, {}, {}, mode})});
    opened.file = names_[path];
  }
  open_[next_descriptor_] = opened;
  return next_descriptor_++;
}

ssize_t PowerCutDisk::do_read(int descriptor, char* bytes, std::size_t count) {
  if (fails()) return -1;
  Open& opened = open_.at(descriptor);
  const std::size_t got = opened.file->bytes.copy(bytes, count, opened.at);
  opened.at += got;
  return static_cast<ssize_t>(got);
}

ssize_t PowerCutDisk::do_write(int descriptor, const char* bytes, std::size_t count) {
  if (fails()) return -1;
  open_.at(descriptor).file->bytes.append(bytes, count);
  return static_cast<ssize_t>(count);
}

int PowerCutDisk::do_fsync(int descriptor) {
  if (fails()) return -1;
  const Open& opened = open_.at(descriptor);
  if (opened.file) {
    opened.file->safe_bytes = opened.file->bytes;
    return 0;
  }
  std::erase_if(unsafe_, [&](const NameChange& change) {
    if (change.folder != opened.folder) return false;
    apply(change, safe_names_);
    return true;
  });
  return 0;
}

int PowerCutDisk::do_flock(int /*descriptor*/, int /*operation*/) {
  return fails() ? -1 : 0;
}

int PowerCutDisk::do_fstat(int descriptor, struct stat& status) {
  if (fails()) return -1;
  const Open& opened = open_.at(descriptor);
  if (!opened.file) return fill(opened.folder, status);
  for (const auto& [path, file] : names_)
    if (file == opened.file) return fill(path, status);
  return refuse(ENOENT);
}

int PowerCutDisk::do_fchmod(int descriptor, mode_t mode) {
  if (fails()) return -1;
  open_.at(descriptor).file->mode = mode;
  return 0;
}

int PowerCutDisk::do_fchown(int /*descriptor*/, uid_t /*owner*/, gid_t /*group*/) {
  return fails() ? -1 : 0;
}

int PowerCutDisk::do_list_attributes(const std::string&, std::vector<std::string>&) {
  errno = ENOTSUP;
  return -1;
}

int PowerCutDisk::do_stat(const std::string& path, struct stat& status) {
  return fails() ? -1 : fill(path, status);
}

int PowerCutDisk::do_lstat(const std::string& path, struct stat& status) {
  return fails() ? -1 : fill(path, status);
}

int PowerCutDisk::do_access(const std::string& /*path*/, int /*mode*/) {
  return fails() ? -1 : 0;
}

int PowerCutDisk::do_rename(const std::string& from, const std::string& to) {
  if (fails()) return -1;
  const auto found = names_.find(from);
  if (found == names_.end()) return refuse(ENOENT);
  change_names({folder_of(to), from, to, found->second});
  return 0;
}

int PowerCutDisk::do_link(const std::string& from, const std::string& to) {
  if (fails()) return -1;
  if (names_.contains(to)) return refuse(EEXIST);
  change_names({folder_of(to), "", to, names_.at(from)});
  return 0;
}

int PowerCutDisk::do_unlink(const std::string& path) {
  if (fails()) return -1;
  if (!names_.contains(path)) return refuse(ENOENT);
  change_names({folder_of(path), path, "", nullptr});
  return 0;
}

int PowerCutDisk::do_mkdir(const std::string& path, mode_t /*mode*/) {
  if (fails()) return -1;
  folders_.insert(path);
  return 0;
}

int PowerCutDisk::do_rmdir(const std::string& path) {
  if (fails()) return -1;
  for (const auto& [name, file] : names_)
    if (name.starts_with(path + "/")) return refuse(ENOTEMPTY);
  folders_.erase(path);
  return 0;
}

int PowerCutDisk::do_real_path(const std::string& path, std::string& resolved) {
  if (fails()) return -1;
  struct stat status {};
  resolved = path;
  return fill(path, status);
}

int PowerCutDisk::do_list(const std::string& folder, std::vector<std::string>& names) {
  if (fails()) return -1;
  for (const auto& [path, file] : names_)
    if (folder_of(path) == folder) names.push_back(path.substr(path.rfind('/') + 1));
  return 0;
}

}  // namespace plumb::test
