#include "plumb/plan/file_references.hpp"

#include "plumb/model/project.hpp"
#include "plumb/plan/reference_walk.hpp"

namespace plumb {

void for_each_reference(const Document& document, const std::function<void(const FileReference&)>& found) {
  if (!document.root() || !document.root().is_mapping()) return;
  FileReference at;
  ReferenceWalk walk(
      [&](CollectionKind to, std::string_view id, const std::string& field, NodeRef node, NodeRef) {
        at.to_kind = to;
        at.to_id = id;
        at.field = field;
        at.node = node;
        found(at);
      });
  at.from = "project";
  at.row = document.root().find("project");
  walk.walk(at.row, Project::fields());
  for (const CollectionTable& table : collection_tables()) {
    at.from = collection_name(table.kind).plural;
    for (const DocumentRow& row : DocumentRows(document, table.kind).all()) {
      at.row = row.node;
      walk.walk(row.node, table.fields());
    }
  }
}

}  // namespace plumb
