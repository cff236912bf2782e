#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// One place where a row names another.
struct Reference {
  std::optional<CollectionKind> from_kind;  // absent: the project
  std::size_t from_row = 0;
  CollectionKind to_kind = CollectionKind::tasks;
  std::size_t to_row = 0;
  std::span<const CollectionKind> kinds;  // the collections that the field may refer to
  std::string field;                      // of the row that names, with what it is nested in: `raci.A`
  NodeRef node;                           // where it is written, with all that stands there: `design FS+2d`
  NodeRef amount;  // of a mapping by ids, what stands behind the id: `{dev: 2}`; else null
};

/// Lists the places that name one row, in the order of the collections, the project first.
std::vector<Reference> references_to(const Plan& plan, CollectionKind kind, std::size_t row);

/// Lists every row that a row names, in the order in which it is written; what it inherits is not among them.
std::vector<Reference> references_from(const Plan& plan, CollectionKind kind, std::size_t row);

/// Writes a reference as it stands with another id in it: its collection before the id stays, and what a link
/// says behind it.
std::string renamed_reference(std::string_view text, std::string_view new_id);

/// Lists all places that name rows, in the same order.
std::vector<Reference> all_references(const Plan& plan);

}  // namespace plumb
