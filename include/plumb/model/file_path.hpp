#pragma once

#include "plumb/model/field.hpp"

namespace plumb {

/// A file in the repository, by its path from the plan's folder, or an address of the web.
struct FilePath {
  std::string_view text;
};

template <>
struct FieldType<FilePath> : ScalarType<ValueKind::path> {
  static bool read(const ValueReader& reader, NodeRef node, FilePath& out) {
    return read_text(reader, node, out.text);
  }
  static Value get(FilePath path, const ValueContext&) { return {std::string(path.text)}; }
};

}  // namespace plumb
