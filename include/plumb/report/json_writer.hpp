#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/model/instant.hpp"

namespace plumb {

/// Appends user text as a JSON string with its quotes. Besides what RFC 8259 asks for, everything unsafe on a
/// terminal becomes a
/// `\u` escape, because people look at raw JSON there; bytes that are no UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// Writes one JSON document to a string as it is computed, without a tree in between.
///
/// The layout is fixed, so that diffs show rows: members of the outermost object have a line each, and so
/// have the rows of an array among them; everything within is compact. The caller keeps begin and end paired
/// and puts a key before each member.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// The key of the next value; a literal is taken to be plain, anything else may be the user's.
  template <std::size_t N>
  void key(const char (&name)[N]) {
    plain_key({name, N - 1});
  }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(std::same_as<bool> auto flag) { raw(flag ? "true" : "false"); }
  void value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) {
    integer(static_cast<std::int64_t>(number));
  }
  void value(double number);    // shortest that reads back; null if it is not finite
  void value(Instant instant);  // YYYY-MM-DDTHH:MM; null for kNoInstant
  void value(Minutes time) { integer(time.count()); }
  template <class T>
  void value(const std::optional<T>& optional) {
    optional ? value(*optional) : null();
  }
  void null() { raw("null"); }
  void amount(std::int64_t ten_thousandths);                   // exact decimal
  void raw_number(std::string_view decimal) { raw(decimal); }  // a number in JSON's own form

  /// A key and its value.
  template <std::size_t N, class T>
  void member(const char (&name)[N], const T& item) {
    key(name);
    value(item);
  }
  template <class T>
  void member(std::string_view name, const T& item) {
    key(name);
    value(item);
  }

  /// Ends the document with a line end; begin and end have been paired by then.
  void finish() { out_ += '\n'; }

 private:
  /// An object or array that has begun and not ended.
  struct Level {
    bool expanded = false;  // one line for each item
    bool empty = true;
  };

  void open(char bracket);
  void close(char bracket);
  void plain_key(std::string_view name);
  void begin_item();
  void begin_line();
  void raw(std::string_view text);
  void integer(std::int64_t number);

  std::string& out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace plumb
