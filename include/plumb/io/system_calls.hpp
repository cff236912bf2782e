#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// The system calls by which files are written, each as POSIX has it: after a negative result, errno says
/// why. A call that a signal interrupts is made again, in this one place; short writes are the caller's.
///
/// What is called underneath is virtual, so that a test can let the Nth call fail, whichever that is.
class SystemCalls {
 public:
  virtual ~SystemCalls() = default;

  int open(const std::string& path, int flags, mode_t mode);
  ssize_t read(int descriptor, char* bytes, std::size_t count);
  ssize_t write(int descriptor, const char* bytes, std::size_t count);
  int fsync(int descriptor);
  int flock(int descriptor, int operation);
  int fstat(int descriptor, struct stat& status);
  int fchmod(int descriptor, mode_t mode);
  int fchown(int descriptor, uid_t owner, gid_t group);

  /// The extended attributes, among which Linux keeps access lists (see extended_attributes.hpp). A system
  /// without them says ENOTSUP.
  int list_attributes(const std::string& path, std::vector<std::string>& names);
  int attribute(const std::string& path, const std::string& name, std::string& value);
  int set_attribute(int descriptor, const std::string& name, std::string_view value);
  int remove_attribute(int descriptor, const std::string& name);

  int stat(const std::string& path, struct stat& status);
  int lstat(const std::string& path, struct stat& status);
  int access(const std::string& path, int mode);
  int rename(const std::string& from, const std::string& to);
  int link(const std::string& from, const std::string& to);
  int unlink(const std::string& path);
  int mkdir(const std::string& path, mode_t mode);
  int rmdir(const std::string& path);

  /// Resolves every link of the path.
  int real_path(const std::string& path, std::string& resolved);

  /// Lists the names in a folder, in no order; the names are complete only after success.
  int list(const std::string& folder, std::vector<std::string>& names);

  /// Never made again: the descriptor is gone even if it fails.
  virtual int close(int descriptor);

  /// Sleeps.
  virtual void pause(std::chrono::milliseconds time);

 protected:
  virtual int do_open(const std::string& path, int flags, mode_t mode);
  virtual ssize_t do_read(int descriptor, char* bytes, std::size_t count);
  virtual ssize_t do_write(int descriptor, const char* bytes, std::size_t count);
  virtual int do_fsync(int descriptor);
  virtual int do_flock(int descriptor, int operation);
  virtual int do_fstat(int descriptor, struct stat& status);
  virtual int do_fchmod(int descriptor, mode_t mode);
  virtual int do_fchown(int descriptor, uid_t owner, gid_t group);
  virtual int do_list_attributes(const std::string& path, std::vector<std::string>& names);
  virtual int do_attribute(const std::string& path, const std::string& name, std::string& value);
  virtual int do_set_attribute(int descriptor, const std::string& name, std::string_view value);
  virtual int do_remove_attribute(int descriptor, const std::string& name);
  virtual int do_stat(const std::string& path, struct stat& status);
  virtual int do_lstat(const std::string& path, struct stat& status);
  virtual int do_access(const std::string& path, int mode);
  virtual int do_rename(const std::string& from, const std::string& to);
  virtual int do_link(const std::string& from, const std::string& to);
  virtual int do_unlink(const std::string& path);
  virtual int do_mkdir(const std::string& path, mode_t mode);
  virtual int do_rmdir(const std::string& path);
  virtual int do_real_path(const std::string& path, std::string& resolved);
  virtual int do_list(const std::string& folder, std::vector<std::string>& names);
};

/// Writes all bytes, however many the system takes at once; returns 0, or the errno of the failure.
int write_all(SystemCalls& calls, int descriptor, std::string_view bytes);

/// Flushes a folder to the disk, so that the names in it outlive a power cut. Returns 0, or the errno of the
/// failure; a file system that cannot flush folders has not failed.
int flush_folder(SystemCalls& calls, const std::string& folder);

/// Returns the folder in which the path's last name stands: `.` for a name alone.
std::string folder_of(const std::string& path);

}  // namespace plumb
