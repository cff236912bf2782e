#include "plumb/model/instant.hpp"

#include <array>
#include <cstddef>

namespace plumb {

namespace {

constexpr std::size_t kDateLength = 10;

/// Larger than anything that fits a field of a date, so that the range checks refuse what is not a number.
constexpr unsigned kNoNumber = 10'000;

/// Reads two digits; kNoNumber for anything else.
unsigned two_digits(std::string_view text, std::size_t position) {
  const auto tens = static_cast<unsigned char>(text[position]) - unsigned{'0'};
  const auto ones = static_cast<unsigned char>(text[position + 1]) - unsigned{'0'};
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : kNoNumber;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != kDateLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const unsigned century = two_digits(text, 0);
  const unsigned year_of_century = two_digits(text, 2);
  const unsigned month = two_digits(text, 5);
  const unsigned day = two_digits(text, 8);
  if (century < 19 || century > 29 || year_of_century > 99 || month > 12 || day > 31) return std::nullopt;
  const std::chrono::year_month_day written{
      std::chrono::year{static_cast<int>(century * 100 + year_of_century)}, std::chrono::month{month},
      std::chrono::day{day}};
  if (!written.ok()) return std::nullopt;
  return Date{written};
}

std::optional<Minutes> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const unsigned hour = two_digits(text, 0);
  const unsigned minute = two_digits(text, 3);
  if (minute > 59 || hour * 60 + minute > 1440) return std::nullopt;
  return Minutes{hour * 60 + minute};
}

void put_two_digits(char* out, unsigned value) {
  out[0] = static_cast<char>('0' + value / 10);
  out[1] = static_cast<char>('0' + value % 10);
}

/// Writes kDateLength characters; years have four digits.
void put_date(char* out, Date date) {
  const std::chrono::year_month_day day{date};
  const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
  put_two_digits(out, year / 100);
  put_two_digits(out + 2, year % 100);
  out[4] = '-';
  put_two_digits(out + 5, static_cast<unsigned>(day.month()));
  out[7] = '-';
  put_two_digits(out + 8, static_cast<unsigned>(day.day()));
}

}  // namespace

std::optional<WrittenDate> parse_written_date(std::string_view text) {
  const auto date = parse_date(text.substr(0, kDateLength));
  if (!date) return std::nullopt;
  if (text.size() == kDateLength) return WrittenDate{*date, std::nullopt};
  if (text[kDateLength] != 'T' && text[kDateLength] != ' ') return std::nullopt;
  const auto time = parse_time(text.substr(kDateLength + 1));
  if (!time) return std::nullopt;
  return WrittenDate{*date, time};
}

std::string date_text(Date date) {
  std::string text(kDateLength, ' ');
  put_date(text.data(), date);
  return text;
}

void append_instant(std::string& out, Instant instant) {
  const Date date = day_of(instant);
  const auto minute = static_cast<unsigned>((instant - date).count());
  std::array<char, 16> text{};
  put_date(text.data(), date);
  text[10] = 'T';
  put_two_digits(text.data() + 11, minute / 60);
  text[13] = ':';
  put_two_digits(text.data() + 14, minute % 60);
  out.append(text.data(), text.size());
}

std::string instant_text(Instant instant) {
  std::string text;
  append_instant(text, instant);
  return text;
}

}  // namespace plumb
