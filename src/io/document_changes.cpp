#include "plumb/io/document_changes.hpp"

#include <utility>

namespace plumb {

const YamlValue* DocumentChanges::replacement(NodeRef node) const {
  const auto found = replaced_.find(node.index());
  return found == replaced_.end() ? nullptr : &found->second;
}

YamlValue* DocumentChanges::replacement(NodeRef node) {
  return const_cast<YamlValue*>(std::as_const(*this).replacement(node));
}

YamlValue* DocumentChanges::added_value(NodeRef mapping, std::string_view key) {
  const auto found = added_.find(mapping.index());
  if (found == added_.end()) return nullptr;
  for (Added& added : found->second)
    if (added.key == key) return &added.value;
  return nullptr;
}

}  // namespace plumb
