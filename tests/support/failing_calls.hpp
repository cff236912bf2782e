#pragma once

#include <cerrno>

#include "plumb/io/system_calls.hpp"

namespace plumb::test {

/// What happens at one of the system calls.
enum class Fault {
  none,
  error,        // this call fails
  error_after,  // this call and all after it fail, as on a disk that has died
  short_write,  // this call, if it writes, takes half of the bytes
  crash,        // this call is the last that has an effect, as if the program was killed
  torn_write,   // the same, but of what it writes, half arrives
};

/// Makes the real system calls and lets the Nth of them go wrong. Nothing is flushed to the disk, because
/// only the program fails here, not the power.
class FailingCalls final : public SystemCalls {
 public:
  FailingCalls() = default;

  /// at: which call, counted from 1. error_number: how it fails.
  FailingCalls(Fault fault, int at, int error_number = EIO) : fault_(fault), at_(at), error_(error_number) {}

  /// How many calls were made.
  int count() const { return count_; }

  /// Lets every lock of a folder fail, as NFS does.
  bool folders_cannot_be_locked = false;

  /// How often somebody waited.
  int pauses = 0;

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
  int do_list_attributes(const std::string& path, std::vector<std::string>& names) override;
  int do_attribute(const std::string& path, const std::string& name, std::string& value) override;
  int do_set_attribute(int descriptor, const std::string& name, std::string_view value) override;
  int do_remove_attribute(int descriptor, const std::string& name) override;
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
  bool fails();
  template <class Call>
  auto guarded(Call call) -> decltype(call());

  Fault fault_ = Fault::none;
  int at_ = 0;
  int error_ = EIO;
  int count_ = 0;
};

}  // namespace plumb::test
