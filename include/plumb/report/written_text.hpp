#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plumb/io/yaml_document.hpp"
#include "plumb/model/field.hpp"

namespace plumb {

/// Returns a value in one line as its author wrote it, but for quotes: `6d/10d/18d`, `{dev: 2, qa: 50%}`, `a,
/// b`.
std::string written_text(NodeRef node);

/// Returns the lines that show a field's value: one, or one for each line of a text and each row of a list of
/// rows. Rows of a collection of their own are named by their ids.
std::vector<std::string> written_lines(NodeRef node, const FieldSpec& spec);

/// Counts the lines up to places of the same files; cheap where they come in the order of the files.
class LineCounter {
 public:
  std::size_t line_of(const Place& place);

 private:
  const SourceFile* file_ = nullptr;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
};

}  // namespace plumb
