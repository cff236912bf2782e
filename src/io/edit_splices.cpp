#include "plumb/io/edit_splices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "plumb/io/flow_edit.hpp"
#include "plumb/io/scalar_edit.hpp"

namespace plumb {

namespace {

class SpliceMaker {
 public:
  SpliceMaker(const Document& document, const YamlLayout& layout, const DocumentChanges& changes)
      : document_(document), layout_(layout), bytes_(layout.bytes()), changes_(changes) {}

  std::variant<std::vector<Splice>, NodeRef> run() {
    for (const auto& [index, value] : changes_.replaced())
      if (!replace(NodeRef(document_, index), value)) return NodeRef(document_, index);
    for (const std::uint32_t index : changed_collections()) {
      const NodeRef collection(document_, index);
      const bool done = layout_.is_flow(collection)
                            ? change_in_brackets(layout_, collection, changes_, splices_)
                        : collection.is_mapping() ? change_block_mapping(collection)
                                                  : change_block_sequence(collection);
      if (!done) return collection;
    }
    return std::move(splices_);
  }

 private:
  void add(std::size_t begin, std::size_t end, std::string text) {
    splices_.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(text)});
  }

  /// Inserts whole lines; the last line of a file may lack its end, and goes on lacking it.
  void insert_lines(std::size_t at, std::string lines) {
    if (at == bytes_.size() && at > 0 && bytes_.back() != '\n') {
      lines.resize(lines.size() - layout_.line_end().size());
      lines.insert(0, layout_.line_end());
    }
    add(at, at, std::move(lines));
  }

  void remove_lines(std::size_t begin, std::size_t end) {
    if (end == bytes_.size() && end > begin && bytes_.back() != '\n' && begin > 0)
      begin -= bytes_.substr(0, begin).ends_with("\r\n") ? 2 : 1;
    add(begin, end, {});
  }

  std::vector<std::uint32_t> changed_collections() const {
    std::vector<std::uint32_t> collections;
    for (const auto& [index, added] : changes_.added()) collections.push_back(index);
    for (const auto& [index, inserted] : changes_.inserted()) collections.push_back(index);
    for (const std::uint32_t index : changes_.removed())
      if (const NodeRef parent = layout_.parent(NodeRef(document_, index)))
        collections.push_back(parent.index());
    // Where several end at one place, what is inside comes first.
    std::sort(collections.begin(), collections.end(), std::greater<>());
    collections.erase(std::unique(collections.begin(), collections.end()), collections.end());
    return collections;
  }

  // -------------------------------------------------------------------------------------------------------
  // Values

  bool replace(NodeRef node, const YamlValue& value) {
    const NodeRef key = layout_.key_of(node);
    if (value.in_lines && !value.items.empty() && key && !layout_.is_block(node))
      return replace_by_lines(node, key, value);
    if (node.is_scalar()) {
      replace_scalar(layout_, node, value, splices_);
      return true;
    }
    if (layout_.is_flow(node)) {
      splices_.push_back({node.span(), flow_text(value)});
      return true;
    }
    return replace_block(node, key, flow_text(value));
  }

  /// `risks: []`, or `risks:` alone, gets rows in lines of their own below its key.
  bool replace_by_lines(NodeRef node, NodeRef key, const YamlValue& value) {
    const auto colon = layout_.behind_colon(key);
    if (!colon || layout_.is_flow(layout_.parent(node))) return false;
    if (node.span().end > *colon) add(*colon, node.span().end, {});
    const std::size_t column =
        layout_.column(key.span().begin) + (value.kind == NodeKind::sequence ? dash_indent() : 2);
    insert_lines(layout_.next_line(layout_.content_end(node)), block_text(value, column, layout_.line_end()));
    return true;
  }

  /// A collection in lines of its own gives way to a value behind its key.
  bool replace_block(NodeRef node, NodeRef key, std::string text) {
    if (!key) return false;
    const auto colon = layout_.behind_colon(key);
    const std::size_t lines = colon ? layout_.next_line(*colon) : 0;
    if (!colon || layout_.line_begin(node.span().begin) < lines) return false;
    add(*colon, *colon, " " + std::move(text));
    remove_lines(lines, layout_.lines_end(node));
    return true;
  }

  /// How far this file indents the rows below a key of the root.
  std::size_t dash_indent() const {
    for (const auto& [key, value] : document_.root().entries())
      if (value.is_sequence() && layout_.is_block(value) && value.size() > 0)
        return layout_.column(value.span().begin);
    return 2;
  }

  // -------------------------------------------------------------------------------------------------------
  // Mappings in lines

  bool change_block_mapping(NodeRef mapping) {
    const std::vector<EditedChild> entries = children_of(layout_, mapping, changes_);
    const auto kept = [](const EditedChild& entry) { return !entry.removed; };
    if (std::none_of(entries.begin(), entries.end(), kept)) return refill_block_mapping(mapping);
    return remove_entries(entries) && add_entries(mapping, entries);
  }

  bool refill_block_mapping(NodeRef mapping) {
    YamlValue value = YamlValue::mapping();
    if (const auto added = changes_.added().find(mapping.index()); added != changes_.added().end())
      for (const DocumentChanges::Added& each : added->second) value.add(each.key, each.value);
    return replace_block(mapping, layout_.key_of(mapping), flow_text(value));
  }

  bool remove_entries(const std::vector<EditedChild>& entries) {
    std::size_t i = 0;
    const std::size_t first = entries.front().begin;
    const bool shares_line = !layout_.is_blank(layout_.line_begin(first), first);
    if (entries.front().removed && shares_line) {
      while (entries[i].removed) ++i;
      // The next entry moves up behind the dash.
      if (!layout_.is_blank(layout_.lines_end(entries[i - 1].value), entries[i].begin) ||
          hides_comment(layout_, entries))
        return false;
      add(first, entries[i].begin, {});
    }
    for (; i < entries.size(); ++i)
      if (entries[i].removed)
        remove_lines(layout_.line_begin(entries[i].begin), layout_.lines_end(entries[i].value));
    return true;
  }

  /// New entries go behind the last one that is no list of rows.
  bool add_entries(NodeRef mapping, const std::vector<EditedChild>& entries) {
    const auto added = changes_.added().find(mapping.index());
    if (added == changes_.added().end()) return true;
    const bool root = mapping.index() == document_.root().index();
    const EditedChild* behind = nullptr;
    for (const EditedChild& entry : entries)
      if (!entry.removed && (behind == nullptr || root || !layout_.is_block(entry.value))) behind = &entry;
    if (layout_.is_block(behind->value) && !root)
      for (const EditedChild& entry : entries)
        if (!entry.removed) behind = &entry;
    const std::size_t column = layout_.column(entries.front().begin);
    for (const DocumentChanges::Added& each : added->second) {
      YamlValue entry = YamlValue::mapping();
      entry.add(each.key, each.value);
      std::string lines = root ? section_text(each, entries) : block_text(entry, column, layout_.line_end());
      if (each.moved_from)
        if (const std::string moved = moved_lines(each.moved_from, column + 2); !moved.empty())
          lines = fmt::format("{:{}}{}:{}{}", "", column, each.key, layout_.line_end(), moved);
      insert_lines(root ? bytes_.size() : layout_.lines_end(behind->value), std::move(lines));
    }
    return true;
  }

  /// A new key of the root, behind a blank line where the others stand so.
  std::string section_text(const DocumentChanges::Added& added,
                           const std::vector<EditedChild>& entries) const {
    std::string lines;
    bool separated = entries.size() < 2;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const std::size_t line = layout_.line_begin(entries[i].begin);
      if (layout_.before_blank_lines(line, 0) < line) separated = true;
    }
    const bool ends_blank =
        layout_.before_blank_lines(bytes_.size(), 0) < bytes_.size() && bytes_.ends_with('\n');
    if (separated && !ends_blank) lines += layout_.line_end();
    lines += scalar_text(YamlValue::of_text(added.key)) + ':';
    if (!added.value.in_lines || added.value.items.empty()) {
      lines += ' ' + flow_text(added.value);
      lines += layout_.line_end();
      return lines;
    }
    lines += layout_.line_end();
    const std::size_t column = added.value.kind == NodeKind::sequence ? dash_indent() : 2;
    return lines + block_text(added.value, column, layout_.line_end());
  }

  // -------------------------------------------------------------------------------------------------------
  // Rows in lines

  bool change_block_sequence(NodeRef sequence) {
    std::vector<NodeRef> items;
    std::vector<ItemLines> lines;
    for (const NodeRef item : sequence.items()) items.push_back(item);
    const auto is_removed = [&](NodeRef item) { return changes_.is_removed(item); };
    const bool all_go = std::all_of(items.begin(), items.end(), is_removed);
    const auto inserted = changes_.inserted().find(sequence.index());
    const bool gains = inserted != changes_.inserted().end();
    if (all_go && !gains) return empty_sequence(sequence, items);
    if (gains)
      for (const DocumentChanges::Inserted& each : inserted->second)
        if (!insert_row(sequence, items, each)) return false;
    return remove_rows(sequence, items);
  }

  bool remove_rows(NodeRef sequence, const std::vector<NodeRef>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!changes_.is_removed(items[i])) continue;
      const auto lines = layout_.item_lines(sequence, items[i]);
      if (!lines || !lines->own_lines) return false;
      std::size_t begin = lines->begin;
      // The blank lines that part it from its neighbour go with it.
      if (i + 1 == items.size() && i > 0 && !changes_.is_removed(items[i - 1]))
        begin = layout_.before_blank_lines(begin, layout_.lines_end(items[i - 1]));
      remove_lines(begin, removed_end(items, i, lines->end));
    }
    return true;
  }

  std::size_t removed_end(const std::vector<NodeRef>& items, std::size_t i, std::size_t end) const {
    return i + 1 < items.size() ? layout_.behind_blank_lines(end) : end;
  }

  /// The last row of a list goes: `tasks: []` stays.
  bool empty_sequence(NodeRef sequence, const std::vector<NodeRef>& items) {
    const NodeRef key = layout_.key_of(sequence);
    const auto colon = key ? layout_.behind_colon(key) : std::nullopt;
    if (!colon || layout_.line_begin(sequence.span().begin) < layout_.next_line(*colon)) return false;
    add(*colon, *colon, " []");
    return remove_rows(sequence, items);
  }

  bool insert_row(NodeRef sequence, const std::vector<NodeRef>& items,
                  const DocumentChanges::Inserted& inserted) {
    const std::size_t before = std::min(inserted.before, items.size());
    const NodeRef sibling = items[before == 0 ? 0 : before - 1];
    const auto beside = layout_.item_lines(sequence, sibling);
    if (!beside || !beside->own_lines) return false;
    std::string lines;
    if (inserted.moved_from) lines = moved_lines(inserted.moved_from, layout_.column(beside->dash));
    if (lines.empty()) lines = new_lines(sibling, *beside, inserted.value);
    std::size_t at = beside->begin;
    if (before > 0)
      at = changes_.is_removed(sibling) ? removed_end(items, before - 1, beside->end) : beside->end;
    if (parted(sequence, items, before)) {
      if (before > 0)
        lines.insert(0, layout_.line_end());
      else
        lines += layout_.line_end();
    }
    insert_lines(at, std::move(lines));
    return true;
  }

  /// Tells whether the rows around a place are parted by blank lines.
  bool parted(NodeRef sequence, const std::vector<NodeRef>& items, std::size_t before) const {
    const std::size_t second = before <= 1 ? 1 : before - 1;
    if (second >= items.size()) return false;
    const auto lines = layout_.item_lines(sequence, items[second]);
    return lines &&
           layout_.before_blank_lines(lines->begin, layout_.lines_end(items[second - 1])) < lines->begin;
  }

  /// A new row looks like the one beside it.
  std::string new_lines(NodeRef sibling, const ItemLines& beside, const YamlValue& value) const {
    const std::size_t column = layout_.column(beside.dash);
    YamlValue row = value;
    row.in_lines = sibling.is_mapping() && layout_.is_block(sibling) && value.kind == NodeKind::mapping;
    YamlValue list = YamlValue::sequence();
    list.items.push_back(std::move(row));
    return block_text(list, column, layout_.line_end());
  }

  /// The lines of a row that comes from elsewhere, comments included, indented as its new neighbours are;
  /// empty where it has no lines of its own there.
  std::string moved_lines(NodeRef moved_from, std::size_t column) const {
    const Document& source = moved_from.document();
    const YamlLayout there(source);
    const NodeRef list = there.parent(moved_from);
    if (!list || there.is_flow(list)) return {};
    const auto lines = there.item_lines(list, moved_from);
    if (!lines || !lines->own_lines) return {};
    const std::size_t old_column = there.column(lines->dash);
    std::string out;
    for (std::size_t at = lines->begin; at < lines->end;) {
      const std::size_t next = there.next_line(at);
      std::string_view line = there.bytes().substr(at, next - at);
      while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
      std::size_t unindent = old_column > column ? old_column - column : 0;
      for (; unindent > 0 && line.starts_with(' '); --unindent) line.remove_prefix(1);
      if (column > old_column && !line.empty()) out.append(column - old_column, ' ');
      out += line;
      out += layout_.line_end();
      at = next;
    }
    return out;
  }

  const Document& document_;
  const YamlLayout& layout_;
  std::string_view bytes_;
  const DocumentChanges& changes_;
  std::vector<Splice> splices_;
};

}  // namespace

std::variant<std::vector<Splice>, NodeRef> edit_splices(const Document& document, const YamlLayout& layout,
                                                        const DocumentChanges& changes) {
  return SpliceMaker(document, layout, changes).run();
}

}  // namespace plumb
