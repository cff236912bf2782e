#include "plumb/io/edit_document.hpp"

#include <algorithm>
#include <vector>

#include "plumb/io/edit_guard.hpp"
#include "plumb/io/edit_splices.hpp"
#include "plumb/io/yaml_layout.hpp"

namespace plumb {

namespace {

std::vector<NodeRef> aliases_of(const Document& document) {
  std::vector<NodeRef> aliases;
  for (std::uint32_t i = 0; i < document.node_count(); ++i)
    if (const NodeRef node(document, i); node.is_alias()) aliases.push_back(node);
  return aliases;
}

/// Finds an alias that repeats the value of a node, or of something around it.
std::optional<EditProblem> repeated_elsewhere(const std::vector<NodeRef>& aliases, NodeRef edited) {
  if (edited.is_alias())
    return EditProblem{edited.place(),
                       "the value is an alias, and is changed where its anchor is",
                       "write the value out by hand",
                       {{"the anchor is here", edited.target().place()}}};
  for (const NodeRef node : aliases) {
    const NodeRef anchored = node.target();
    if (edited.index() < anchored.index() || edited.index() >= anchored.behind()) continue;
    return EditProblem{edited.place(),
                       "an alias repeats this value elsewhere, where it would change too",
                       "write the value out by hand where the alias stands",
                       {{"the alias is here", node.place()}, {"the anchor is here", anchored.place()}}};
  }
  return std::nullopt;
}

std::optional<EditProblem> find_repeated(const Document& document, const DocumentChanges& changes) {
  const std::vector<NodeRef> aliases = aliases_of(document);
  std::optional<EditProblem> problem;
  const auto look_at = [&](std::uint32_t index) {
    if (!problem) problem = repeated_elsewhere(aliases, NodeRef(document, index));
  };
  for (const auto& [index, value] : changes.replaced()) look_at(index);
  for (const auto& [index, value] : changes.added()) look_at(index);
  for (const auto& [index, value] : changes.inserted()) look_at(index);
  for (const std::uint32_t index : changes.removed()) look_at(index);
  return problem;
}

/// Tags are errors of a plan, but no reason to misread a document.
bool is_readable(const Diagnostics& diagnostics) {
  return std::ranges::all_of(diagnostics.all(),
                             [](const Diagnostic& each) { return each.code == Code::tag; });
}

EditProblem unsafe_at(NodeRef node) {
  return {node.place(),
          "this cannot be changed without touching what stands around it",
          "change it by hand, or write it as 'key: value' in a line of its own first",
          {}};
}

}  // namespace

std::variant<std::shared_ptr<const Document>, EditProblem> edited_document(const Document& document,
                                                                           const DocumentChanges& changes) {
  if (auto problem = find_repeated(document, changes)) return *std::move(problem);
  const YamlLayout layout(document);
  auto found = edit_splices(document, layout, changes);
  if (const NodeRef* node = std::get_if<NodeRef>(&found)) return unsafe_at(*node);
  auto bytes = spliced(layout.bytes(), std::get<std::vector<Splice>>(std::move(found)));
  if (!bytes) return unsafe_at(document.root());
  Diagnostics diagnostics;
  auto edited =
      parse_document(std::make_shared<SourceFile>(document.file()->path(), *std::move(bytes)), diagnostics);
  if (edited == nullptr || !is_readable(diagnostics) || !edited->root()) return unsafe_at(document.root());
  if (const NodeRef different = first_difference(document.root(), edited->root(), changes))
    return unsafe_at(different);
  return edited;
}

}  // namespace plumb
