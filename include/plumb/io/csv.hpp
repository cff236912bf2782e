#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plumb {

/// One record of a CSV file and the line on which it begins, from 1.
struct CsvRecord {
  std::size_t line = 1;
  std::vector<std::string> cells;
};

/// Why a text is no CSV.
struct CsvProblem {
  std::size_t line = 1;
  std::string message;
};

/// Reads comma-separated values as RFC 4180 has them: quotes around cells with commas, quotes and line ends,
/// a quote inside doubled. Empty lines are left out.
std::variant<std::vector<CsvRecord>, CsvProblem> parse_csv(std::string_view text);

}  // namespace plumb
