#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "plumb/io/system_calls.hpp"

namespace plumb::test {

/// A disk in memory whose power can be cut: then files lose what was written since their last fsync, and
/// folders names that were made, changed or removed since theirs; which of them is for the test to say. This
/// is harsher than file systems are, as POSIX promises no more. There are no symbolic links.
class PowerCutDisk final : public SystemCalls {
 public:
  /// The root is there; other folders are made by mkdir or by put().
  PowerCutDisk() { folders_.insert("/"); }

  /// Writes a file, safe from power cuts.
  void put(const std::string& path, const std::string& bytes);

  /// The content of a file; nullopt if there is none.
  std::optional<std::string> bytes(const std::string& path) const;

  /// The paths of all files.
  std::vector<std::string> files() const;

  /// Cuts the power after so many calls more: those after that fail and do nothing.
  void cut_after(int calls) { left_ = calls; }

  /// Tells whether the power is off.
  bool is_dead() const { return left_ == 0; }

  /// Starts another program on the same disk, the first having been killed where the power would have been
  /// cut.
  void restart();

  /// Brings the disk up again. survives: asked of every change since the last fsync of its file or folder, in
  /// their order, whether it reached the disk. The mkdir of a folder always did.
  void reboot(const std::function<bool()>& survives);

  int close(int descriptor) override;
  void pause(std::chrono::milliseconds time) override;

 protected:
  int do_open(const std::string& path, int flags, mode_t mode) override;
  ssize_t do_read(int descriptor, char* bytes, std::size_t count) override;
  ssize_t do_write(int descriptor, const char* bytes, std::size_t count) override;
  int do_fsync(int descriptor) override;
  int do_flock(int descriptor, int operation) override;
  int do_fstat(int descriptor, struct stat& status) override;
  int do_fchmod(int descriptor, mode_t mode) override;
  int do_fchown(int descriptor, uid_t owner, gid_t group) override;
  /// The disk has no attributes, and so nothing of them is lost.
  int do_list_attributes(const std::string& path, std::vector<std::string>& names) override;
  int do_stat(const std::string& path, struct stat& status) override;
  int do_lstat(const std::string& path, struct stat& status) override;
  int do_access(const std::string& path, int mode) override;
  int do_rename(const std::string& from, const std::string& to) override;
  int do_link(const std::string& from, const std::string& to) override;
  int do_unlink(const std::string& path) override;
  int do_mkdir(const std::string& path, mode_t mode) override;
  int do_rmdir(const std::string& path) override;
  int do_real_path(const std::string& path, std::string& resolved) override;
  int do_list(const std::string& folder, std::vector<std::string>& names) override;

 private:
  struct File {
    ino_t inode = 0;
    std::string bytes;
    std::string safe_bytes;  // what a power cut leaves
    mode_t mode = 0644;
  };
  using Names = std::map<std::string, std::shared_ptr<File>>;  // by path

  /// One change of a folder's names that is not safe yet; a rename is one.
  struct NameChange {
    std::string folder;
    std::string removed;  // path; may be empty
    std::string added;    // path; may be empty
    std::shared_ptr<File> file;
  };
  struct Open {
    std::shared_ptr<File> file;  // nullptr: a folder
    std::string folder;
    std::size_t at = 0;
  };

  bool fails();
  int fill(const std::string& path, struct stat& status) const;
  void change_names(NameChange change);
  static void apply(const NameChange& change, Names& names);

  std::set<std::string> folders_;
  Names names_;
  Names safe_names_;
  std::vector<NameChange> unsafe_;
  std::map<int, Open> open_;
  int next_descriptor_ = 100;
  ino_t next_inode_ = 1;
  int left_ = -1;  // calls until the power is cut; -1: never
};

}  // namespace plumb::test
