#pragma once

#include <string>
#include <vector>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// Keeps other writers out of folders for as long as it lives. The system gives the locks up when a program
/// ends, however it ends, so that none can be left behind.
///
/// Held from before a plan is read until its changes are written, it makes several writers wait in line
/// instead of reading again. Readers do not take it.
class WriteLock {
 public:
  explicit WriteLock(SystemCalls& calls) : calls_(calls) {}
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

  /// Locks a folder, unless this lock holds it already. Waits up to ten seconds for another writer; returns
  /// 0, EWOULDBLOCK if it is still at work then, or the errno of another failure.
  int lock(const std::string& folder);

  SystemCalls& calls() const { return calls_; }

 private:
  struct Held {
    int descriptor;
    dev_t device;
    ino_t inode;
    std::string file;  // the lock file, where a folder itself cannot be locked; else empty
  };

  int wait_for(int descriptor);
  int lock_file_in(const std::string& folder, Held held);

  SystemCalls& calls_;
  std::vector<Held> held_;
};

}  // namespace plumb
