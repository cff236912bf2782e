#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/report/report_words.hpp"

namespace plumb {

/// What a manager writes for a report in Markdown: text below a heading belongs to the section of that name,
/// in either language, and what stands before the first heading to the summary.
struct OwnWords {
  std::map<Phrase, std::string> by_section;  // without blank lines at the ends
  std::vector<std::string> unknown;          // headings that no section has; their text is in the summary
};

OwnWords read_own_words(std::string_view text);

}  // namespace plumb
