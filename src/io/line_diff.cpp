#include "plumb/io/line_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "plumb/io/safe_text.hpp"

namespace plumb {

namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostCells = 250'000;  // of the table for short stretches

using Lines = std::vector<std::string_view>;

/// The lines of a text, each with its end.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

class Difference {
 public:
  Difference(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  std::vector<LineChange> run() {
    LineChange all{0, before_.size(), 0, after_.size()};
    trim(all);
    std::size_t old_at = all.old_begin, new_at = all.new_begin;
    for (const auto& [old_line, new_line] : anchors(all)) {
      if (old_line < old_at || new_line < new_at) continue;
      between({old_at, old_line, new_at, new_line});
      old_at = old_line + 1;
      new_at = new_line + 1;
    }
    between({old_at, all.old_end, new_at, all.new_end});
    return std::move(changes_);
  }

 private:
  void trim(LineChange& part) const {
    while (part.old_begin < part.old_end && part.new_begin < part.new_end &&
           before_[part.old_begin] == after_[part.new_begin])
      ++part.old_begin, ++part.new_begin;
    while (part.old_begin < part.old_end && part.new_begin < part.new_end &&
           before_[part.old_end - 1] == after_[part.new_end - 1])
      --part.old_end, --part.new_end;
  }

  /// Pairs of lines that occur once on either side, as many as keep their order.
  std::vector<std::pair<std::size_t, std::size_t>> anchors(const LineChange& part) const {
    struct Seen {
      std::size_t old_count = 0, new_count = 0, old_line = 0, new_line = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    for (std::size_t i = part.old_begin; i < part.old_end; ++i) {
      Seen& line = seen[before_[i]];
      ++line.old_count, line.old_line = i;
    }
    for (std::size_t i = part.new_begin; i < part.new_end; ++i) {
      Seen& line = seen[after_[i]];
      ++line.new_count, line.new_line = i;
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  // by old line
    for (std::size_t i = part.old_begin; i < part.old_end; ++i)
      if (const Seen& line = seen[before_[i]]; line.old_count == 1 && line.new_count == 1)
        pairs.emplace_back(i, line.new_line);
    return longest_increasing(pairs);
  }

  static std::vector<std::pair<std::size_t, std::size_t>> longest_increasing(
      const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tops;                           // of each pile, the pair on top
    std::vector<std::size_t> previous(pairs.size(), kNone);  // the top of the pile to the left
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto pile =
          std::lower_bound(tops.begin(), tops.end(), pairs[i].second,
                           [&](std::size_t top, std::size_t line) { return pairs[top].second < line; });
      if (pile != tops.begin()) previous[i] = *(pile - 1);
      if (pile == tops.end())
        tops.push_back(i);
      else
        *pile = i;
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t i = tops.empty() ? kNone : tops.back(); i != kNone; i = previous[i])
      found.push_back(pairs[i]);
    std::reverse(found.begin(), found.end());
    return found;
  }

  void between(LineChange part) {
    trim(part);
    const std::size_t rows = part.old_end - part.old_begin;
    const std::size_t columns = part.new_end - part.new_begin;
    if (rows == 0 && columns == 0) return;
    if (rows == 0 || columns == 0 || rows * columns > kMostCells) return add(part);
    std::vector<std::size_t> longest((rows + 1) * (columns + 1));
    const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& {
      return longest[i * (columns + 1) + j];
    };
    const auto same = [&](std::size_t i, std::size_t j) {
      return before_[part.old_begin + i] == after_[part.new_begin + j];
    };
    for (std::size_t i = rows; i-- > 0;)
      for (std::size_t j = columns; j-- > 0;)
        cell(i, j) = same(i, j) ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
      const std::size_t old_begin = i, new_begin = j;
      while ((i < rows || j < columns) && !(i < rows && j < columns && same(i, j))) {
        if (j == columns || (i < rows && cell(i + 1, j) >= cell(i, j + 1)))
          ++i;
        else
          ++j;
      }
      add({part.old_begin + old_begin, part.old_begin + i, part.new_begin + new_begin, part.new_begin + j});
      while (i < rows && j < columns && same(i, j)) ++i, ++j;
    }
  }

  void add(const LineChange& change) {
    if (change.old_begin == change.old_end && change.new_begin == change.new_end) return;
    if (!changes_.empty() && changes_.back().old_end == change.old_begin &&
        changes_.back().new_end == change.new_begin) {
      changes_.back().old_end = change.old_end;
      changes_.back().new_end = change.new_end;
      return;
    }
    changes_.push_back(change);
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<LineChange> changes_;
};

void append_line(std::string& out, char sign, std::string_view line) {
  out += sign;
  const bool ended = line.ends_with('\n');
  if (ended) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  append_safe_text(out, line);
  out += '\n';
  if (!ended) out += "\\ No newline at end of file\n";
}

/// `12,3`, or `12` for a single line; of none, the line before.
std::string range_text(std::size_t begin, std::size_t end) {
  if (end == begin) return fmt::format("{},0", begin);
  return end - begin == 1 ? fmt::format("{}", begin + 1) : fmt::format("{},{}", begin + 1, end - begin);
}

}  // namespace

std::vector<LineChange> line_changes(std::string_view before, std::string_view after) {
  // What is equal at the beginning and at the end is nearly all of a file, and is only counted.
  const auto [old_at, new_at] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  auto equal = static_cast<std::size_t>(old_at - before.begin());
  equal = equal == 0 ? 0 : before.rfind('\n', equal - 1) + 1;  // npos + 1 is 0
  const auto lines = static_cast<std::size_t>(
      std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(equal), '\n'));
  before.remove_prefix(equal);
  after.remove_prefix(equal);
  const auto [old_end, new_end] = std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend());
  auto tail = static_cast<std::size_t>(old_end - before.rbegin());
  const std::size_t line = before.find('\n', before.size() - tail);
  tail = line == std::string_view::npos ? 0 : before.size() - line - 1;
  before.remove_suffix(tail);
  after.remove_suffix(tail);
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  std::vector<LineChange> changes = Difference(old_lines, new_lines).run();
  for (LineChange& change : changes) {
    change.old_begin += lines, change.old_end += lines;
    change.new_begin += lines, change.new_end += lines;
  }
  return changes;
}

std::string unified_diff(std::string_view old_path, std::string_view new_path, std::string_view before,
                         std::string_view after) {
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const std::vector<LineChange> changes = line_changes(before, after);
  if (changes.empty()) return {};
  std::string out = fmt::format("--- {}\n+++ {}\n", safe_text(old_path), safe_text(new_path));
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() && changes[last + 1].old_begin - changes[last].old_end <= 2 * kContext)
      ++last;
    const std::size_t lead = std::min(kContext, changes[first].old_begin);
    const std::size_t tail = std::min(kContext, old_lines.size() - changes[last].old_end);
    out += fmt::format("@@ -{} +{} @@\n",
                       range_text(changes[first].old_begin - lead, changes[last].old_end + tail),
                       range_text(changes[first].new_begin - lead, changes[last].new_end + tail));
    std::size_t at = changes[first].old_begin - lead;
    for (std::size_t i = first; i <= last; ++i) {
      for (; at < changes[i].old_begin; ++at) append_line(out, ' ', old_lines[at]);
      for (; at < changes[i].old_end; ++at) append_line(out, '-', old_lines[at]);
      for (std::size_t line = changes[i].new_begin; line < changes[i].new_end; ++line)
        append_line(out, '+', new_lines[line]);
    }
    for (const std::size_t end = at + tail; at < end; ++at) append_line(out, ' ', old_lines[at]);
    first = last + 1;
  }
  return out;
}

}  // namespace plumb
