#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "plumb/cli/change_candidates.hpp"
#include "plumb/cli/completion.hpp"
#include "plumb/cli/git_command.hpp"
#include "plumb/plan/collections.hpp"
#include "plumb/plan/revision_baseline.hpp"
#include "plumb/report/figures.hpp"

namespace plumb {

namespace {

using Rows = std::vector<WrittenRow>;

std::vector<Candidate> rows_as_candidates(Rows rows, std::optional<CollectionKind> kind) {
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

/// Adds `tasks/` and the like for the collections that have rows.
void add_prefixes(std::vector<Candidate>& candidates, const Rows& rows) {
  for (const CollectionName& name : collection_names())
    if (std::any_of(rows.begin(), rows.end(), [&](const WrittenRow& row) { return row.kind == name.kind; }))
      candidates.push_back({std::string(name.plural) + "/", std::string(name.help)});
}

/// Any row; behind `tasks/` those of the collection, written the same way.
std::vector<Candidate> row_candidates(const Rows& rows, std::string_view typed) {
  const std::size_t slash = typed.find('/');
  std::vector<Candidate> candidates;
  if (slash == std::string_view::npos) {
    candidates = rows_as_candidates(rows, std::nullopt);
    add_prefixes(candidates, rows);
    return candidates;
  }
  const auto kind = find_collection(typed.substr(0, slash));
  if (!kind) return {};
  candidates = rows_as_candidates(rows, kind);
  for (Candidate& candidate : candidates) candidate.word.insert(0, std::string(typed.substr(0, slash + 1)));
  return candidates;
}

std::vector<Candidate> kinds(bool with_project) {
  std::vector<Candidate> candidates;
  for (const CollectionName& name : collection_names())
    candidates.push_back({std::string(name.plural), std::string(name.help)});
  if (with_project) candidates.push_back({"project", "what holds for the whole plan"});
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

/// The branches and tags of the plan's repository, HEAD first; none where it has none.
std::vector<std::string> revisions(const Arguments& arguments) {
  std::string folder = std::filesystem::path(arguments.text_or("file", "")).parent_path().string();
  if (folder.empty()) folder = ".";
  std::string unsaid;
  const auto git =
      run_git({"-C", folder, "rev-parse", "--symbolic", "--branches", "--tags", "--remotes"}, unsaid);
  std::vector<std::string> names;
  if (!git || git->code != 0) return names;
  names.emplace_back("HEAD");
  std::string_view rest = git->output;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

std::vector<Candidate> in_front(std::string_view before, std::vector<Candidate> candidates,
                                std::string_view behind) {
  for (Candidate& candidate : candidates)
    candidate.word = fmt::format("{}{}{}", before, candidate.word, behind);
  return candidates;
}

/// Revisions; behind `main...` those that it can be compared with.
std::vector<Candidate> revision_candidates(const Arguments& arguments, std::string_view before) {
  std::vector<Candidate> candidates;
  for (const std::string& name : revisions(arguments)) candidates.push_back({name, {}});
  return in_front(before, std::move(candidates), {});
}

std::string_view up_to_dots(std::string_view typed) {
  const std::size_t dots = typed.rfind("..");
  return dots == std::string_view::npos ? std::string_view() : typed.substr(0, dots + 2);
}

/// The changes of a row that is written (`change`), or of one that is to be (`new-row`).
std::vector<Candidate> changes(const WrittenPlan& plan, bool of_new, std::string_view of,
                               std::string_view typed, const Arguments& arguments) {
  std::optional<WrittenTarget> target;
  if (!of_new) {
    target = find_written(plan, of);
  } else if (const auto kind = find_collection(of)) {
    target = WrittenTarget{&collection_table(*kind).fields(), {}};
  }
  if (!target) return {};
  const bool asks_git = typed.starts_with("baseline=");
  return change_candidates(plan, *target, typed,
                           asks_git ? revisions(arguments) : std::vector<std::string>());
}

}  // namespace

std::vector<Candidate> plan_candidates(std::string_view what, std::string_view of, std::string_view typed,
                                       Context& context, const Arguments& arguments) {
  if (what == "kind" || what == "kind-or-project") return kinds(what != "kind");
  if (what == "fields") return fields(find_collection(of).value_or(CollectionKind::tasks));
  if (what == "revision") return revision_candidates(arguments, {});
  if (what == "ends") return revision_candidates(arguments, up_to_dots(of));
  const WrittenPlan plan(context, arguments);
  const Rows& rows = plan.rows();
  if (what == "change" || what == "new-row") return changes(plan, what == "new-row", of, typed, arguments);
  if (what == "row") return row_candidates(rows, of);
  if (what == "resource") return rows_as_candidates(rows, CollectionKind::resources);
  const auto tasks = [&rows] { return rows_as_candidates(rows, CollectionKind::tasks); };
  if (what == "report") return in_front({}, tasks(), "=");
  if (what == "hours") {
    const std::size_t colon = of.find(':');
    if (colon != std::string_view::npos) return in_front(of.substr(0, colon + 1), tasks(), "=");
    return in_front({}, rows_as_candidates(rows, CollectionKind::resources), ":");
  }
  if (what == "task") return tasks();
  std::vector<Candidate> baselines = rows_as_candidates(rows, CollectionKind::baselines);
  for (Candidate& revision : revision_candidates(arguments, kRevisionPrefix))
    baselines.push_back(std::move(revision));
  return baselines;
}

}  // namespace plumb
