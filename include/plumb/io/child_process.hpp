#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// A program that runs beside this one and answers through pipes. It is started by its words, without a
/// shell, and ended at the latest with this object.
class ChildProcess {
 public:
  /// Starts the program that the first word names, looked for in PATH.
  ///
  /// environment: `NAME=value`, in place of what this program has under these names. captures_errors: whether
  /// standard error is read by read_errors; else it goes nowhere.
  /// Returns nullptr with the errno in `failure` if it cannot be started.
  static std::unique_ptr<ChildProcess> start(std::span<const std::string> words,
                                             std::span<const std::string> environment, bool captures_errors,
                                             int& failure);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Writes to its standard input; false if it does not read any more.
  bool write(std::string_view bytes);
  void close_input();

  /// Reads a line of its standard output, without the line end; false at the end.
  bool read_line(std::string& line);
  /// Reads so many bytes of its standard output; false if it ends before.
  bool read_bytes(std::size_t count, std::string& bytes);
  /// Passes over so many bytes; false if it ends before.
  bool skip_bytes(std::size_t count);
  /// Reads its standard output, or its standard error, to the end.
  std::string read_all();
  std::string read_errors();

  /// Closes its input and waits for its end; returns its exit code, 128 + N after signal N.
  int wait();

 private:
  ChildProcess() = default;
  bool fill();

  pid_t process_ = -1;
  int input_ = -1;
  int output_ = -1;
  int errors_ = -1;
  std::vector<char> block_;  // what one look into the pipe takes
  std::string buffer_;       // read from the pipe
  std::size_t taken_ = 0;    // of the buffer
};

}  // namespace plumb
