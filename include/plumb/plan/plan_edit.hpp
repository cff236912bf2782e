#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/edit_document.hpp"
#include "plumb/io/file_changes.hpp"
#include "plumb/plan/field_change.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// Where a row goes among its siblings.
struct RowPlace {
  NodeRef beside;       // the row that it goes next to; a null handle: behind the last one
  bool before = false;  // in front of `beside` instead of behind it
};

/// What an edit leaves.
struct EditedPlan {
  std::vector<FileChange> files;                           // that differ; empty if nothing does
  std::vector<std::shared_ptr<const Document>> documents;  // of the plan as it would be, but for new files
  bool makes_files = false;                                // some of the files are new
};

/// Changes to a plan's files, collected until all of them are made at once.
///
/// The plan outlives the edit. Nothing is written here: finish() returns what the files will hold.
class PlanEdit {
 public:
  explicit PlanEdit(const Plan& plan) : plan_(&plan) {}

  /// Changes one field of a row, of the project or of a row inside a row.
  std::optional<FieldProblem> change_field(NodeRef row, const FieldTableBase& fields,
                                           const FieldChange& change);

  /// Gives a field of a row another value, or takes it out; the field is one that the row can have.
  void set_field(NodeRef row, std::string_view name, std::optional<YamlValue> value);

  /// Gives a scalar another text: of a reference, of an id.
  void replace_text(NodeRef scalar, std::string_view text);

  /// Adds a row to a collection, in the file of its last row unless `file` names one; a collection or a file
  /// that is not there yet is made.
  void add_row(CollectionKind kind, YamlValue row, const RowPlace& place, const std::string& file);

  /// Adds a task below another.
  void add_child(NodeRef parent, YamlValue row, const RowPlace& place);

  /// Takes a row out of its list, with the comments directly above it.
  void remove_row(NodeRef row);

  /// Moves a row next to another, below a parent, or to the end of its collection's last list.
  void move_row(NodeRef row, CollectionKind kind, const RowPlace& place, NodeRef parent);

  /// Makes the changes. Reports a place that cannot be changed safely, and returns nullopt then.
  std::optional<EditedPlan> finish(Diagnostics& diagnostics);

 private:
  struct FieldState {
    NodeRef row;
    std::string name;
    std::optional<YamlValue> value;
  };

  FieldState& state_of(NodeRef row, std::string_view name);
  DocumentChanges& changes_of(NodeRef node) { return changes_[&node.document()]; }
  void insert(NodeRef sequence, std::size_t before, YamlValue row, NodeRef moved_from);
  void insert_beside(const RowPlace& place, YamlValue row, NodeRef moved_from);
  void append_to_section(NodeRef holder, std::string_view key, YamlValue row, NodeRef moved_from);
  void apply_fields();

  const Plan* plan_;
  std::map<const Document*, DocumentChanges> changes_;
  std::vector<FieldState> fields_;
  std::map<std::string, YamlValue> new_files_;  // by path
};

/// Gives a node another value with as few changes as there are: what is equal inside it is not touched.
void change_value(DocumentChanges& changes, NodeRef node, const YamlValue& value);

}  // namespace plumb
