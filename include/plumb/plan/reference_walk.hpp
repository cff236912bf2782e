#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "plumb/io/yaml_document.hpp"
#include "plumb/model/row_reference.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb {

/// A text that refers to a row: `KIND/ID` or `ID`, in one of the collections that the field refers to.
struct NamedRow {
  std::span<const CollectionKind> kinds;  // never empty
  std::string_view text;

  /// The row that it means: of several collections, that of the first that has the id.
  RowRef row(const IdIndex& ids) const { return find_row_ref(ids, kinds, text); }
};

/// Finds what the fields of a row refer to, by the field table and the text as written, resolved or not.
/// Texts are enough, because an id is unique in its collection, and they say where they stand.
template <class Found>
class ReferenceWalk {
 public:
  explicit ReferenceWalk(Found found) : found_(std::move(found)) {}

  /// Calls found(named row, field path, node, amount) for each reference; nested rows of a collection of
  /// their own are left out, because tasks are walked on their own, and a baseline's calendars refer among
  /// themselves.
  void walk(NodeRef row, const FieldTableBase& fields) {
    if (!row || !row.is_mapping()) return;
    std::size_t expected = 0;
    for (const auto& [key, value] : row.entries()) {
      const std::optional<std::size_t> index = fields.find(key.text(), expected);
      if (!index) continue;
      expected = *index + 1;
      const FieldSpec& spec = fields.spec(*index);
      const std::size_t outer_length = path_.size();
      if (!spec.refers_to.empty()) {
        extend_path(spec.name);
        references(value, spec);
      } else if (spec.rows != nullptr && !is_collection_row(*spec.rows())) {
        extend_path(spec.name);
        nested(value, *spec.rows());
      }
      path_.resize(outer_length);
    }
  }

 private:
  void extend_path(std::string_view name) {
    if (!path_.empty()) path_ += '.';
    path_ += name;
  }

  void references(NodeRef value, const FieldSpec& spec) {
    if (value.is_scalar()) {
      report(value, spec);
    } else if (value.is_sequence()) {
      for (const NodeRef item : value.items())
        if (item.is_scalar()) report(item, spec);
    } else {
      for (const auto& [id, amount] : value.entries()) report(id, spec, amount);
    }
  }

  void report(NodeRef node, const FieldSpec& spec, NodeRef amount = {}) {
    const std::string_view text = node.text();
    const bool is_link = spec.kind == ValueKind::link || spec.kind == ValueKind::when;
    const std::size_t length = is_link ? std::min(text.find(' '), text.size()) : text.size();
    found_(NamedRow{spec.refers_to, text.substr(0, length)}, path_, node, amount);
  }

  // Rows nest as deep as the tables do, and a document no deeper than kMaxDepth.
  void nested(NodeRef value, const FieldTableBase& fields) {
    if (value.is_mapping()) walk(value, fields);
    if (!value.is_sequence()) return;
    for (const NodeRef item : value.items()) walk(item, fields);
  }

  Found found_;
  std::string path_;
};

}  // namespace plumb
