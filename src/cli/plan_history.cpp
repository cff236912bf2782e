#include "plumb/cli/plan_history.hpp"

#include <algorithm>
#include <thread>

#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLabelDigits = 8;    // of a commit's id, by which messages name it
constexpr std::size_t kLeastOfThread = 4;  // versions: fewer are not worth a thread

std::string plan_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// A field of the project, as the plan's root file has it.
std::string project_field(const PlanContent& content, std::string_view field) {
  if (content.documents.empty()) return {};
  const NodeRef root = content.documents.front()->root();
  const NodeRef project = root ? root.find("project") : NodeRef();
  const NodeRef value = project ? project.find(field) : NodeRef();
  return value ? std::string(value.text()) : std::string();
}

/// The files that a root names, as written there.
std::string_view include_text(const Document& root) {
  const NodeRef include = root.root() ? root.root().find("include") : NodeRef();
  return include ? root.file()->text(include.span()) : std::string_view();
}

/// Lists the files that have another content in two trees; nullopt if these differ in more: in the names that
/// there are, or in links.
std::optional<std::vector<std::string>> changed_files(GitRepository& repository, const std::string& one,
                                                      const std::string& other, const std::string& folder) {
  struct Pair {
    std::string one;
    std::string other;
    std::string folder;
  };
  std::vector<std::string> changed;
  std::vector<Pair> open{{one, other, folder}};
  while (!open.empty()) {
    const Pair pair = std::move(open.back());
    open.pop_back();
    const auto one_tree = repository.tree(pair.one);
    const auto other_tree = repository.tree(pair.other);
    if (!one_tree || !other_tree) return std::nullopt;
    const std::vector<GitEntry> entries = one_tree->entries();
    const std::vector<GitEntry> others = other_tree->entries();
    if (entries.size() != others.size()) return std::nullopt;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].name != others[i].name || entries[i].kind != others[i].kind) return std::nullopt;
      if (entries[i].raw_id == others[i].raw_id) continue;
      std::string path = pair.folder + std::string(entries[i].name);
      if (entries[i].kind == GitEntryKind::folder)
        open.push_back({git_id_text(entries[i].raw_id), git_id_text(others[i].raw_id), path + "/"});
      else if (entries[i].kind == GitEntryKind::file)
        changed.push_back(std::move(path));
      else
        return std::nullopt;
    }
  }
  return changed;
}

/// Answers what the loader asks beside the documents: whether files that a plan mentions exist. In a history
/// nobody is told, and git is not asked.
class NoReader final : public FileReader {
 public:
  std::shared_ptr<const SourceFile> read(const std::string&, const Place&, Diagnostics&) const override {
    return nullptr;
  }
  std::optional<std::vector<std::string>> list(const std::string&) const override { return std::nullopt; }
  bool exists(const std::string&) const override { return true; }
  std::optional<std::string> resolve(const std::string& path) const override { return path; }
  std::optional<std::string> content_id(const std::string&) const override { return std::nullopt; }
};

std::optional<ScheduledPlan> scheduled(std::optional<Plan> plan, Date day, Diagnostics& diagnostics) {
  if (!plan) return std::nullopt;
  ScheduleOptions options;
  options.today = day;
  Schedule schedule = make_schedule(*plan, options, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return ScheduledPlan{std::move(*plan), std::move(schedule)};
}

/// Schedules and assesses a version; nullptr if it has errors.
///
/// similar: another version, from which what both say alike is taken over; may be null.
std::shared_ptr<const AssessedContent> assess_content(const PlanContent& content,
                                                      std::shared_ptr<const ScheduledPlan> frozen,
                                                      const AssessedContent* similar) {
  Diagnostics found = content.found;
  auto plan = scheduled(load_plan(content.documents, NoReader(), content.path, found,
                                  similar != nullptr ? &similar->scheduled.plan : nullptr),
                        content.day, found);
  if (!plan) return nullptr;
  auto assessed =
      std::make_shared<AssessedContent>(AssessedContent{std::move(*plan), std::move(frozen), std::nullopt});
  const Plan& own = assessed->scheduled.plan;
  AssessmentOptions options;
  options.today = content.day;
  std::optional<BaselinePlan> baseline;
  if (assessed->baseline)
    baseline.emplace(
        BaselinePlan{own.project.baseline, assessed->baseline->plan, assessed->baseline->schedule});
  options.baseline_plan = baseline ? &*baseline : nullptr;
  auto assessment = plumb::assess(own, assessed->scheduled.schedule, options, found);
  if (!assessment) return nullptr;
  assessed->assessment.emplace(std::move(*assessment));
  return assessed;
}

}  // namespace

bool PlanHistory::begin(const std::string& revision, GitProblem& problem) {
  auto version = find_version(place_, revision, {}, max_bytes_, problem);
  if (!version) return false;
  auto content = read(version->commit, version->path);
  visit(std::move(version->commit), std::move(content));
  return true;
}

void PlanHistory::visit(GitCommit commit, std::shared_ptr<const PlanContent> content) {
  if (seen_.insert(commit.id).second) to_visit_.push({std::move(commit), std::move(content), found_++});
}

std::shared_ptr<PlanContent> PlanHistory::empty_content(const GitCommit& commit, std::string path) const {
  auto content = std::make_shared<PlanContent>();
  content->reader = std::make_shared<const GitReader>(place_.repository, commit.tree,
                                                      commit.id.substr(0, kLabelDigits), max_bytes_);
  content->path = std::move(path);
  content->day = commit.date;
  return content;
}

std::shared_ptr<const PlanContent> PlanHistory::read(const GitCommit& commit, std::string path) {
  auto content = empty_content(commit, std::move(path));
  content->documents = read_plan_files(*content->reader, content->path, content->found, &documents_);
  for (const auto& document : content->documents) {
    // Behind the label that the file was first read under.
    content->paths.push_back(document->file()->path().substr(kLabelDigits + 1));
    if (content->reader->resolve(content->paths.back()) != "/" + content->paths.back())
      content->has_links = true;
  }
  return content;
}

/// The plan in an older commit that differs from a newer one in the content of files alone, whose names
/// therefore need not be looked for again; nullptr if it differs in more.
std::shared_ptr<const PlanContent> PlanHistory::patched(const GitCommit& commit,
                                                        const std::shared_ptr<const PlanContent>& newer,
                                                        const std::string& newer_tree,
                                                        const std::string& tree) {
  if (!newer->found.all().empty() || newer->has_links || newer->documents.empty()) return nullptr;
  const std::string folder = plan_folder(newer->path);
  const auto changed =
      changed_files(*place_.repository, newer_tree, tree, folder.empty() ? folder : folder + "/");
  if (!changed) return nullptr;
  auto content = empty_content(commit, newer->path);
  content->documents = newer->documents;
  content->paths = newer->paths;
  for (const std::string& path : *changed) {
    const auto at = std::find(newer->paths.begin(), newer->paths.end(), path);
    if (at == newer->paths.end()) continue;
    const auto index = static_cast<std::size_t>(at - newer->paths.begin());
    content->documents[index] = documents_.read(*content->reader, path, {}, content->found);
    if (!content->documents[index] || !content->found.all().empty()) return nullptr;
  }
  if (include_text(*content->documents.front()) != include_text(*newer->documents.front())) return nullptr;
  return content->documents == newer->documents ? newer : content;
}

/// The plan in an older commit: the same object if no file of it differs; nullptr if it was not there yet.
std::shared_ptr<const PlanContent> PlanHistory::content_of(const GitCommit& commit,
                                                           const std::shared_ptr<const PlanContent>& newer) {
  const GitReader reader(place_.repository, commit.tree, commit.id, max_bytes_);
  // Of a plan in a folder of its own, that folder's tree says it all.
  const std::string folder = plan_folder(newer->path);
  const auto tree = reader.content_id(folder);
  const auto newer_tree = newer->reader->content_id(folder);
  if (tree && tree == newer_tree) return newer;
  if (tree && newer_tree)
    if (auto content = patched(commit, newer, *newer_tree, *tree)) return content;
  auto path = reader.exists(newer->path) ? std::optional(newer->path)
                                         : moved_plan(reader, project_field(*newer, "id"));
  if (!path) return nullptr;
  auto content = read(commit, std::move(*path));
  return content->documents == newer->documents ? newer : content;
}

std::optional<PlanCommit> PlanHistory::next() {
  while (!to_visit_.empty()) {
    const Visit visited = to_visit_.top();
    to_visit_.pop();
    std::vector<Visit> parents;
    bool unchanged = false;
    for (const std::string& id : visited.commit.parents) {
      auto parent = place_.repository->commit(id);
      if (!parent) cut_off_ = true;
      auto content = parent ? content_of(*parent, visited.content) : nullptr;
      if (content == visited.content) {
        // This side has the same plan: whatever was done to it was done there.
        visit(std::move(*parent), std::move(content));
        unchanged = true;
        break;
      }
      if (content) parents.push_back({std::move(*parent), std::move(content)});
      if (first_parent_) break;
    }
    if (unchanged) continue;
    PlanCommit changed{visited.commit, visited.content, parents.empty() ? nullptr : parents.front().content};
    for (Visit& parent : parents) visit(std::move(parent.commit), std::move(parent.content));
    return changed;
  }
  return std::nullopt;
}

/// The plan of the revision that a version's baseline names, once for the whole history; nullptr if it names
/// none, or one that has errors.
std::shared_ptr<const ScheduledPlan> PlanHistory::baseline_plan(const PlanContent& content) {
  const std::string name = project_field(content, "baseline");
  if (!names_revision(name)) return nullptr;
  const auto [known, is_new] = baselines_.try_emplace(name);
  if (!is_new) return known->second;
  GitProblem unsaid;
  const auto version =
      find_version(place_, name.substr(name.find(':') + 1), project_field(content, "id"), max_bytes_, unsaid);
  if (!version) return nullptr;
  Diagnostics found;
  auto frozen =
      scheduled(load_plan(*version->reader, version->path, found, &documents_), version->commit.date, found);
  if (frozen) known->second = std::make_shared<const ScheduledPlan>(std::move(*frozen));
  return known->second;
}

std::shared_ptr<const AssessedContent> PlanHistory::assess(
    const std::shared_ptr<const PlanContent>& content) {
  if (auto assessed = content->assessed.lock()) return assessed;
  auto assessed = assess_content(*content, baseline_plan(*content), nullptr);
  content->assessed = assessed;
  return assessed;
}

void PlanHistory::assess_ahead(std::span<const PlanCommit> commits) {
  std::vector<std::shared_ptr<const PlanContent>> contents;
  const auto add = [&](const std::shared_ptr<const PlanContent>& content) {
    if (content && std::find(contents.begin(), contents.end(), content) == contents.end() &&
        content->assessed.expired())
      contents.push_back(content);
  };
  for (const PlanCommit& change : commits) {
    add(change.after);
    add(change.before);
  }
  // Only this thread talks to git.
  std::vector<std::shared_ptr<const ScheduledPlan>> baselines;
  baselines.reserve(contents.size());
  for (const auto& content : contents) baselines.push_back(baseline_plan(*content));
  std::vector<std::shared_ptr<const AssessedContent>> assessed(contents.size());
  const auto assess_range = [&](std::size_t begin, std::size_t end) {
    // Neighbours are alike: what they share is taken over.
    const AssessedContent* similar = nullptr;
    for (std::size_t i = begin; i < end; ++i) {
      assessed[i] = assess_content(*contents[i], baselines[i], similar);
      if (assessed[i]) similar = assessed[i].get();
    }
  };
  const std::size_t threads = std::clamp<std::size_t>(
      std::thread::hardware_concurrency(), 1, std::max<std::size_t>(1, contents.size() / kLeastOfThread));
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i)
    others.emplace_back(assess_range, i * contents.size() / threads, (i + 1) * contents.size() / threads);
  assess_range(0, contents.size() / threads);
  for (std::thread& other : others) other.join();
  for (std::size_t i = 0; i < contents.size(); ++i) contents[i]->assessed = assessed[i];
  ahead_ = std::move(assessed);
  documents_.forget_unused();
}

}  // namespace plumb
