#include "plumb/plan/conflict_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "plumb/io/line_diff.hpp"
#include "plumb/io/yaml_layout.hpp"
#include "plumb/plan/document_rows.hpp"

namespace plumb {

namespace {

/// Lines that belong together, counted from 0: [begin, end).
struct Lines {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One side of a conflict: its lines, and which of them are a row's.
struct SideLines {
  std::vector<std::size_t> offsets;  // of each line, and of the end
  std::vector<Lines> rows;

  explicit SideLines(const Document& document) {
    const YamlLayout layout(document);
    for (std::size_t at = 0; at < layout.bytes().size(); at = layout.next_line(at)) offsets.push_back(at);
    offsets.push_back(layout.bytes().size());
    for (const CollectionName& name : collection_names())
      for (const DocumentRow& row : DocumentRows(document, name.kind).all()) add_row(layout, row);
  }

  /// Of a row with rows below it, what stands above those.
  void add_row(const YamlLayout& layout, const DocumentRow& row) {
    if (layout.is_flow(row.list)) return;
    const auto lines = layout.item_lines(row.list, row.node);
    if (!lines || !lines->own_lines) return;
    std::size_t end = lines->end;
    const NodeRef below = row.node.find("tasks");
    if (below && below.is_sequence() && layout.is_block(below) && below.size() > 0)
      end = layout.line_begin(row.node.find_key("tasks").span().begin);
    if (end > lines->begin) rows.push_back({line_of(lines->begin), line_of(end)});
  }

  std::size_t line_of(std::size_t offset) const {
    return static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end(), offset) -
                                    offsets.begin());
  }

  /// Widens a range to the rows that it touches; an empty one to a row around it.
  Lines widened(Lines range) const {
    Lines wide = range;
    for (const Lines& row : rows) {
      const bool touches = range.begin == range.end ? row.begin < range.begin && range.begin < row.end
                                                    : row.begin < range.end && range.begin < row.end;
      if (!touches) continue;
      wide.begin = std::min(wide.begin, row.begin);
      wide.end = std::max(wide.end, row.end);
    }
    return wide;
  }
};

/// Widens one change to earlier and later lines, which are the same on both sides until another change.
void widen(std::vector<LineChange>& changes, std::size_t& at, std::size_t above, std::size_t below) {
  while (above > 0) {
    const std::size_t gap = at > 0 ? changes[at].old_begin - changes[at - 1].old_end : changes[at].old_begin;
    const std::size_t step = std::min(gap, above);
    changes[at].old_begin -= step;
    changes[at].new_begin -= step;
    above -= step;
    if (above == 0 || at == 0) break;
    const std::size_t lines = std::max(changes[at - 1].old_end - changes[at - 1].old_begin,
                                       changes[at - 1].new_end - changes[at - 1].new_begin);
    changes[at].old_begin = changes[at - 1].old_begin;
    changes[at].new_begin = changes[at - 1].new_begin;
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(--at));
    above -= std::min(above, lines);
  }
  while (below > 0) {
    const bool last = at + 1 == changes.size();
    const std::size_t gap = last ? below : changes[at + 1].old_begin - changes[at].old_end;
    const std::size_t step = std::min(gap, below);
    changes[at].old_end += step;
    changes[at].new_end += step;
    below -= step;
    if (below == 0 || last) break;
    const LineChange next = changes[at + 1];
    changes[at].old_end = next.old_end;
    changes[at].new_end = next.new_end;
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(at + 1));
    below -= std::min(below, std::max(next.old_end - next.old_begin, next.new_end - next.new_begin));
  }
}

void widen_to_rows(std::vector<LineChange>& changes, const SideLines& ours, const SideLines& theirs) {
  for (std::size_t at = 0; at < changes.size();) {
    const LineChange change = changes[at];
    const Lines old_wide = ours.widened({change.old_begin, change.old_end});
    const Lines new_wide = theirs.widened({change.new_begin, change.new_end});
    const std::size_t above = std::max(change.old_begin - old_wide.begin, change.new_begin - new_wide.begin);
    const std::size_t below = std::max(old_wide.end - change.old_end, new_wide.end - change.new_end);
    if (above == 0 && below == 0)
      ++at;
    else
      widen(changes, at, above, below);
  }
}

}  // namespace

std::string conflict_lines(std::string_view ours, std::string_view theirs, std::size_t marker_size,
                           std::string_view line_end) {
  std::string out(marker_size, '<');
  const auto append = [&](std::string_view text) {
    out += text;
    if (!text.empty() && !text.ends_with('\n')) out += line_end;
  };
  append(" ours");
  append(ours);
  append(std::string(marker_size, '='));
  append(theirs);
  append(std::string(marker_size, '>') + " theirs");
  return out;
}

std::string conflict_text(const Document& ours, const Document& theirs, std::size_t marker_size) {
  const std::string_view before = ours.file()->bytes();
  const std::string_view after = theirs.file()->bytes();
  const SideLines old_side(ours), new_side(theirs);
  std::vector<LineChange> changes = line_changes(before, after);
  widen_to_rows(changes, old_side, new_side);
  const std::string line_end(YamlLayout(ours).line_end());
  std::string out;
  std::size_t copied = 0;
  for (const LineChange& change : changes) {
    const std::size_t begin = old_side.offsets[change.old_begin];
    const std::size_t end = old_side.offsets[change.old_end];
    out += before.substr(copied, begin - copied);
    const std::size_t new_begin = new_side.offsets[change.new_begin];
    out += conflict_lines(before.substr(begin, end - begin),
                          after.substr(new_begin, new_side.offsets[change.new_end] - new_begin), marker_size,
                          line_end);
    copied = end;
  }
  return out += before.substr(copied);
}

}  // namespace plumb
