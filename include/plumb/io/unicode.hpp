#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumb {

/// What a reader sees as one character: a letter with its accents, a flag, an emoji with its skin tone.
struct GraphemeCluster {
  std::size_t bytes = 0;
  int columns = 0;  // of a terminal: 0 for a lone combining mark, 2 for East Asian wide and emoji
};

/// Measures the first cluster of `text`, which is not empty. A byte that is no UTF-8 is a cluster of one
/// column.
GraphemeCluster first_cluster(std::string_view text);

/// Tells whether the text is valid UTF-8 in normalization form C, as ids have to be: two ids that look the
/// same are the same.
bool is_nfc(std::string_view text);

/// Returns the text with the case of its letters taken away, in any script, so that two texts compare as
/// people read them. What is no UTF-8 stays as it is.
std::string folded_text(std::string_view text);

}  // namespace plumb
