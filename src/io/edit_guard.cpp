#include "plumb/io/edit_guard.hpp"

#include <algorithm>
#include <span>

namespace plumb {

namespace {

using Children = NodeRef::Range<NodeRef::Iterator>;

/// Walks both documents side by side; a document is at most kMaxDepth deep.
class Comparison {
 public:
  explicit Comparison(const DocumentChanges& changes) : changes_(changes) {}

  NodeRef compare(NodeRef before, NodeRef after) const {
    if (const YamlValue* value = changes_.replacement(before))
      return reads_as(after, *value) ? NodeRef() : before;
    if (before.kind() != after.kind() || before.is_alias() != after.is_alias()) return before;
    if (before.is_scalar()) return same_scalar(before, after) ? NodeRef() : before;
    return before.is_mapping() ? compare_mappings(before, after) : compare_sequences(before, after);
  }

 private:
  static bool same_scalar(NodeRef before, NodeRef after) {
    return before.text() == after.text() && before.style() == after.style();
  }

  /// Entries that were added may stand anywhere; the others keep their order.
  NodeRef compare_mappings(NodeRef before, NodeRef after) const {
    const auto found = changes_.added().find(before.index());
    const std::span<const DocumentChanges::Added> added =
        found == changes_.added().end() ? std::span<const DocumentChanges::Added>() : found->second;
    std::size_t seen = 0;
    auto old_entry = before.entries().begin();
    const auto old_end = before.entries().end();
    for (const auto& [key, value] : after.entries()) {
      const auto is_this = [&key = key](const DocumentChanges::Added& each) {
        return each.key == key.text();
      };
      if (const auto gained = std::find_if(added.begin(), added.end(), is_this); gained != added.end()) {
        if (!reads_as(value, gained->value)) return before;
        ++seen;
        continue;
      }
      while (old_entry != old_end && changes_.is_removed((*old_entry).first)) ++old_entry;
      if (old_entry == old_end) return before;
      const auto [old_key, old_value] = *old_entry;
      if (const NodeRef difference = compare(old_key, key)) return difference;
      if (const NodeRef difference = compare(old_value, value)) return difference;
      ++old_entry;
    }
    while (old_entry != old_end && changes_.is_removed((*old_entry).first)) ++old_entry;
    if (old_entry != old_end) return (*old_entry).first;
    return seen == added.size() ? NodeRef() : before;
  }

  NodeRef compare_sequences(NodeRef before, NodeRef after) const {
    const auto found = changes_.inserted().find(before.index());
    const Children fresh = after.items();
    auto next = fresh.begin();
    const auto take_inserted = [&](std::size_t index, bool to_the_end) {
      if (found == changes_.inserted().end()) return true;
      for (const DocumentChanges::Inserted& inserted : found->second) {
        if (inserted.before != index && !(to_the_end && inserted.before > index)) continue;
        if (next == fresh.end() || !reads_as(*next, inserted.value)) return false;
        ++next;
      }
      return true;
    };
    std::size_t index = 0;
    for (const NodeRef item : before.items()) {
      if (!take_inserted(index++, false)) return item;
      if (changes_.is_removed(item)) continue;
      if (next == fresh.end()) return item;
      if (const NodeRef difference = compare(item, *next)) return difference;
      ++next;
    }
    return take_inserted(index, true) && next == fresh.end() ? NodeRef() : before;
  }

  const DocumentChanges& changes_;
};

}  // namespace

NodeRef first_difference(NodeRef before, NodeRef after, const DocumentChanges& changes) {
  return Comparison(changes).compare(before, after);
}

}  // namespace plumb
