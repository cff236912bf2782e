#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "plumb/cli/context.hpp"
#include "plumb/io/yaml_document.hpp"
#include "plumb/model/field.hpp"

namespace plumb {

/// A row as the files have it, whether or not the plan makes sense: while one types, it often does not.
struct WrittenRow {
  CollectionKind kind;
  std::string_view id;
  std::string_view name;
  NodeRef node;
};

/// The files of the plan that a command line names, and their rows with ids in the order of the files. Lives
/// as long as what is taken from it. What is wrong with the files is said by the command that is being typed.
class WrittenPlan {
 public:
  WrittenPlan(Context& context, const Arguments& arguments);

  const std::vector<WrittenRow>& rows() const { return rows_; }
  /// Where the fields of the project stand; a null handle if they do not.
  NodeRef project() const { return project_; }

 private:
  void add_rows(CollectionKind kind, NodeRef list);

  std::vector<std::shared_ptr<const Document>> documents_;
  std::vector<WrittenRow> rows_;
  NodeRef project_;
};

/// The text of a field; empty if there is none, or it is no scalar.
std::string_view written_field(NodeRef row, std::string_view key);

/// A row whose fields are typed: one that is written, or with a null handle one that is to be.
struct WrittenTarget {
  const FieldTableBase* fields = nullptr;
  NodeRef row;
};

/// Finds what ID, KIND/ID, ID/ROW or `project` names; nullopt if nothing or several rows.
std::optional<WrittenTarget> find_written(const WrittenPlan& plan, std::string_view text);

}  // namespace plumb
