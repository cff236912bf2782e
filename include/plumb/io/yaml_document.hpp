#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/source_file.hpp"

namespace plumb {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping };

/// How a scalar is written; literal and folded are the block styles `|` and `>`.
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// Bounds that a hostile document runs into before it costs time or memory.
inline constexpr int kMaxDepth = 64;
inline constexpr std::uint64_t kMaxAliasNodes = 10'000;

class Document;

/// A handle on one node of a document, valid as long as the document; an alias reads as the node it stands
/// for.
class NodeRef {
 public:
  NodeRef() = default;
  NodeRef(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

  explicit operator bool() const { return document_ != nullptr; }
  std::uint32_t index() const { return index_; }
  const Document& document() const { return *document_; }

  /// The same node of the same document, not just one that says the same.
  friend bool operator==(NodeRef one, NodeRef other) {
    return one.document_ == other.document_ && one.index_ == other.index_;
  }

  NodeKind kind() const;
  bool is_scalar() const { return kind() == NodeKind::scalar; }
  bool is_sequence() const { return kind() == NodeKind::sequence; }
  bool is_mapping() const { return kind() == NodeKind::mapping; }
  /// A plain scalar without any text: `key:` alone.
  bool is_empty_scalar() const { return is_scalar() && is_plain() && text().empty(); }
  /// What YAML reads as no value: nothing, `~` or `null`.
  bool is_null() const {
    return is_empty_scalar() || (is_scalar() && is_plain() && (text() == "~" || text() == "null"));
  }

  /// The scalar's value, unquoted and unfolded; it lives as long as the document.
  std::string_view text() const;
  ScalarStyle style() const;
  bool is_plain() const { return style() == ScalarStyle::plain; }

  /// Where the node stands; for an alias, where the alias stands.
  ByteSpan span() const;
  Place place() const;

  /// How many children a sequence has, or keys and values a mapping; counts them, because few are ever asked.
  std::size_t size() const;

  class Iterator;
  class EntryIterator;
  template <class It>
  struct Range {
    It first;
    It last;
    It begin() const { return first; }
    It end() const { return last; }
  };

  Range<Iterator> items() const;
  Range<EntryIterator> entries() const;

  /// For an alias, the node that it stands for; else the node itself.
  NodeRef target() const;
  bool is_alias() const { return target().index_ != index_; }
  /// The index of the node behind this one and all that is in it.
  std::uint32_t behind() const;

  /// Looks a key up in a mapping; a null handle if it is missing or this is no mapping.
  NodeRef find(std::string_view key) const;
  /// Like find, but returns the key's node.
  NodeRef find_key(std::string_view key) const;

 private:
  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

/// One YAML document in pre-order, 12 bytes a node; texts are views into the file wherever the value stands
/// there verbatim.
class Document {
 public:
  const std::shared_ptr<const SourceFile>& file() const { return file_; }
  /// Null if the file holds nothing but comments.
  NodeRef root() const { return nodes_.empty() ? NodeRef() : NodeRef(*this, 0); }
  std::size_t node_count() const { return nodes_.size(); }

 private:
  friend class NodeRef;
  friend class NodeRef::Iterator;
  friend class DocumentBuilder;

  enum class StoredKind : std::uint8_t { scalar, sequence, mapping, alias };

  static constexpr unsigned kValueBits = 27;
  static constexpr unsigned kStyleShift = kValueBits + 2;
  static constexpr std::uint32_t kInFile = (1U << kValueBits) - 1;

  /// Made in one go, where it stays: written field by field, a node cost 4 % of reading and scheduling a
  /// plan, because the processor waits for a word whose parts are still being written.
  struct StoredNode {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t packed;  // from the lowest bit: 27 of the value, 2 of the kind, 3 of the style

    StoredNode(ByteSpan span, StoredKind kind, ScalarStyle style, std::uint32_t value)
        : begin(span.begin),
          end(span.end),
          packed(value | static_cast<std::uint32_t>(kind) << kValueBits |
                 static_cast<std::uint32_t>(style) << kStyleShift) {}

    /// scalar: kInFile, or an index into texts_; alias: its target; collection: the index behind its last
    /// descendant. A file of the largest size has no more nodes than fit.
    std::uint32_t value() const { return packed & kInFile; }
    StoredKind kind() const { return static_cast<StoredKind>(packed >> kValueBits & 3U); }
    ScalarStyle style() const { return static_cast<ScalarStyle>(packed >> kStyleShift); }
    bool is_collection() const { return kind() == StoredKind::sequence || kind() == StoredKind::mapping; }
    void set_value(std::uint32_t value) { packed = (packed & ~kInFile) | value; }
  };

  /// The index of the node behind this one and all that is in it.
  std::uint32_t next(std::uint32_t index) const {
    const StoredNode& node = nodes_.data()[index];
    return node.is_collection() ? node.value() : index + 1;
  }

  std::shared_ptr<const SourceFile> file_;
  std::string_view bytes_;  // of file_: every text is looked for here
  std::vector<StoredNode> nodes_;
  std::vector<std::string> texts_;
};

class NodeRef::Iterator {
 public:
  Iterator(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}
  NodeRef operator*() const { return {*document_, index_}; }
  Iterator& operator++() {
    index_ = document_->next(index_);
    return *this;
  }
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

 private:
  const Document* document_;
  std::uint32_t index_;
};

class NodeRef::EntryIterator {
 public:
  explicit EntryIterator(Iterator at) : at_(at) {}
  std::pair<NodeRef, NodeRef> operator*() const {
    Iterator value = at_;
    return {*at_, *++value};
  }
  EntryIterator& operator++() {
    ++at_;
    ++at_;
    return *this;
  }
  friend bool operator==(const EntryIterator& a, const EntryIterator& b) { return a.at_ == b.at_; }

 private:
  Iterator at_;
};

// Readers ask these of every node, many times over: they stand here to be inlined.

inline NodeRef NodeRef::target() const {
  const Document::StoredNode& node = document_->nodes_.data()[index_];
  return node.kind() == Document::StoredKind::alias ? NodeRef(*document_, node.value()) : *this;
}

inline std::uint32_t NodeRef::behind() const {
  return document_->next(index_);
}

inline NodeKind NodeRef::kind() const {
  return static_cast<NodeKind>(document_->nodes_.data()[target().index_].kind());
}

inline ScalarStyle NodeRef::style() const {
  return document_->nodes_.data()[target().index_].style();
}

inline std::string_view NodeRef::text() const {
  const Document::StoredNode* nodes = document_->nodes_.data();
  const Document::StoredNode& own = nodes[index_];
  const Document::StoredNode& node = own.kind() == Document::StoredKind::alias ? nodes[own.value()] : own;
  if (node.kind() != Document::StoredKind::scalar) return {};
  if (node.value() != Document::kInFile) return document_->texts_[node.value()];
  const char* written = document_->bytes_.data() + node.begin;
  const std::size_t size = node.end - node.begin;
  return node.style() == ScalarStyle::plain ? std::string_view(written, size)
                                            : std::string_view(written + 1, size - 2);
}

inline NodeRef::Range<NodeRef::Iterator> NodeRef::items() const {
  const std::uint32_t own = target().index_;
  // A scalar has no children, and next to it is the node behind it: the range is empty.
  return {Iterator(*document_, own + 1), Iterator(*document_, document_->next(own))};
}

inline NodeRef::Range<NodeRef::EntryIterator> NodeRef::entries() const {
  if (!is_mapping()) return {EntryIterator({*document_, 0}), EntryIterator({*document_, 0})};
  const Range<Iterator> all = items();
  return {EntryIterator(all.first), EntryIterator(all.last)};
}

/// Reads one YAML document; reports why it cannot and returns nullptr then. Tags and duplicate keys are
/// errors too, but do not end the reading: all that is wrong with the values can be said in the same run.
/// Documents are shared, because spans and texts of a plan refer into them.
///
/// What read_plain_yaml declines, libyaml reads.
std::shared_ptr<const Document> parse_document(std::shared_ptr<const SourceFile> file,
                                               Diagnostics& diagnostics);

/// Reads like parse_document, but always by libyaml, which is right by definition; `file` has passed
/// check_encoding. For tests, which hold read_plain_yaml against it.
std::shared_ptr<const Document> read_with_libyaml(std::shared_ptr<const SourceFile> file,
                                                  Diagnostics& diagnostics);

}  // namespace plumb
