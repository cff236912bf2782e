#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/style.hpp"
#include "plumb/cli/surroundings.hpp"
#include "plumb/io/diagnostics.hpp"
#include "plumb/io/file_reader.hpp"

namespace plumb {

/// What a command works with: one buffer for its result, standard error for its words. The buffer is written
/// once, when the command has returned, to wherever the user wants it; no command knows where that is.
class Context {
 public:
  Context(Surroundings& surroundings, const Arguments& arguments);

  /// The result: text or data, complete with its final newline.
  std::string out;

  /// How the result may look.
  const TextStyle& style() const { return style_; }

  /// The columns of a drawing, which needs a number where a table can be as wide as it likes.
  int drawing_columns() const {
    return plumb::drawing_columns(surroundings_.environment, surroundings_.terminal);
  }

  /// The day of the run, or the one that --today names; of a revision, its day.
  Date today() const { return today_; }

  /// Looks up an environment variable.
  const Environment& environment() const { return surroundings_.environment; }

  /// Reads files as the user allowed it (--max-size): from the disk, or where read_from says.
  const FileReader& reader() const { return *reader_; }

  /// Reads from a revision from now on, whose `today` is the day on which it was made.
  void read_from(std::unique_ptr<const FileReader> reader, Date day);

  /// Prints diagnostics on standard error, errors and warnings by place.
  void print(Diagnostics& diagnostics);

  /// Prints `plumb: error: MESSAGE` on standard error, with a line of help if there is one. User's text is
  /// made safe here.
  void error(std::string_view message, std::string_view help = {});

  /// Prints `plumb: note: MESSAGE` on standard error.
  void note(std::string_view message);

  /// Prints an error and where to read on; returns kExitUsage, so that a command can end with it.
  int usage_error(std::string_view message, std::string_view help = {});

 private:
  Surroundings& surroundings_;
  const Arguments& arguments_;
  TextStyle style_;
  bool colour_errors_;
  Date today_;
  std::unique_ptr<const FileReader> reader_;
};

/// The exit code that diagnostics call for: kExitSystem if a file could not be read, kExitInput for other
/// errors, else kExitDone.
int exit_code(const Diagnostics& diagnostics);

/// The bytes that a file may have: those of --max-size, else the default.
std::size_t max_file_bytes(const Arguments& arguments);

}  // namespace plumb
