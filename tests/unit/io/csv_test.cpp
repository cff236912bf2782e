#include "plumb/io/csv.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plumb {

namespace {

std::string records_of(std::string_view text) {
  const auto parsed = parse_csv(text);
  if (const CsvProblem* problem = std::get_if<CsvProblem>(&parsed))
    return std::to_string(problem->line) + ": " + problem->message;
  std::string out;
  for (const CsvRecord& record : std::get<0>(parsed)) {
    out += std::to_string(record.line) + ':';
    for (const std::string& cell : record.cells) out += '<' + cell + '>';
    out += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("cells may be quoted, empty, and hold line ends") {
  CHECK(records_of("a,b\n1,\n") == "1:<a><b> 2:<1><> ");
  CHECK(records_of("\xEF\xBB\xBF"
                   "a,b\r\n\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\nz") ==
        "1:<a><b> 3:<x, \"y\"><two\nlines> 5:<z> ");
  CHECK(records_of("").empty());
}

TEST_CASE("a quote out of place is told with its line") {
  CHECK(records_of("a\nb\"c\n") == "2: a quote inside a cell without quotes");
  CHECK(records_of("\"a\"b\n") == "1: text behind a closing quote");
  CHECK(records_of("a\n\"b\nc") == "3: a quote is never closed");
}

}  // namespace plumb
