#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plumb {

/// Writes values one behind the other, as RecordReader reads them back without a loss.
class RecordWriter {
 public:
  RecordWriter& add(std::int64_t number);
  RecordWriter& add(double number);
  RecordWriter& add(std::string_view text);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Reads what RecordWriter wrote. From the first value on that is not there, all are zero or empty.
class RecordReader {
 public:
  explicit RecordReader(std::string_view text) : rest_(text) {}

  std::int64_t number();
  double real();
  /// Lives as long as the record.
  std::string_view text();
  bool flag() { return number() != 0; }

  /// Tells whether values are left.
  bool more() const { return !failed_ && !rest_.empty(); }
  /// Tells whether all were read and nothing was missing.
  bool complete() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace plumb
