#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "plumb/io/yaml_document.hpp"
#include "plumb/model/collection_kind.hpp"

namespace plumb {

/// Where a row of a collection stands in a file.
struct DocumentRow {
  std::string key;     // as collection_items() has it
  std::string parent;  // of a task below another, that one's key
  NodeRef node;
  NodeRef list;
  std::size_t index = 0;  // in its list
};

/// The rows of one collection in one file, in pre-order.
class DocumentRows {
 public:
  DocumentRows() = default;
  DocumentRows(const Document& document, CollectionKind kind);

  const std::vector<DocumentRow>& all() const& { return rows_; }
  /// Of rows that are listed once, in a loop, and do not outlive it.
  std::vector<DocumentRow> all() && { return std::move(rows_); }
  const DocumentRow* find(const std::string& key) const;
  /// Tells whether each row has a key of its own.
  bool unique() const { return unique_; }

 private:
  void add(NodeRef list, const std::string& parent, CollectionKind kind);

  std::vector<DocumentRow> rows_;
  std::map<std::string, std::size_t> index_;
  std::map<std::string, int> times_;  // in a ledger, how often it was said
  bool unique_ = true;
};

}  // namespace plumb
