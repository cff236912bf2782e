#include <algorithm>

#include "plumb/cli/completion.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/plan/plan_files.hpp"
#include "plumb/report/figures.hpp"

namespace plumb {

namespace {

/// A row as the files have it, whether or not the plan makes sense: while one types, it often does not.
struct WrittenRow {
  CollectionKind kind;
  std::string_view id;
  std::string_view name;
};

std::string_view text_of(NodeRef row, std::string_view key) {
  const NodeRef value = row.find(key);
  return value && value.is_scalar() ? value.text() : std::string_view();
}

/// Adds the rows of one list, and of tasks those below them; the lists still to do wait on a stack.
void add_rows(std::vector<WrittenRow>& rows, CollectionKind kind, NodeRef list) {
  std::vector<NodeRef> open{list};
  while (!open.empty()) {
    const NodeRef at = open.back();
    open.pop_back();
    if (!at.is_sequence()) continue;
    std::vector<NodeRef> below;
    for (const NodeRef row : at.items()) {
      if (!row.is_mapping()) continue;
      if (const std::string_view id = text_of(row, "id"); !id.empty())
        rows.push_back({kind, id, text_of(row, "name")});
      if (const NodeRef children = row.find("tasks"); children && kind == CollectionKind::tasks)
        below.push_back(children);
    }
    open.insert(open.end(), below.rbegin(), below.rend());
  }
}

std::vector<WrittenRow> written_rows(const std::vector<std::shared_ptr<const Document>>& documents) {
  std::vector<WrittenRow> rows;
  for (const auto& document : documents) {
    const NodeRef root = document->root();
    if (!root || !root.is_mapping()) continue;
    for (const auto& [key, value] : root.entries())
      if (const auto kind = find_collection(key.text()); kind && !collection_name(*kind).ledger)
        add_rows(rows, *kind, value);
  }
  return rows;
}

/// Reads the files of the plan; what is wrong with them is said by the command that is being typed.
std::vector<std::shared_ptr<const Document>> read_documents(Context& context, const Arguments& arguments) {
  const auto named = arguments.text("file");
  if (named == "-") return {};  // the shell's own input
  const auto path = named ? std::optional(std::string(*named)) : find_plan_file(context.reader(), ".");
  Diagnostics unsaid;
  if (!path) return {};
  return read_plan_files(context.reader(), *path, unsaid);
}

std::vector<Candidate> rows_as_candidates(std::vector<WrittenRow> rows, std::optional<CollectionKind> kind) {
  if (kind) std::erase_if(rows, [&](const WrittenRow& row) { return row.kind != *kind; });
  std::vector<std::string_view> ids;
  ids.reserve(rows.size());
  for (const WrittenRow& row : rows) ids.push_back(row.id);
  std::sort(ids.begin(), ids.end());
  std::vector<Candidate> candidates;
  for (const WrittenRow& row : rows) {
    const auto [first, last] = std::equal_range(ids.begin(), ids.end(), row.id);
    std::string word(row.id);
    if (!kind && last - first > 1) word.insert(0, std::string(collection_name(row.kind).plural) + "/");
    candidates.push_back({std::move(word), std::string(row.name)});
  }
  return candidates;
}

/// The rows of the collection that is typed already, `tasks/`, written the same way.
std::vector<Candidate> rows_of_kind(std::vector<WrittenRow> rows, std::string_view typed) {
  const auto kind = find_collection(typed);
  if (!kind) return {};
  std::vector<Candidate> candidates = rows_as_candidates(std::move(rows), kind);
  for (Candidate& candidate : candidates) candidate.word.insert(0, std::string(typed) + "/");
  return candidates;
}

/// Adds `tasks/` and the like for the collections that have rows.
void add_prefixes(std::vector<Candidate>& candidates, const std::vector<WrittenRow>& rows) {
  for (const CollectionName& name : collection_names())
    if (std::any_of(rows.begin(), rows.end(), [&](const WrittenRow& row) { return row.kind == name.kind; }))
      candidates.push_back({std::string(name.plural) + "/", std::string(name.help)});
}

std::vector<Candidate> kinds() {
  std::vector<Candidate> candidates;
  for (const CollectionName& name : collection_names())
    candidates.push_back({std::string(name.plural), std::string(name.help)});
  return candidates;
}

/// The figures first, as in listings, then the fields that no figure stands for.
std::vector<Candidate> fields(CollectionKind kind) {
  std::vector<Candidate> candidates;
  const auto add = [&](const FieldSpec& spec) {
    const bool known = std::any_of(candidates.begin(), candidates.end(),
                                   [&](const Candidate& each) { return each.word == spec.name; });
    if (!known) candidates.push_back({std::string(spec.name), std::string(spec.help)});
  };
  for (const Figure& figure : figures_of(kind)) add(figure.spec);
  for (const FieldSpec& spec : collection_table(kind).fields().specs()) add(spec);
  return candidates;
}

}  // namespace

std::vector<Candidate> plan_candidates(ValueType value, std::string_view of, Context& context,
                                       const Arguments& arguments) {
  if (value == ValueType::kind || value == ValueType::kind_or_project) {
    std::vector<Candidate> candidates = kinds();
    if (value == ValueType::kind_or_project)
      candidates.push_back({"project", "what holds for the whole plan"});
    return candidates;
  }
  if (value == ValueType::fields) return fields(find_collection(of).value_or(CollectionKind::tasks));
  const auto documents = read_documents(context, arguments);
  std::optional<CollectionKind> kind;
  if (value == ValueType::task) kind = CollectionKind::tasks;
  if (value == ValueType::resource) kind = CollectionKind::resources;
  if (value == ValueType::baseline) kind = CollectionKind::baselines;
  std::vector<WrittenRow> rows = written_rows(documents);
  const std::size_t slash = of.find('/');
  if (value == ValueType::row && slash != std::string_view::npos)
    return rows_of_kind(std::move(rows), of.substr(0, slash));
  std::vector<Candidate> candidates = rows_as_candidates(rows, kind);
  if (value == ValueType::row) add_prefixes(candidates, rows);
  return candidates;
}

}  // namespace plumb
