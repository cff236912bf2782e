#include "plumb/report/own_words.hpp"

#include <optional>

#include "plumb/io/unicode.hpp"
#include "plumb/report/columns_of_text.hpp"

namespace plumb {

namespace {

/// The text of a heading line, `## Schedule`.
std::optional<std::string_view> heading_in(std::string_view line) {
  const std::size_t signs = line.find_first_not_of('#');
  if (signs == 0 || signs > 6 || signs == std::string_view::npos || line[signs] != ' ') return std::nullopt;
  std::string_view text = line.substr(signs);
  text.remove_prefix(text.find_first_not_of(' '));
  return text.substr(0, text.find_last_not_of(" #\r") + 1);
}

std::optional<Phrase> section_of(std::string_view heading) {
  const std::string wanted = folded_text(heading);
  for (auto section = Phrase::summary; section < Phrase::definitions;
       section = static_cast<Phrase>(static_cast<int>(section) + 1))
    for (const Language language : {Language::en, Language::zh})
      if (folded_text(phrase(section, language)) == wanted) return section;
  return std::nullopt;
}

std::string without_blank_ends(std::string text) {
  text.erase(text.find_last_not_of(" \r\n") + 1);
  const std::size_t first = text.find_first_not_of("\r\n");
  return first == std::string::npos ? std::string() : text.substr(first);
}

}  // namespace

OwnWords read_own_words(std::string_view text) {
  OwnWords words;
  Phrase section = Phrase::summary;
  for (const std::string& line : split_lines(text)) {
    const auto heading = heading_in(line);
    const auto named = heading ? section_of(*heading) : std::nullopt;
    if (named) section = *named;
    if (named) continue;
    if (heading) {
      words.unknown.emplace_back(*heading);
      section = Phrase::summary;
    }
    words.by_section[section] += line + "\n";
  }
  for (auto& [each, own] : words.by_section) own = without_blank_ends(std::move(own));
  std::erase_if(words.by_section, [](const auto& each) { return each.second.empty(); });
  return words;
}

}  // namespace plumb
