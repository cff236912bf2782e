#pragma once

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Tells whether two documents of one file agree in every node: kind, style, span, text, where the text is
/// kept, and children.
inline bool same_document(const Document& a, const Document& b) {
  if (a.node_count() != b.node_count()) return false;
  const std::string_view bytes = a.file()->bytes();
  const auto in_file = [&](std::string_view text) {
    return text.data() >= bytes.data() && text.data() <= bytes.data() + bytes.size();
  };
  for (std::uint32_t i = 0; i < a.node_count(); ++i) {
    const NodeRef x(a, i), y(b, i);
    if (x.kind() != y.kind() || x.style() != y.style() || x.span() != y.span() || x.text() != y.text())
      return false;
    if (in_file(x.text()) != in_file(y.text()) || x.size() != y.size()) return false;
  }
  return true;
}

}  // namespace plumb
