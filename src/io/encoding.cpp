#include "plumb/io/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace plumb {

namespace {

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;
};

// UTF-32 first: its little-endian mark starts with UTF-16's.
constexpr ByteOrderMark kForeignMarks[] = {
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32"},
    {std::string_view("\xFF\xFE", 2), "UTF-16"},
    {std::string_view("\xFE\xFF", 2), "UTF-16"},
};

Place place_of_byte(const std::shared_ptr<const SourceFile>& file, std::size_t offset) {
  const auto begin = static_cast<std::uint32_t>(offset);
  return {file, {begin, begin + 1}};
}

/// Length of the valid sequence at `at`, or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(at + i < bytes.size() ? bytes[at + i] : 0);
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
    if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogates
    return continues(1) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // above U+10FFFF
    return continues(1) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

/// Finds a line that starts with git's conflict marker.
std::size_t find_conflict(std::string_view bytes) {
  // By the marker, which no other text has, not by the line ends, which stand behind every few words.
  constexpr std::string_view kMarker = "<<<<<<< ";
  std::size_t at = bytes.find(kMarker);
  while (at != std::string_view::npos && at != 0 && bytes[at - 1] != '\n') at = bytes.find(kMarker, at + 1);
  return at;
}

}  // namespace

bool is_ascii(std::string_view bytes) {
  std::size_t i = 0;
  std::array<std::uint64_t, 4> words{};
  for (; i + sizeof words <= bytes.size(); i += sizeof words) {
    std::memcpy(words.data(), bytes.data() + i, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080U) != 0) return false;
  }
  return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(i), bytes.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::size_t find_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool check_encoding(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  const std::string_view bytes = file->bytes();
  for (const ByteOrderMark& mark : kForeignMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    diagnostics.error(Code::encoding, place_of_byte(file, 0),
                      fmt::format("the file is {}, not UTF-8", mark.encoding), "save it as UTF-8");
    return false;
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    diagnostics.error(Code::encoding, place_of_byte(file, nul),
                      fmt::format("a NUL byte at offset {}: this is not a text file", nul),
                      "save the file as UTF-8 text");
    return false;
  }
  if (!is_ascii(bytes)) {
    if (const std::size_t bad = find_invalid_utf8(bytes); bad != std::string_view::npos) {
      diagnostics.error(
          Code::encoding, place_of_byte(file, bad),
          fmt::format("byte 0x{:02X} at offset {} is not UTF-8", static_cast<unsigned char>(bytes[bad]), bad),
          "save the file as UTF-8");
      return false;
    }
  }
  if (const std::size_t conflict = find_conflict(bytes); conflict != std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(conflict);
    diagnostics.error(
        Code::merge_conflict, {file, {begin, begin + 7}}, "an unresolved merge conflict",
        "keep one side, and remove the lines that start with '<<<<<<<', '=======' and '>>>>>>>'");
    return false;
  }
  return true;
}

}  // namespace plumb
