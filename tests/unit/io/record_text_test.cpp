#include "plumb/io/record_text.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace plumb {
namespace {

TEST_CASE("values come back from a record as they were") {
  RecordWriter writer;
  writer.add(std::int64_t{-7}).add(std::numeric_limits<std::int64_t>::min()).add(0.1).add(-0.0);
  writer.add(std::numeric_limits<double>::infinity()).add("two words\n, 3 ").add("").add(std::int64_t{1});
  RecordReader reader(writer.text());
  CHECK(reader.number() == -7);
  CHECK(reader.number() == std::numeric_limits<std::int64_t>::min());
  CHECK(reader.real() == 0.1);
  CHECK(std::signbit(reader.real()));
  CHECK(std::isinf(reader.real()));
  CHECK(reader.text() == "two words\n, 3 ");
  CHECK(reader.text().empty());
  CHECK(reader.more());
  CHECK(!reader.complete());
  CHECK(reader.flag());
  CHECK(reader.complete());
}

TEST_CASE("a record that is cut off or has more than was asked for is not complete") {
  const std::string whole = RecordWriter().add(std::int64_t{12}).add("text").text();
  const auto is_complete = [](std::string_view text) {
    RecordReader reader(text);
    reader.number();
    reader.text();
    return reader.complete();
  };
  CHECK(is_complete(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK(!is_complete(whole.substr(0, size)));
  CHECK(!is_complete(whole + " "));
  CHECK(!is_complete("12 -4 text"));
  CHECK(!is_complete("12 99999999999999999999 text"));
}

}  // namespace
}  // namespace plumb
