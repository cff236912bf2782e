#include "plumb/model/row_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace plumb {

namespace {

/// What stands before the slash of `KIND/ID`; nullptr without one, or with one that names no collection.
const CollectionName* kind_in(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const std::string_view word = text.substr(0, slash);
  for (const CollectionName& name : collection_names())
    if (name.plural == word || name.singular == word) return &name;
  return nullptr;
}

std::vector<CollectionKind> kinds_that_have(const IdIndex& ids, std::span<const CollectionKind> kinds,
                                            std::string_view id) {
  std::vector<CollectionKind> found;
  for (const CollectionKind kind : kinds)
    if (ids[kind].find(id)) found.push_back(kind);
  return found;
}

/// `resource or stakeholder`; of many kinds simply a row.
std::string kinds_text(std::span<const CollectionKind> kinds) {
  constexpr std::size_t kMostNamed = 3;
  if (kinds.size() > kMostNamed) return "row";
  std::string text;
  for (const CollectionKind kind : kinds)
    text += fmt::format("{}{}", text.empty() ? "" : " or ", collection_name(kind).singular);
  return text;
}

std::string nearest_hint(const ValueReader& reader, std::span<const CollectionKind> kinds,
                         std::string_view text) {
  std::vector<std::string_view> known;
  for (const CollectionKind kind : kinds) {
    const auto of_kind = reader.ids[kind].ids();
    known.insert(known.end(), of_kind.begin(), of_kind.end());
  }
  if (const auto near = reader.diagnostics.near(text, known)) return fmt::format("did you mean '{}'?", *near);
  if (kinds.size() > 3) return "name a row that exists, by ID or KIND/ID";
  return fmt::format("add it to '{}', or name one that exists", collection_name(kinds.front()).plural);
}

}  // namespace

RowRef find_row_ref(const IdIndex& ids, std::span<const CollectionKind> kinds, std::string_view text) {
  if (const CollectionName* name = kind_in(text)) {
    if (std::find(kinds.begin(), kinds.end(), name->kind) == kinds.end()) return {};
    const auto row = ids[name->kind].find(text.substr(text.find('/') + 1));
    return row ? RowRef{name->kind, *row} : RowRef{};
  }
  for (const CollectionKind kind : kinds)
    if (const auto row = ids[kind].find(text)) return {kind, *row};
  return {};
}

std::string row_ref_text(const IdIndex& ids, std::span<const CollectionKind> kinds, RowRef ref) {
  const std::string_view id = ids[ref.kind].id(ref.row);
  const bool any = kinds.size() == kinds_with_ids().size();
  const bool plain = any ? kinds_that_have(ids, kinds, id).size() == 1 : find_row_ref(ids, kinds, id) == ref;
  return plain ? std::string(id) : fmt::format("{}/{}", collection_name(ref.kind).plural, id);
}

bool read_row_ref(const ValueReader& reader, NodeRef node, std::span<const CollectionKind> kinds,
                  RowRef& out) {
  if (!reader.expect_scalar(node, "an id")) return false;
  const std::string_view text = node.text();
  out = find_row_ref(reader.ids, kinds, text);
  if (!out.valid())
    return reader.fail(node, Code::unknown_reference, fmt::format("no {} '{}'", kinds_text(kinds), text),
                       nearest_hint(reader, kinds, text));
  if (kinds.size() < kinds_with_ids().size() || kind_in(text) != nullptr) return true;
  const auto having = kinds_that_have(reader.ids, kinds, text);
  if (having.size() == 1) return true;
  std::vector<std::string> choices;
  choices.reserve(having.size());
  for (const CollectionKind kind : having)
    choices.push_back(fmt::format("{}/{}", collection_name(kind).plural, text));
  return reader.fail(node, Code::unknown_reference, fmt::format("several rows have the id '{}'", text),
                     fmt::format("write one of {}", fmt::join(choices, ", ")));
}

}  // namespace plumb
