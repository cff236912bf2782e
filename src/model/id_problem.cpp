#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "plumb/io/unicode.hpp"
#include "plumb/io/utf8.hpp"
#include "plumb/model/value_reader.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLongestId = 64;

constexpr std::string_view kForbiddenAscii = ",:;[]{}#&*!|>'\"%@\\/=?`";
constexpr std::array<std::string_view, 7> kForbiddenWide = {"，", "：", "；", "、", "％", "（", "）"};

bool is_ascii_id(std::string_view id) {
  for (const char c : id)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// An id as nearly all are, of letters, digits, '-', '_' and '.', in which nothing has to be looked for.
bool is_usual_id(std::string_view id) {
  if (id.empty() || id.size() > kLongestId || id[0] == '-') return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
  });
}

/// White space and control characters beyond ASCII (Unicode's White_Space and general category Cc and Cf of
/// ids).
bool is_blank_or_control(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

/// `1.10`, `1e3`, `.5`, `12e03`.
bool is_float(std::string_view id) {
  std::size_t at = std::min(id.find_first_not_of("0123456789_"), id.size());
  const bool has_point = at < id.size() && id[at] == '.';
  if (has_point) at = std::min(id.find_first_not_of("0123456789_", at + 1), id.size());
  if (std::none_of(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(at), is_ascii_digit)) return false;
  if (at == id.size()) return has_point;
  if (id[at] != 'e' && id[at] != 'E') return false;
  id.remove_prefix(at + 1);
  if (id.starts_with('+') || id.starts_with('-')) id.remove_prefix(1);
  return !id.empty() && std::all_of(id.begin(), id.end(), is_ascii_digit);
}

/// Whole numbers that come back as other digits: `007`, `1_000`, `0x1F`, `0o17`, `0b1`.
bool is_odd_integer(std::string_view id) {
  const std::string_view behind = id.size() > 2 ? id.substr(2) : std::string_view();
  const auto only = [&](std::string_view digits) {
    return !behind.empty() && behind.find_first_not_of(digits) == std::string_view::npos;
  };
  if (id.starts_with("0x") && only("0123456789abcdefABCDEF_")) return true;
  if (id.starts_with("0o") && only("01234567")) return true;
  if (id.starts_with("0b") && only("01_")) return true;
  if (!is_ascii_digit(id[0]) || id.find_first_not_of("0123456789_") != std::string_view::npos) return false;
  return (id[0] == '0' && id.size() > 1) || id.find('_') != std::string_view::npos;
}

/// `2026-03-02`, `2026-3-2`.
bool is_date(std::string_view id) {
  std::array<std::size_t, 3> digits{};
  std::size_t part = 0;
  for (const char c : id) {
    if (c == '-' && ++part < digits.size()) continue;
    if (!is_ascii_digit(c) || part == digits.size()) return false;
    ++digits[part];
  }
  const auto short_part = [](std::size_t n) { return n == 1 || n == 2; };
  return part == 2 && digits[0] == 4 && short_part(digits[1]) && short_part(digits[2]);
}

}  // namespace

std::string_view other_reading(std::string_view id) {
  constexpr std::size_t kLongestWord = 5;  // false
  if (id.empty() || (is_ascii_letter(id[0]) && id.size() > kLongestWord)) return {};
  if (id == "~") return "no value";
  std::string lower(id);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  if (lower == "null") return "no value";
  for (const std::string_view word : {"true", "false", "yes", "no", "on", "off"})
    if (lower == word) return "true or false";
  if (is_ascii_letter(id[0])) return {};  // dates and numbers start otherwise
  if (is_date(id)) return "a date";
  const bool is_number = lower == ".inf" || lower == ".nan" || is_odd_integer(id) || is_float(id);
  return is_number ? "a number" : std::string_view();
}

IdProblem id_problem(std::string_view id) {
  if (is_usual_id(id)) return {};
  if (id.empty()) return {"an id is empty", "write 1 to 64 letters, digits, '-', '_' or '.'"};
  if (id[0] == '-' || id[0] == '+')
    return {fmt::format("the id '{}' starts with '{}'", id, id[0]), "start an id with a letter or a digit"};
  if (const std::size_t bad = id.find_first_of(kForbiddenAscii); bad != std::string_view::npos)
    return {fmt::format("the id '{}' contains '{}'", id, id[bad]), "use letters, digits, '-', '_' or '.'"};
  for (const std::string_view sign : kForbiddenWide)
    if (id.find(sign) != std::string_view::npos)
      return {fmt::format("the id '{}' contains '{}'", id, sign), "use letters, digits, '-', '_' or '.'"};
  std::size_t characters = 0;
  for (std::string_view rest = id; !rest.empty(); ++characters) {
    const CodePoint character = decode_utf8(rest);
    rest.remove_prefix(character.bytes);
    if (is_blank_or_control(character.value))
      return {fmt::format("the id '{}' contains white space or a control character", id),
              "write '-' instead of a blank"};
  }
  if (characters > kLongestId)
    return {fmt::format("an id of {} characters is too long", characters),
            "write at most 64; the name may be longer"};
  if (!is_ascii_id(id) && !is_nfc(id))
    return {fmt::format("the id '{}' is not in Unicode's normal form NFC", id),
            "type it anew, or normalise the file to NFC"};
  return {};
}

}  // namespace plumb
