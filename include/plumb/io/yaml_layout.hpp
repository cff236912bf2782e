#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// The lines of one item of a block sequence.
struct ItemLines {
  std::size_t begin = 0;   // of the first comment directly above it, else of its first line
  std::size_t dash = 0;    // its '-'
  std::size_t end = 0;     // the begin of the line behind its last one
  bool own_lines = false;  // nothing else stands before the dash in its line
};

/// Knows where the parts of a document stand in its lines, which the tree does not say. All offsets are
/// bytes.
class YamlLayout {
 public:
  explicit YamlLayout(const Document& document);

  std::string_view bytes() const { return bytes_; }
  /// How this file ends its lines.
  std::string_view line_end() const { return line_end_; }

  std::size_t line_begin(std::size_t offset) const;
  /// The begin of the line behind the one that holds `offset`, or the end of the file.
  std::size_t next_line(std::size_t offset) const;
  /// Bytes between the begin of the line and `offset`.
  std::size_t column(std::size_t offset) const { return offset - line_begin(offset); }
  /// Tells whether only blanks stand between two offsets, or line ends too.
  bool is_blank(std::size_t begin, std::size_t end) const;

  /// Tells whether a collection is written in brackets.
  bool is_flow(NodeRef collection) const;
  /// Tells whether a collection stands in lines of its own.
  bool is_block(NodeRef node) const { return !node.is_scalar() && !is_flow(node); }

  /// The collection that holds a node; a null handle for the root.
  NodeRef parent(NodeRef node) const;
  /// The key of a node that is a value in a mapping; a null handle for others.
  NodeRef key_of(NodeRef value) const;
  /// The offset behind the ':' of a key; nullopt if it is written as `? key`.
  std::optional<std::size_t> behind_colon(NodeRef key) const;

  /// The offset behind the last byte that belongs to a node.
  std::size_t content_end(NodeRef node) const;
  /// The begin of the line behind a node's last one.
  std::size_t lines_end(NodeRef node) const { return next_line(content_end(node)); }

  /// Finds the lines of an item of a block sequence; nullopt if its dash is not found.
  std::optional<ItemLines> item_lines(NodeRef sequence, NodeRef item) const;

  /// The begin of the first line behind `offset` that is not blank.
  std::size_t behind_blank_lines(std::size_t offset) const;
  /// The begin of the blank lines that end at `offset`, the begin of a line, but not before `least`.
  std::size_t before_blank_lines(std::size_t offset, std::size_t least) const;

 private:
  std::size_t comments_above(std::size_t line, std::size_t least) const;

  const Document& document_;
  std::string_view bytes_;
  std::string_view line_end_;
  std::vector<std::uint32_t> parents_;  // one entry per node
  std::vector<bool> is_value_;          // one entry per node: it stands behind a key
};

}  // namespace plumb
