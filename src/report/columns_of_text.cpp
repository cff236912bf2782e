#include "plumb/report/columns_of_text.hpp"

#include <algorithm>

#include "plumb/io/text_width.hpp"

namespace plumb {

namespace {

int widest(const std::vector<std::string>& lines, std::size_t from, std::size_t to) {
  int width = 0;
  for (std::size_t i = from; i < std::min(to, lines.size()); ++i)
    width = std::max(width, shown_width(lines[i]));
  return width;
}

void append_blanks(std::string& out, int count) {
  if (count > 0) out.append(static_cast<std::size_t>(count), ' ');
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

int shown_width(std::string_view line) {
  std::string plain;
  while (!line.empty()) {
    const std::size_t begin = std::min(line.find('\x1b'), line.size());
    plain += line.substr(0, begin);
    line.remove_prefix(begin);
    line.remove_prefix(std::min(line.find('m'), line.empty() ? 0 : line.size() - 1) + (line.empty() ? 0 : 1));
  }
  return text_width(plain);
}

void append_beside(std::string& out, const std::vector<std::string>& left,
                   const std::vector<std::string>& right, int gap, int width) {
  const int left_width = widest(left, 0, left.size());
  const bool fits = width == 0 || left_width + gap + widest(right, 0, right.size()) <= width;
  if (!fits || left.empty() || right.empty()) {
    for (const std::string& line : left) out.append(line).append("\n");
    if (!left.empty() && !right.empty()) out += '\n';
    for (const std::string& line : right) out.append(line).append("\n");
    return;
  }
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string_view first = i < left.size() ? std::string_view(left[i]) : std::string_view();
    out += first;
    if (i < right.size() && !right[i].empty()) {
      append_blanks(out, left_width + gap - shown_width(first));
      out += right[i];
    }
    out += '\n';
  }
}

void append_wrapped(std::string& out, std::string_view line, int width, int indent) {
  int used = 0;
  bool first = true;
  while (!line.empty()) {
    // A word with the blanks before it, which part columns of figures.
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    const int columns = shown_width(word);
    if (!first && width > 0 && used + static_cast<int>(begin) + columns > width) {
      out += '\n';
      append_blanks(out, indent);
      used = indent;
    } else {
      append_blanks(out, static_cast<int>(begin));
      used += static_cast<int>(begin);
    }
    out += word;
    used += columns;
    first = false;
    line.remove_prefix(end);
  }
  out += '\n';
}

void append_flowing(std::string& out, const std::vector<std::string>& items, std::size_t rows, int width) {
  constexpr int kGap = 3;
  constexpr int kIndent = 2;
  std::vector<int> widths;
  for (;; ++rows) {
    widths.clear();
    int sum = kIndent;
    for (std::size_t first = 0; first < items.size(); first += rows) {
      widths.push_back(widest(items, first, first + rows));
      sum += widths.back() + (first > 0 ? kGap : 0);
    }
    if (width == 0 || sum <= width || rows >= items.size()) break;
  }
  for (std::size_t row = 0; row < std::min(rows, items.size()); ++row) {
    append_blanks(out, kIndent);
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const std::size_t item = column * rows + row;
      if (item >= items.size()) break;
      out += items[item];
      const bool last = item + rows >= items.size();
      if (!last) append_blanks(out, widths[column] + kGap - shown_width(items[item]));
    }
    out += '\n';
  }
}

}  // namespace plumb
