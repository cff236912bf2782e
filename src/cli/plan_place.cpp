#include "plumb/cli/plan_place.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "plumb/cli/exit_code.hpp"
#include "plumb/io/git_ancestry.hpp"
#include "plumb/io/yaml_document.hpp"

namespace plumb {

namespace {

namespace fs = std::filesystem;

constexpr int kMostFolders = 64;  // deeper than anybody works; ends where links make `..` a loop
/// Of a whole repository, where a plan that was moved is looked for.
constexpr std::size_t kMostFiles = 20'000;

int no_plan(Context& context) {
  context.error("there is no plumb.yaml in this folder or one above",
                "'plumb init' writes one; '-f FILE' names another plan");
  return kExitUsage;
}

/// The nearest plumb.yaml on the disk; empty if there is none.
std::string nearest_plan(const FileReader& reader) {
  const auto top = reader.resolve("/");
  std::string path = "plumb.yaml";
  std::string folder = ".";
  for (int i = 0; i < kMostFolders; ++i) {
    if (reader.exists(path)) return path;
    if (reader.resolve(folder) == top) break;
    path.insert(0, "../");
    folder == "." ? folder = ".." : folder.insert(0, "../");
  }
  return {};
}

/// Cuts a path in two: the deepest folder that exists, and the rest, which may stand in a revision alone.
std::pair<std::string, std::string> existing_folder(const fs::path& path) {
  fs::path folder = path.parent_path();
  fs::path rest = path.filename();
  std::error_code failure;
  while (!folder.empty() && !fs::is_directory(folder, failure)) {
    rest = folder.filename() / rest;
    folder = folder.parent_path();
  }
  return {folder.string(), rest.string()};
}

/// Lists the YAML files of a tree, those of a folder before those of the folders in it.
std::vector<std::string> yaml_files(const FileReader& reader) {
  std::vector<std::string> files;
  std::vector<std::string> folders{""};
  std::size_t seen = 0;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::string folder = folders[i];
    for (const std::string& name : reader.list(folder).value_or(std::vector<std::string>())) {
      if (++seen > kMostFiles) return files;
      const std::string path = folder + name;
      if (name.ends_with('/'))
        folders.push_back(path);
      else if (name.ends_with(".yaml") || name.ends_with(".yml"))
        files.push_back(path);
    }
  }
  return files;
}

/// The id of the project whose plan's root a file is; empty if it is none.
std::string project_of(const FileReader& reader, const std::string& path) {
  Diagnostics unsaid;
  const auto file = reader.read(path, {}, unsaid);
  if (!file || file->bytes().find("project:") == std::string_view::npos) return {};
  const auto document = parse_document(file, unsaid);
  if (!document || !document->root() || !document->root().is_mapping()) return {};
  const NodeRef project = document->root().find("project");
  const NodeRef id = project && project.is_mapping() ? project.find("id") : NodeRef();
  return id ? std::string(id.text()) : std::string();
}

/// The path of the plan in one tree; nullopt if it does not have it.
std::optional<std::string> plan_in_tree(const PlanInGit& plan, const FileReader& reader) {
  if (plan.path) return reader.exists(*plan.path) ? plan.path : std::nullopt;
  std::string folder = plan.folder;
  while (true) {
    std::string path = folder + "plumb.yaml";
    if (reader.exists(path)) return path;
    if (folder.empty()) return std::nullopt;
    const std::size_t slash = folder.rfind('/', folder.size() - 2);
    folder.resize(slash == std::string::npos ? 0 : slash + 1);
  }
}

}  // namespace

std::string plan_path(Context& context, const Arguments& arguments, int& code) {
  if (const auto revision = arguments.text("rev")) {
    GitProblem problem;
    const auto plan = find_plan_in_git(arguments, problem);
    auto version = plan ? find_version(*plan, std::string(*revision), {}, max_file_bytes(arguments), problem)
                        : std::nullopt;
    if (!version) {
      code = tell(context, problem);
      return {};
    }
    context.read_from(std::move(version->reader), version->commit.date);
    return version->path;
  }
  if (const auto named = arguments.text("file")) return std::string(*named);
  std::string path = nearest_plan(context.reader());
  if (path.empty()) code = no_plan(context);
  return path;
}

int tell(Context& context, const GitProblem& problem) {
  if (problem.wrong_use) return context.usage_error(problem.message, problem.hint);
  context.error(problem.message, problem.hint);
  return kExitSystem;
}

std::optional<PlanInGit> find_plan_in_git(const Arguments& arguments, GitProblem& problem) {
  const auto named = arguments.text("file");
  if (named == "-") {
    problem = {true, "a plan from standard input has no revisions", "name its file with -f"};
    return std::nullopt;
  }
  const auto [folder, rest] = named ? existing_folder(*named) : std::pair<std::string, std::string>();
  PlanInGit plan;
  plan.repository = GitRepository::open(folder, problem);
  if (!plan.repository) return std::nullopt;
  plan.folder = plan.repository->prefix();
  if (!named) return plan;
  // A bare repository has no folders on the disk: below its own, a path is one of the tree.
  const bool of_tree = plan.repository->bare() && !fs::path(*named).is_absolute();
  plan.path = of_tree ? fs::path(*named).lexically_normal().string() : plan.folder + rest;
  return plan;
}

std::optional<PlanVersion> find_version(const PlanInGit& plan, const std::string& revision,
                                        std::string_view project_id, std::size_t max_bytes,
                                        GitProblem& problem) {
  const auto id = plan.repository->find_commit(revision, problem);
  const auto commit = id ? plan.repository->commit(*id) : std::nullopt;
  if (!commit) return std::nullopt;
  auto reader = std::make_unique<const GitReader>(plan.repository, commit->tree, revision, max_bytes);
  auto path = plan_in_tree(plan, *reader);
  if (!path && !project_id.empty()) path = moved_plan(*reader, project_id);
  if (path) return PlanVersion{*commit, std::move(reader), std::move(*path)};
  problem = {true,
             plan.path ? fmt::format("there is no '{}' in {}", *plan.path, revision)
                       : fmt::format("there is no plumb.yaml in this folder or one above in {}", revision),
             "commit the plan first if it is new; name it as it was called there with -f if not"};
  return std::nullopt;
}

std::optional<std::string> find_parting(const PlanInGit& plan, const std::string& a, const std::string& b,
                                        GitProblem& problem) {
  GitRepository& repository = *plan.repository;
  const auto first = repository.find_commit(a, problem);
  const auto second = first ? repository.find_commit(b, problem) : std::nullopt;
  if (!second) return std::nullopt;
  auto base = merge_base(repository, *first, *second);
  if (!base)
    problem = {true, fmt::format("{} and {} have no commit in common", a, b),
               repository.shallow() ? repository.hint_for_missing() : std::string()};
  return base;
}

std::optional<std::string> moved_plan(const FileReader& reader, std::string_view project_id) {
  for (const std::string& path : yaml_files(reader))
    if (project_of(reader, path) == project_id) return path;
  return std::nullopt;
}

}  // namespace plumb
