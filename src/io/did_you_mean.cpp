#include "plumb/io/did_you_mean.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "plumb/io/utf8.hpp"

namespace plumb {

namespace {

// Ids have 64 letters at most; a longer word is no slip of the pen, and comparing it would cost its square.
constexpr std::size_t kMaxLetters = 64;

using Letters = std::vector<char32_t>;

void read_letters(std::string_view text, Letters& letters) {
  letters.clear();
  while (!text.empty() && letters.size() <= kMaxLetters) {
    const CodePoint letter = decode_utf8(text);
    const bool is_capital = letter.value >= 'A' && letter.value <= 'Z';
    letters.push_back(is_capital ? letter.value + ('a' - 'A') : letter.value);
    text.remove_prefix(letter.bytes);
  }
}

// Three rows of the matrix, kept from one candidate to the next.
struct Rows {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last;
  std::vector<std::size_t> current;
};

/// Damerau-Levenshtein distance in its usual restricted form (no part of the word is edited twice), or
/// anything above `limit` once it cannot stay within it.
std::size_t distance(const Letters& a, const Letters& b, std::size_t limit, Rows& rows) {
  const std::size_t length_difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (length_difference > limit) return limit + 1;
  rows.last.resize(b.size() + 1);
  rows.before_last.resize(b.size() + 1);
  rows.current.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows.last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    rows.current[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = rows.last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      std::size_t best = std::min({rows.last[j] + 1, rows.current[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = std::min(best, rows.before_last[j - 2] + 1);
      rows.current[j] = best;
      least = std::min(least, best);
    }
    // A swap reaches over one row, but then the row before had `limit` at least, and the swap adds one.
    if (least > limit) return limit + 1;
    std::swap(rows.before_last, rows.last);
    std::swap(rows.last, rows.current);
  }
  return rows.last[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  Letters letters;
  read_letters(word, letters);
  if (letters.empty() || letters.size() > kMaxLetters) return std::nullopt;
  std::size_t limit = std::max<std::size_t>(letters.size(), 3) / 3;  // as rustc
  std::optional<std::string_view> best;
  Letters candidate_letters;
  Rows rows;
  for (const std::string_view candidate : candidates) {
    read_letters(candidate, candidate_letters);
    const std::size_t edits = distance(letters, candidate_letters, limit, rows);
    // Nothing of the word may be left over: `x` does not mean `y`.
    if (edits > limit || edits >= std::max(letters.size(), candidate_letters.size())) continue;
    best = candidate;
    if (edits == 0) break;
    limit = edits - 1;  // from here on only a nearer one
  }
  return best;
}

}  // namespace plumb
