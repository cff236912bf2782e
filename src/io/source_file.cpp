#include "plumb/io/source_file.hpp"

#include <algorithm>

namespace plumb {

namespace {

bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t SourceFile::line_begin(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  if (offset == 0) return 0;
  const std::size_t line_end = bytes_.rfind('\n', offset - 1);
  return line_end == std::string::npos ? 0 : line_end + 1;
}

std::string_view SourceFile::line_at(std::size_t offset) const {
  const std::size_t begin = line_begin(offset);
  std::size_t end = bytes_.find('\n', begin);
  if (end == std::string::npos) end = bytes_.size();
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return bytes().substr(begin, end - begin);
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const std::size_t begin = line_begin(offset);
  const auto line_ends =
      std::count(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  std::size_t column = 1;
  for (std::size_t i = begin; i < offset; ++i)
    if (!is_continuation_byte(bytes_[i])) ++column;
  // An editor hides the byte order mark, so it is no column.
  if (begin == 0 && bytes().starts_with("\xEF\xBB\xBF") && column > 1) --column;
  return {static_cast<std::size_t>(line_ends) + 1, column};
}

}  // namespace plumb
