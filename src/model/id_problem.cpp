#include <fmt/format.h>

#include <array>

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

/// White space and control characters beyond ASCII (Unicode's White_Space and general category Cc and Cf of
/// ids).
bool is_blank_or_control(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

}  // namespace

IdProblem id_problem(std::string_view id) {
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
