#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// A range of bytes in a file: [begin, end).
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

/// Where an editor would put its cursor; both count from 1, the column in characters.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The bytes of one file under the name that messages use for it. Immutable, shared by all that refer to it.
class SourceFile {
 public:
  SourceFile(std::string path, std::string bytes) : path_(std::move(path)), bytes_(std::move(bytes)) {}

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view text(ByteSpan span) const { return bytes().substr(span.begin, span.end - span.begin); }

  /// Returns the line and column of `offset`. The first call indexes the file, because only messages need it.
  Position position(std::size_t offset) const;

  /// Returns the line that holds `offset`, without its line end.
  std::string_view line_at(std::size_t offset) const;

  /// Returns the offset of the first byte of the line that holds `offset`.
  std::size_t line_begin(std::size_t offset) const;

 private:
  /// Makes a place among fifty thousand as cheap as the first, in a line of megabytes too.
  struct Index {
    std::vector<std::uint32_t> lines;       // offset of each line's first byte
    std::vector<std::uint32_t> characters;  // before each block of bytes
  };

  const Index& index() const;
  std::size_t line_of(std::size_t offset) const;
  std::size_t characters_before(std::size_t offset) const;

  std::string path_;
  std::string bytes_;
  mutable std::once_flag indexed_;
  mutable Index index_;
};

/// A span in a named file; without a file, the diagnostic concerns no place.
struct Place {
  std::shared_ptr<const SourceFile> file;
  ByteSpan span;
};

}  // namespace plumb
