#include "plumb/io/file_replacement.hpp"

#include <unistd.h>

#include <cerrno>

#include "plumb/io/stored_file.hpp"

namespace plumb {

namespace {

/// Tells whether the file is the same, with the same content as far as the system counts changes.
bool unchanged(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

NewFolders::~NewFolders() {
  while (!made.empty() && calls.rmdir(made.back()) == 0) made.pop_back();
}

int NewFolders::make(const std::string& folder) {
  std::vector<std::string> missing;
  struct stat status {};
  for (std::string at = folder; calls.stat(at, status) != 0; at = folder_of(at)) {
    if (errno != ENOENT) return errno;
    missing.push_back(at);
  }
  for (; !missing.empty(); missing.pop_back()) {
    if (calls.mkdir(missing.back(), 0777) == 0)
      made.push_back(missing.back());
    else if (errno != EEXIST)
      return errno;
    if (const int failure = flush_folder(calls, folder_of(missing.back())); failure != 0) return failure;
  }
  return 0;
}

WriteResult FileReplacement::find() {
  if (!change_.old_bytes) return find_new();
  if (calls_.stat(change_.path, old_) != 0) {
    if (errno == ENOENT) return {WriteProblem::changed_meanwhile, change_.path, 0, {}};
    return failed(errno);
  }
  if (!S_ISREG(old_.st_mode)) return {WriteProblem::not_a_file, change_.path, 0, {}};
  // A file is removed by its name, link or not; what it leads to may belong to somebody else.
  target_ = change_.path;
  if (change_.new_bytes && calls_.real_path(change_.path, target_) != 0) return failed(errno);
  // A rename or a removal needs no permission on the file itself, but a read-only one is meant to stay.
  if (calls_.access(change_.path, W_OK) != 0) return failed(errno);
  return {};
}

WriteResult FileReplacement::find_new() {
  struct stat status {};
  if (calls_.lstat(change_.path, status) == 0) return {WriteProblem::exists, change_.path, 0, {}};
  if (errno != ENOENT) return failed(errno);
  if (const int failure = folders_.make(folder_of(change_.path)); failure != 0) return failed(failure);
  target_ = change_.path;
  return {};
}

WriteResult FileReplacement::prepare() {
  if (!change_.new_bytes) return {};
  if (const int failure =
          temporary_.open(folder(), old_status(), change_.old_bytes ? target_ : std::string());
      failure != 0)
    return failed(failure);
  if (const int failure = temporary_.write(*change_.new_bytes); failure != 0) return failed(failure);
  return {};
}

WriteResult FileReplacement::compare() {
  const StoredFile file =
      stored_file(calls_, change_.path, change_.old_bytes ? change_.old_bytes->size() : 0);
  if (file.error_number != 0) return failed(file.error_number);
  if (!file.holds(change_.old_bytes))
    return {change_.old_bytes ? WriteProblem::changed_meanwhile : WriteProblem::exists, change_.path, 0, {}};
  old_ = file.status;
  return {};
}

WriteResult FileReplacement::commit() {
  struct stat now {};
  if (change_.old_bytes && (calls_.stat(change_.path, now) != 0 || !unchanged(now, old_)))
    return {WriteProblem::changed_meanwhile, change_.path, 0, {}};
  int failure = 0;
  if (!change_.new_bytes)
    failure = calls_.unlink(target_) != 0 ? errno : 0;
  else
    failure = change_.old_bytes ? temporary_.replace(target_) : temporary_.create(target_);
  if (failure == EEXIST && !change_.old_bytes) return {WriteProblem::exists, change_.path, 0, {}};
  return failure != 0 ? failed(failure) : WriteResult{};
}

WriteResult FileReplacement::undo() {
  const StoredFile file = stored_file(calls_, change_.path, most_bytes(change_));
  if (file.error_number != 0 || !file.holds(change_.new_bytes))
    return {WriteProblem::changed_meanwhile, change_.path, file.error_number, {}};
  int failure = 0;
  if (!change_.old_bytes) {
    failure = calls_.unlink(target_) != 0 ? errno : 0;
  } else {
    TemporaryFile before(calls_);
    failure = before.open(folder(), &old_, target_);
    if (failure == 0) failure = before.write(*change_.old_bytes);
    if (failure == 0) failure = before.replace(target_);
  }
  return failure != 0 ? failed(failure) : WriteResult{};
}

}  // namespace plumb
