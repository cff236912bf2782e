#pragma once

#include <string>

#include "plumb/model/field.hpp"

namespace plumb {

/// A row of any collection.
struct RowRef {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  CollectionKind kind = CollectionKind::tasks;
  std::uint32_t row = kNone;

  bool valid() const { return row != kNone; }
  friend auto operator<=>(const RowRef&, const RowRef&) = default;
};

/// Finds the row that `ID` or `KIND/ID` means among collections: of several that have the id, that of the
/// first.
RowRef find_row_ref(const IdIndex& ids, std::span<const CollectionKind> kinds, std::string_view text);

/// Writes a reference: the id alone where that means the row, else KIND/ID.
std::string row_ref_text(const IdIndex& ids, std::span<const CollectionKind> kinds, RowRef ref);

/// Reads a reference to a row of one of `kinds`; reports one that leads nowhere, and of a field that may
/// refer to any collection also an id that several have.
bool read_row_ref(const ValueReader& reader, NodeRef node, std::span<const CollectionKind> kinds,
                  RowRef& out);

/// A reference to a row of one of several collections.
template <CollectionKind... Kinds>
struct OneOf : RowRef {};

/// A reference to a row of any collection.
struct AnyRow : RowRef {};

/// Somebody: a resource, else a stakeholder of that id.
using Person = OneOf<CollectionKind::resources, CollectionKind::stakeholders>;

template <CollectionKind... Kinds>
struct FieldType<OneOf<Kinds...>> {
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::reference;
    spec.refers_to = kCollectionKinds<Kinds...>;
  }
  static bool read(const ValueReader& reader, NodeRef node, OneOf<Kinds...>& out) {
    return read_row_ref(reader, node, kCollectionKinds<Kinds...>, out);
  }
  static Value get(const OneOf<Kinds...>& value, const ValueContext& context) {
    return value.valid() ? Value{row_ref_text(context.ids, kCollectionKinds<Kinds...>, value)} : Value{};
  }
};

template <>
struct FieldType<AnyRow> {
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::reference;
    spec.refers_to = kinds_with_ids();
  }
  static bool read(const ValueReader& reader, NodeRef node, AnyRow& out) {
    return read_row_ref(reader, node, kinds_with_ids(), out);
  }
  static Value get(const AnyRow& value, const ValueContext& context) {
    return value.valid() ? Value{row_ref_text(context.ids, kinds_with_ids(), value)} : Value{};
  }
};

}  // namespace plumb
