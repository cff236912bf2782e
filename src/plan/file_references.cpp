#include "plumb/plan/file_references.hpp"

#include "plumb/model/project.hpp"
#include "plumb/plan/reference_walk.hpp"

namespace plumb {

void for_each_reference(const Document& document, const std::function<void(const FileReference&)>& found) {
  if (!document.root() || !document.root().is_mapping()) return;
  FileReference at;
  ReferenceWalk walk([&](const NamedRow& named, const std::string& field, NodeRef node, NodeRef) {
    const std::size_t slash = named.text.find('/');
    at.to_kinds = named.kinds;
    at.to_id = named.text;
    if (slash != std::string_view::npos) {
      const auto kind = find_collection(named.text.substr(0, slash));
      const auto meant = std::find(named.kinds.begin(), named.kinds.end(), kind);
      if (meant != named.kinds.end()) at.to_kinds = {meant, 1};
      at.to_id = named.text.substr(slash + 1);
    }
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
