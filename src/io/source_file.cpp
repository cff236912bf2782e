#include "plumb/io/source_file.hpp"

#include <algorithm>

#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

constexpr std::size_t kBlock = 1024;  // bytes

std::size_t characters_in(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char byte) { return !is_continuation_byte(byte); }));
}

}  // namespace

const SourceFile::Index& SourceFile::index() const {
  std::call_once(indexed_, [this] {
    index_.lines.push_back(0);
    for (std::size_t end = bytes_.find('\n'); end != std::string::npos; end = bytes_.find('\n', end + 1))
      index_.lines.push_back(static_cast<std::uint32_t>(end + 1));
    std::size_t characters = 0;
    for (std::size_t block = 0; block <= bytes_.size(); block += kBlock) {
      index_.characters.push_back(static_cast<std::uint32_t>(characters));
      characters += characters_in(bytes().substr(block, kBlock));
    }
  });
  return index_;
}

/// Returns the number of the line, from 0.
std::size_t SourceFile::line_of(std::size_t offset) const {
  const std::vector<std::uint32_t>& lines = index().lines;
  return static_cast<std::size_t>(std::upper_bound(lines.begin(), lines.end(), offset) - lines.begin()) - 1;
}

std::size_t SourceFile::characters_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return index().characters[block] + characters_in(bytes().substr(block * kBlock, offset - block * kBlock));
}

std::size_t SourceFile::line_begin(std::size_t offset) const {
  return index().lines[line_of(std::min(offset, bytes_.size()))];
}

std::string_view SourceFile::line_at(std::size_t offset) const {
  const std::size_t line = line_of(std::min(offset, bytes_.size()));
  const std::size_t begin = index().lines[line];
  std::size_t end = line + 1 < index().lines.size() ? index().lines[line + 1] - 1 : bytes_.size();
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return bytes().substr(begin, end - begin);
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const std::size_t line = line_of(offset);
  const std::size_t begin = index().lines[line];
  std::size_t column = characters_before(offset) - characters_before(begin) + 1;
  // An editor hides the byte order mark, so it is no column.
  if (begin == 0 && bytes().starts_with("\xEF\xBB\xBF") && column > 1) --column;
  return {line + 1, column};
}

}  // namespace plumb
