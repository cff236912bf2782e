#include "plumb/io/yaml_advice.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plumb {

namespace {

/// What a user can do about libyaml's most frequent complaints.
struct Complaint {
  std::string_view problem;  // contained in libyaml's message
  SyntaxAdvice advice;
};

constexpr Complaint kComplaints[] = {
    {"mapping values are not allowed",
     {"a second ': ' in one line", "put quotes around a text that contains ': '"}},
    {"found a tab character", {"a tab in the indentation", "indent with blanks"}},
    {"found character that cannot start any token",
     {"this character cannot start a value", "put quotes around the text; indent with blanks, not tabs"}},
    {"could not find expected ':'",
     {"a key without ':'", "write 'key: value', with a blank after the colon"}},
    {"did not find expected key",
     {"this line does not fit the indentation or the list around it",
      "align the keys of one row in the same column"}},
    {"did not find expected '-' indicator",
     {"this line does not fit the list around it", "start each row of a list with '- ' in the same column"}},
    {"did not find expected ',' or ']'", {"'[' without its ']'", "close the list with ']'", true}},
    {"did not find expected ',' or '}'", {"'{' without its '}'", "close the row with '}'", true}},
    {"found unexpected end of stream",
     {"a quote that is never closed", "close the text with the same quote", true}},
    {"did not find expected <document start>",
     {"text behind the end of the document", "keep one document in a file"}},
    {"control characters are not allowed",
     {"a control character", "remove it, or write it as an escape in double quotes, as in \"\\x07\""}},
    {"did not find expected node content",
     {"a sign where a value is expected", "remove the sign, or put quotes around the text"}},
    {"found incompatible YAML document",
     {"a version of YAML that is not read", "remove the line that starts with '%YAML'"}},
    {"found duplicate %YAML directive", {"a second '%YAML' line", "remove it"}},
};

constexpr std::string_view kFullWidthPunctuation[] = {"：", "，", "［", "］", "｛", "｝", "“", "”"};

}  // namespace

SyntaxAdvice syntax_advice(std::string_view problem) {
  for (const Complaint& complaint : kComplaints)
    if (problem.find(complaint.problem) != std::string_view::npos) return complaint.advice;
  return {problem, "look for a missing quote, bracket or blank in this line and the one before"};
}

std::string_view full_width_sign(std::string_view line) {
  for (const std::string_view sign : kFullWidthPunctuation)
    if (line.find(sign) != std::string_view::npos) return sign;
  return {};
}

std::optional<Slip> slip_of_key(std::string_view line) {
  constexpr std::string_view kWideColon = "：";
  const std::size_t begin = std::min(line.find_first_not_of(" -{[,"), line.size());
  const std::size_t end = std::min(line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", begin), line.size());
  if (end == begin) return std::nullopt;
  const std::string_view key = line.substr(begin, end - begin);
  const std::string_view rest = line.substr(end);
  if (rest.starts_with(kWideColon))
    return Slip{end, kWideColon.size(), fmt::format("'{}' is full-width punctuation", kWideColon),
                fmt::format("write '{}: …', with a plain colon and a blank behind it", key)};
  if (!rest.starts_with(':') || rest.starts_with("://") || rest.size() == 1 || rest[1] == ' ')
    return std::nullopt;
  const std::string_view value = rest.substr(1, rest.find(' ') - 1);
  return Slip{begin, end - begin + 1 + value.size(),
              fmt::format("'{}:{}' has no blank after the colon", key, value),
              fmt::format("write '{}: {}'", key, value)};
}

std::size_t hiding_comment(std::string_view line) {
  char quote = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote != '\0') {
      if (line[i] == quote) quote = '\0';
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == '#' && i > 0 && line[i - 1] == ' ') {
      return line.find_first_of("]}", i) == std::string_view::npos ? std::string_view::npos : i;
    }
  }
  return std::string_view::npos;
}

}  // namespace plumb
