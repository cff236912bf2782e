#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/command.hpp"
#include "plumb/model/instant.hpp"

namespace plumb {

/// What the user gave to one command. Values are checked against the rows of the command's table before it
/// runs, so that a lookup never meets a malformed one. Names are those of the rows: `format`, `where`,
/// `TASK`.
class Arguments {
 public:
  explicit Arguments(const Command& command) : command_(&command) {}

  const Command& command() const { return *command_; }

  /// True if the flag, option or argument was given.
  bool has(std::string_view name) const;

  /// The value as written; nullopt if not given. Of a repeated option, the last.
  std::optional<std::string_view> text(std::string_view name) const;

  /// The value as written, or `otherwise`.
  std::string_view text_or(std::string_view name, std::string_view otherwise) const;

  /// All values of an argument that may stand several times, in order.
  std::span<const std::string> texts(std::string_view name) const;

  /// The parts of a value separated by commas, blanks around them removed; empty if not given.
  std::vector<std::string_view> list(std::string_view name) const;

  /// A whole number from 1.
  std::optional<std::size_t> count(std::string_view name) const;

  /// A number of bytes.
  std::optional<std::size_t> size(std::string_view name) const;

  /// A date with or without a time of day; `today` becomes the day given.
  std::optional<WrittenDate> date(std::string_view name, Date today) const;

  /// The format asked for with --format or --json, else the command's default; empty for a command without
  /// formats.
  std::string_view format() const;

  /// Adds a value under the name of its row; for the parser.
  void add(std::string_view name, std::string value);

 private:
  struct Given {
    std::string_view name;
    std::vector<std::string> values;
  };

  const Given* find(std::string_view name) const;

  const Command* command_;
  std::vector<Given> given_;
};

/// Reads `256M`, `1G`, `4096`: bytes, K, M and G in powers of 1024, with or without `B` or `iB`; nullopt if
/// it is none.
std::optional<std::size_t> parse_size(std::string_view text);

}  // namespace plumb
