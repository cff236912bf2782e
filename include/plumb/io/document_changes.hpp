#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/yaml_value.hpp"

namespace plumb {

/// What is meant to change in one document, in terms of its values; where the bytes of it stand is found by
/// edited_document(). Nodes are those of the document as it is.
class DocumentChanges {
 public:
  /// An entry that a mapping gains.
  struct Added {
    std::string key;
    YamlValue value;
    NodeRef moved_from;  // of a list whose only row moves here, where the row stands now
  };

  /// An item that a sequence gains, before the item that now has this index.
  struct Inserted {
    std::size_t before = 0;
    YamlValue value;
    NodeRef moved_from;  // of a row that moves, where it stands now, in this document or another
  };

  /// Gives a scalar or a collection another value; of a key, another name.
  void replace(NodeRef node, YamlValue value) { replaced_.insert_or_assign(node.index(), std::move(value)); }
  void add_entry(NodeRef mapping, std::string_view key, YamlValue value, NodeRef moved_from = {}) {
    added_[mapping.index()].push_back({std::string(key), std::move(value), moved_from});
  }
  void remove_entry(NodeRef key) { removed_.insert(key.index()); }
  /// Of several with one index, the first stays first.
  void insert_item(NodeRef sequence, std::size_t before, YamlValue value, NodeRef moved_from = {}) {
    inserted_[sequence.index()].push_back({before, std::move(value), moved_from});
  }
  void remove_item(NodeRef item) { removed_.insert(item.index()); }

  bool empty() const { return replaced_.empty() && added_.empty() && inserted_.empty() && removed_.empty(); }
  /// The new value of a node; nullptr if it keeps its own.
  const YamlValue* replacement(NodeRef node) const;
  YamlValue* replacement(NodeRef node);
  /// The value of an entry that is added; nullptr if none of this key is.
  YamlValue* added_value(NodeRef mapping, std::string_view key);
  bool is_removed(NodeRef key_or_item) const { return removed_.contains(key_or_item.index()); }

  const std::map<std::uint32_t, YamlValue>& replaced() const { return replaced_; }
  const std::map<std::uint32_t, std::vector<Added>>& added() const { return added_; }
  const std::map<std::uint32_t, std::vector<Inserted>>& inserted() const { return inserted_; }
  const std::set<std::uint32_t>& removed() const { return removed_; }

 private:
  std::map<std::uint32_t, YamlValue> replaced_;
  std::map<std::uint32_t, std::vector<Added>> added_;        // by mapping
  std::map<std::uint32_t, std::vector<Inserted>> inserted_;  // by sequence
  std::set<std::uint32_t> removed_;                          // keys of mappings, items of sequences
};

}  // namespace plumb
