#pragma once

#include <string_view>

#include "plumb/io/yaml_document.hpp"
#include "plumb/model/instant.hpp"

// What the user wrote, as the checks look at it: before any calendar is asked, and whether or not it was
// read.
namespace plumb {

/// Tells whether a row has a key, even one whose value is wrong.
inline bool gives(NodeRef row, std::string_view field) {
  return row && row.find(field);
}

/// Returns where an item of a list stands, or the only value of a field that may be a list; the whole field
/// if some of its `count` items were not read, because their numbers are off then.
Place place_of_item(NodeRef row, std::string_view field, std::size_t index, std::size_t count);

/// Returns where the key of a field stands, else where the row is named.
Place place_of_key(NodeRef row, std::string_view field);

/// The first instant that a written date may stand for; a calendar decides which.
inline Instant earliest_of(const WrittenDate& date) {
  return date.date + date.time.value_or(Minutes{0});
}

/// Tells whether `first` lies before `second` whatever the calendar. A date without a time may be the end of
/// a shift that starts on it, far into the next day.
inline bool is_before(const WrittenDate& first, const WrittenDate& second) {
  if (!first.time && !second.time) return first.date < second.date;
  return first.date + first.time.value_or(2 * kMinutesPerDay) < earliest_of(second);
}

/// The end of a status date: with a time exactly that, else 24:00.
inline Instant status_instant(const WrittenDate& date) {
  return date.date + date.time.value_or(kMinutesPerDay);
}

}  // namespace plumb
