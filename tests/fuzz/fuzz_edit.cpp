// Any bytes as a document, and one of its scalars given another value: all other bytes stay, and what is laid
// out is laid out once for all.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/edit_document.hpp"
#include "plumb/io/format_document.hpp"
#include "plumb/io/yaml_layout.hpp"

namespace {

using namespace plumb;

void edit(const Document& document, NodeRef scalar, std::string_view value) {
  DocumentChanges changes;
  changes.replace(scalar, YamlValue::of_text(value));
  const auto edited = edited_document(document, changes);
  if (std::holds_alternative<EditProblem>(edited)) return;
  const std::string_view before = document.file()->bytes();
  const std::string_view after = std::get<0>(edited)->file()->bytes();
  ByteSpan own = scalar.span();
  if (scalar.style() == ScalarStyle::literal || scalar.style() == ScalarStyle::folded)
    own.end =
        static_cast<std::uint32_t>(std::max<std::size_t>(own.end, YamlLayout(document).lines_end(scalar)));
  if (own.begin == own.end && before.substr(own.begin).starts_with(' ')) ++own.end;
  const std::string_view tail = before.substr(own.end);
  if (!after.starts_with(before.substr(0, own.begin)) || !after.ends_with(tail)) std::abort();
}

void lay_out(const Document& document) {
  const auto once = formatted_document(document);
  if (std::holds_alternative<EditProblem>(once)) return;
  const auto twice = formatted_document(*std::get<0>(once));
  if (std::holds_alternative<EditProblem>(twice)) std::abort();
  if (std::get<0>(twice)->file()->bytes() != std::get<0>(once)->file()->bytes()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  static constexpr std::string_view kValues[] = {"changed", "a: b # c", "two\nlines\n", "'", "", " x"};
  const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  Diagnostics diagnostics;
  const auto document = parse_document(std::make_shared<SourceFile>("fuzz.yaml", bytes), diagnostics);
  if (document == nullptr || diagnostics.has_errors()) return 0;
  lay_out(*document);
  std::vector<NodeRef> scalars;
  for (std::uint32_t i = 0; i < document->node_count(); ++i)
    if (const NodeRef node(*document, i); node.is_scalar() && !node.is_alias()) scalars.push_back(node);
  if (!scalars.empty())
    edit(*document, scalars[data[0] % scalars.size()], kValues[data[1] % std::size(kValues)]);
  return 0;
}
