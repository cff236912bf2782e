#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Makes a Document node by node, in the order of the file. Both readers of YAML build with it, so that a
/// text makes the same document whichever of them reads it.
class DocumentBuilder {
 public:
  /// The most nodes that one document holds.
  static constexpr std::uint32_t kMostNodes = Document::kInFile;

  explicit DocumentBuilder(std::shared_ptr<const SourceFile> file);

  const Document& document() const { return *document_; }
  /// How many nodes there are, which is the index of the next one.
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_->nodes_.size()); }

  /// Returns the index behind all that is in the node; only closed collections know it.
  std::uint32_t end_of(std::uint32_t index) const { return document_->next(index); }
  bool is_alias(std::uint32_t index) const { return document_->nodes_[index].kind() == StoredKind::alias; }

  /// Adds a scalar whose text stands in the file, between the quotes if the style has any.
  void add_scalar(ByteSpan span, ScalarStyle style) {
    document_->nodes_.emplace_back(span, StoredKind::scalar, style, Document::kInFile);
  }

  /// Adds a scalar whose text is written otherwise in the file.
  void add_scalar(ByteSpan span, ScalarStyle style, std::string text) {
    document_->nodes_.emplace_back(span, StoredKind::scalar, style,
                                   static_cast<std::uint32_t>(document_->texts_.size()));
    document_->texts_.push_back(std::move(text));
  }

  /// Adds an alias of the node at the index `target`.
  void add_alias(ByteSpan span, std::uint32_t target) {
    document_->nodes_.emplace_back(span, StoredKind::alias, ScalarStyle::plain, target);
  }

  /// Adds a sequence or mapping, and returns its index; what is added until it is closed stands in it.
  std::uint32_t open(NodeKind kind, ByteSpan span) {
    const std::uint32_t index = size();
    document_->nodes_.emplace_back(span, static_cast<StoredKind>(kind), ScalarStyle::plain, 0);
    return index;
  }

  /// Ends a collection in brackets behind the closing one.
  void close_flow(std::uint32_t index, std::uint32_t end) {
    Document::StoredNode& node = document_->nodes_[index];
    node.set_value(size());
    node.end = end;
  }

  /// Ends a collection that is written in lines where its last descendant ends.
  void close_block(std::uint32_t index) {
    Document::StoredNode& node = document_->nodes_[index];
    node.set_value(size());
    if (size() > index + 1) node.end = document_->nodes_.back().end;
  }

  /// A key that stands in its mapping once more; `first` is the one before it.
  struct DuplicateKey {
    NodeRef first;
    NodeRef second;
  };

  /// Finds the keys that a closed mapping holds twice, in their order in the file if they are few.
  std::vector<DuplicateKey> duplicate_keys(std::uint32_t mapping);

  /// Hands the document over; the builder is of no use from then on.
  std::shared_ptr<const Document> finish() { return std::move(document_); }

 private:
  using StoredKind = Document::StoredKind;

  struct Key {
    std::string_view text;
    NodeRef node;
  };

  bool may_have_duplicates(NodeRef mapping);

  std::shared_ptr<Document> document_ = std::make_shared<Document>();
  std::vector<Key> keys_;  // of the mapping being looked at; kept for its capacity
};

}  // namespace plumb
