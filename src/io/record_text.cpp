#include "plumb/io/record_text.hpp"

#include <bit>
#include <charconv>

namespace plumb {

RecordWriter& RecordWriter::add(std::int64_t number) {
  text_ += std::to_string(number);
  text_ += ' ';
  return *this;
}

/// By its bits: what is read back is the very same number.
RecordWriter& RecordWriter::add(double number) {
  return add(std::bit_cast<std::int64_t>(number));
}

RecordWriter& RecordWriter::add(std::string_view text) {
  add(static_cast<std::int64_t>(text.size()));
  text_ += text;
  return *this;
}

std::int64_t RecordReader::number() {
  std::int64_t number = 0;
  const char* const last = rest_.data() + rest_.size();
  const auto [end, failure] = std::from_chars(rest_.data(), last, number);
  if (failed_ || failure != std::errc() || end == last || *end != ' ') {
    failed_ = true;
    return 0;
  }
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()) + 1);
  return number;
}

double RecordReader::real() {
  return std::bit_cast<double>(number());
}

std::string_view RecordReader::text() {
  const auto size = static_cast<std::uint64_t>(number());
  if (failed_ || size > rest_.size()) {
    failed_ = true;
    return {};
  }
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

}  // namespace plumb
