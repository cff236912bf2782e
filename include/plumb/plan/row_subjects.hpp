#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/source_file.hpp"

namespace plumb {

/// Names the rows of a file by what stays when lines move: `tasks/api`, `baselines/v1/api`, and of a ledger
/// `actuals/2026-04-30/api`.
class RowSubjects {
 public:
  /// A file that is not YAML has no rows.
  explicit RowSubjects(const std::shared_ptr<const SourceFile>& file);

  /// Returns the name of the innermost row at an offset of the file, else of the collection; empty if there
  /// is none. It lives as long as this object.
  std::string_view at(std::size_t offset) const;

 private:
  friend class RowSubjectsBuilder;

  struct Row {
    ByteSpan span;
    std::size_t parent;  // an index; of those on top, their own
    std::string subject;
  };

  std::vector<Row> rows_;  // in the order in which they begin
};

}  // namespace plumb
