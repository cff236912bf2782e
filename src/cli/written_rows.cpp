#include "plumb/cli/written_rows.hpp"

#include "plumb/plan/collections.hpp"
#include "plumb/plan/plan_files.hpp"

namespace plumb {

namespace {

std::vector<std::shared_ptr<const Document>> read_documents(Context& context, const Arguments& arguments) {
  const auto named = arguments.text("file");
  if (named == "-") return {};  // the shell's own input
  const auto path = named ? std::optional(std::string(*named)) : find_plan_file(context.reader(), ".");
  Diagnostics unsaid;
  if (!path) return {};
  return read_plan_files(context.reader(), *path, unsaid);
}

/// The row inside another that has this id; tasks below a task are rows of their collection.
std::optional<WrittenTarget> find_inside(const WrittenTarget& outer, std::string_view id) {
  for (const FieldSpec& spec : outer.fields->specs()) {
    if (spec.rows == nullptr || spec.rows() == outer.fields || !spec.rows()->find("id")) continue;
    const NodeRef list = outer.row.find(spec.name);
    if (!list || !list.is_sequence()) continue;
    for (const NodeRef item : list.items())
      if (item.is_mapping() && written_field(item, "id") == id) return WrittenTarget{spec.rows(), item};
  }
  return std::nullopt;
}

std::optional<WrittenTarget> find_row_of(const WrittenPlan& plan, std::optional<CollectionKind> kind,
                                         std::string_view id) {
  std::optional<WrittenTarget> found;
  for (const WrittenRow& row : plan.rows()) {
    if (row.id != id || (kind && row.kind != *kind)) continue;
    if (found) return std::nullopt;
    found = WrittenTarget{&collection_table(row.kind).fields(), row.node};
  }
  return found;
}

}  // namespace

std::string_view written_field(NodeRef row, std::string_view key) {
  const NodeRef value = row.find(key);
  return value && value.is_scalar() ? value.text() : std::string_view();
}

WrittenPlan::WrittenPlan(Context& context, const Arguments& arguments)
    : documents_(read_documents(context, arguments)) {
  for (const auto& document : documents_) {
    const NodeRef root = document->root();
    if (!root || !root.is_mapping()) continue;
    for (const auto& [key, value] : root.entries()) {
      if (key.text() == "project" && !project_ && value.is_mapping()) project_ = value;
      if (const auto kind = find_collection(key.text()); kind && !collection_name(*kind).ledger)
        add_rows(*kind, value);
    }
  }
}

/// Adds the rows of one list, and of tasks those below them; the lists still to do wait on a stack.
void WrittenPlan::add_rows(CollectionKind kind, NodeRef list) {
  std::vector<NodeRef> open{list};
  while (!open.empty()) {
    const NodeRef at = open.back();
    open.pop_back();
    if (!at.is_sequence()) continue;
    std::vector<NodeRef> below;
    for (const NodeRef row : at.items()) {
      if (!row.is_mapping()) continue;
      if (const std::string_view id = written_field(row, "id"); !id.empty())
        rows_.push_back({kind, id, written_field(row, "name"), row});
      if (const NodeRef children = row.find("tasks"); children && kind == CollectionKind::tasks)
        below.push_back(children);
    }
    open.insert(open.end(), below.rbegin(), below.rend());
  }
}

std::optional<WrittenTarget> find_written(const WrittenPlan& plan, std::string_view text) {
  if (text == "project") return WrittenTarget{&Project::fields(), plan.project()};
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    if (auto row = find_row_of(plan, std::nullopt, text)) return row;
    const bool is_project = plan.project() && written_field(plan.project(), "id") == text;
    return is_project ? std::optional(WrittenTarget{&Project::fields(), plan.project()}) : std::nullopt;
  }
  const std::string_view behind = text.substr(slash + 1);
  if (const auto kind = find_collection(text.substr(0, slash))) return find_row_of(plan, *kind, behind);
  const auto outer = find_row_of(plan, std::nullopt, text.substr(0, slash));
  return outer ? find_inside(*outer, behind) : std::nullopt;
}

}  // namespace plumb
