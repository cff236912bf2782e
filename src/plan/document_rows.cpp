#include "plumb/plan/document_rows.hpp"

#include <fmt/format.h>

#include "plumb/plan/merge_items.hpp"

namespace plumb {

DocumentRows::DocumentRows(const Document& document, CollectionKind kind) {
  if (!document.root()) return;
  if (const NodeRef list = document.root().find(collection_name(kind).plural); list && list.is_sequence())
    add(list, "", kind);
}

const DocumentRow* DocumentRows::find(const std::string& key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? nullptr : &rows_[found->second];
}

/// A document is no deeper than kMaxDepth.
void DocumentRows::add(NodeRef list, const std::string& parent, CollectionKind kind) {
  std::size_t index = 0;
  for (const NodeRef node : list.items()) {
    std::string key;
    if (collection_name(kind).ledger) {
      key = canonical_text(yaml_value(node));
      const int times = times_[key]++;
      key += fmt::format("#{}", times);
    } else if (const NodeRef id = node.find("id")) {
      key = id.text();
    }
    unique_ = index_.try_emplace(key, rows_.size()).second && !key.empty() && unique_;
    rows_.push_back({key, parent, node, list, index++});
    if (kind != CollectionKind::tasks) continue;
    if (const NodeRef below = node.find("tasks"); below && below.is_sequence()) add(below, key, kind);
  }
}

}  // namespace plumb
