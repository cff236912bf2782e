#pragma once

#include <optional>

#include "plumb/model/link.hpp"

namespace plumb {

/// When something is due: on a date, or by a link to a task, with which it moves: `go-live FS+30ed`.
struct When {
  std::optional<WrittenDate> date;
  std::optional<Link> link;  // without a date
};

template <>
struct FieldType<When> {
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::when;
    spec.refers_to = kCollectionKinds<CollectionKind::tasks>;
  }
  static bool read(const ValueReader& reader, NodeRef node, When& out);
  static Value get(const When& when, const ValueContext& context);
};

}  // namespace plumb
