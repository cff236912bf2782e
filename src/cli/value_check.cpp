#include "plumb/cli/value_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "plumb/cli/arguments.hpp"
#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

bool refuse(UsageError& error, std::string message, std::string help) {
  error = {std::move(message), std::move(help)};
  return false;
}

bool is_count(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  return !text.empty() && text.size() <= kMostDigits && text[0] != '0' &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string choices_help(std::string_view word, std::span<const std::string_view> choices) {
  const auto near = nearest(word, choices);
  const std::string all = fmt::format("one of {}", fmt::join(choices, ", "));
  return near ? fmt::format("did you mean '{}'? {}", *near, all) : all;
}

bool check_value(const Command& command, const ValuePlace& place, std::string_view text, UsageError& error) {
  switch (place.value) {
    case ValueType::choice:
      if (std::find(place.choices.begin(), place.choices.end(), text) != place.choices.end()) return true;
      return refuse(error, fmt::format("'{}' is no value of {}", text, place.name),
                    choices_help(text, place.choices));
    case ValueType::format:
      if (std::find(command.formats.begin(), command.formats.end(), text) != command.formats.end())
        return true;
      return refuse(error, fmt::format("'{}' is no format of '{}'", text, command.name),
                    choices_help(text, command.formats));
    case ValueType::count:
      if (is_count(text)) return true;
      return refuse(error, fmt::format("'{}' is no number for {}", text, place.name),
                    "write a whole number from 1");
    case ValueType::size:
      if (parse_size(text)) return true;
      return refuse(error, fmt::format("'{}' is no size for {}", text, place.name),
                    "write bytes, or 256K, 256M, 1G");
    case ValueType::date:
      if (text == "today" || parse_written_date(text)) return true;
      return refuse(error, fmt::format("'{}' is no date for {}", text, place.name),
                    "write it as 2026-03-02, or 'today'");
    case ValueType::text:
    case ValueType::revision:  // git knows better what is wrong with one
    case ValueType::ends:
      return true;
    default:
      if (!text.empty()) return true;
      return refuse(error, fmt::format("the value of {} is empty", place.name), {});
  }
}

}  // namespace plumb
