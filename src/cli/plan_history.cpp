#include "plumb/cli/plan_history.hpp"

#include <algorithm>

#include "plumb/io/build_id.hpp"
#include "plumb/io/record_text.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLabelDigits = 8;  // of a commit's id, by which messages name it
constexpr std::size_t kMostAheadCommits = 64;
constexpr std::size_t kBytesAhead = std::size_t{32} << 20U;

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

/// What the walk and the figures depend on beside the commits themselves.
std::string cache_place(const PlanInGit& place, std::size_t max_bytes, bool first_parent) {
  return RecordWriter()
      .add(place.repository->git_folder())
      .add(place.folder)
      .add(place.path.value_or(""))
      .add(static_cast<std::int64_t>(max_bytes))
      .add(std::int64_t{first_parent})
      .text();
}

std::string row_key(const PlanCommit& change, std::string_view question) {
  return RecordWriter()
      .add(question)
      .add(change.commit.id)
      .add(change.after->path)
      .add(std::int64_t{change.after->day.time_since_epoch().count()})
      .text();
}

std::shared_ptr<PlanMoment> moment(const GitCommit& commit, std::string path,
                                   std::shared_ptr<const PlanContent> content) {
  return std::make_shared<PlanMoment>(
      PlanMoment{commit.id, std::move(path), commit.date, std::move(content), {}});
}

}  // namespace

PlanHistory::PlanHistory(PlanInGit place, std::size_t max_bytes, bool first_parent,
                         const std::optional<std::string>& cache)
    : place_(std::move(place)),
      max_bytes_(max_bytes),
      first_parent_(first_parent),
      objects_(place_.repository) {
  // Where a shallow clone ends today, it may go on tomorrow.
  if (cache && !place_.repository->shallow() && !build_id().empty())
    cache_ = std::make_unique<HistoryCache>(*cache, cache_place(place_, max_bytes, first_parent));
}

bool PlanHistory::begin(const std::string& revision, GitProblem& problem) {
  auto version = find_version(place_, revision, {}, max_bytes_, problem);
  if (!version) return false;
  auto plan = moment(version->commit, version->path, nullptr);
  visit(std::move(version->commit), std::move(plan));
  return true;
}

void PlanHistory::visit(GitCommit commit, std::shared_ptr<PlanMoment> plan) {
  if (seen_.insert(commit.id).second) to_visit_.push({std::move(commit), std::move(plan), found_++});
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

/// Takes as many commits at once as memory takes, should each of them change all files.
void PlanHistory::read_ahead(const GitCommit& commit, const PlanContent& content) {
  std::size_t bytes = 1;
  for (const auto& document : content.documents)
    if (document) bytes += document->file()->bytes().size();
  objects_.run(commit, content.paths, std::min(kMostAheadCommits, kBytesAhead / bytes), max_bytes_);
}

std::shared_ptr<const PlanContent> PlanHistory::content(PlanMoment& plan) {
  if (plan.content) return plan.content;
  const auto commit = place_.repository->commit(plan.commit).value_or(GitCommit{});
  const std::string folder = plan_folder(plan.path);
  if (last_read_ && last_read_->path == plan.path) {
    read_ahead(commit, *last_read_);
    const auto tree = GitReader(place_.repository, commit.tree, commit.id, max_bytes_).content_id(folder);
    const auto last_tree = last_read_->reader->content_id(folder);
    if (tree && last_tree) plan.content = patched(commit, last_read_, *last_tree, *tree);
    if (plan.content == last_read_ && plan.content) {
      auto same = std::make_shared<PlanContent>(*last_read_);
      same->day = plan.day;
      plan.content = std::move(same);
    }
  }
  if (!plan.content) plan.content = read(commit, plan.path);
  return last_read_ = plan.content;
}

/// Goes from a commit to its parents, or to the one that has the same plan.
HistoryStep PlanHistory::find_step(const Visit& visited) {
  GitCommit commit = visited.commit;
  if (commit.tree.empty()) commit = place_.repository->commit(commit.id).value_or(commit);
  const auto content = this->content(*visited.plan);
  read_ahead(commit, *content);
  HistoryStep step;
  for (const std::string& id : commit.parents) {
    auto parent = place_.repository->commit(id);
    if (!parent) cut_off_ = true;
    auto parents_content = parent ? content_of(*parent, content) : nullptr;
    // A side that has the same plan: whatever was done to it was done there.
    if (parents_content == content) return {true, {{std::move(*parent), nullptr}}};
    if (parents_content) {
      auto plan = moment(*parent, parents_content->path, parents_content);
      step.sides.push_back({std::move(*parent), std::move(plan)});
    }
    if (first_parent_) break;
  }
  return step;
}

HistoryStep PlanHistory::step_from(const Visit& visited) {
  if (!cache_) return find_step(visited);
  if (auto known = cache_->step(*visited.plan, visited.commit.id)) return std::move(*known);
  HistoryStep step = find_step(visited);
  if (!cut_off_) cache_->keep_step(*visited.plan, visited.commit.id, step);
  return step;
}

std::optional<PlanCommit> PlanHistory::next() {
  while (!to_visit_.empty()) {
    const Visit visited = to_visit_.top();
    to_visit_.pop();
    HistoryStep step = step_from(visited);
    if (step.unchanged) {
      visit(std::move(step.sides.front().commit), visited.plan);
      continue;
    }
    PlanCommit changed{visited.commit, visited.plan, step.sides.empty() ? nullptr : step.sides.front().plan};
    for (HistoryStep::Side& side : step.sides) visit(std::move(side.commit), std::move(side.plan));
    return changed;
  }
  return std::nullopt;
}

/// Finds the commit that a baseline names, once for the whole history.
PlanHistory::Named& PlanHistory::named(const std::string& baseline) {
  const auto [known, is_new] = baselines_.try_emplace(baseline);
  GitProblem unsaid;
  if (is_new)
    known->second.commit =
        place_.repository->find_commit(baseline.substr(baseline.find(':') + 1), unsaid).value_or("");
  return known->second;
}

/// The plan of the revision that a version's baseline names, once for the whole history; nullptr if it names
/// none, or one that has errors.
std::shared_ptr<const ScheduledPlan> PlanHistory::baseline_plan(const PlanContent& content) {
  const std::string name = project_field(content, "baseline");
  if (!names_revision(name)) return nullptr;
  Named& revision = named(name);
  if (revision.is_read || revision.commit.empty()) return revision.plan;
  revision.is_read = true;
  GitProblem unsaid;
  const auto version =
      find_version(place_, revision.commit, project_field(content, "id"), max_bytes_, unsaid);
  if (!version) return nullptr;
  Diagnostics found;
  auto frozen = schedule_version(load_plan(*version->reader, version->path, found, &documents_),
                                 version->commit.date, found);
  if (frozen) revision.plan = std::make_shared<const ScheduledPlan>(std::move(*frozen));
  return revision.plan;
}

std::shared_ptr<const AssessedContent> PlanHistory::assess(PlanMoment& plan) {
  if (auto assessed = plan.assessed.lock()) return assessed;
  const auto files = content(plan);
  const VersionAssessor::Question question{files.get(), baseline_plan(*files)};
  auto assessed = assessor_.run({&question, 1}).front();
  plan.assessed = assessed;
  return assessed;
}

void PlanHistory::assess_ahead(std::span<const PlanCommit> commits) {
  std::vector<std::shared_ptr<PlanMoment>> plans;
  std::vector<std::shared_ptr<const AssessedContent>> at_hand;  // the last of the commits before
  const auto add = [&](const std::shared_ptr<PlanMoment>& plan) {
    if (!plan || std::find(plans.begin(), plans.end(), plan) != plans.end()) return;
    if (auto assessed = plan->assessed.lock())
      at_hand.push_back(std::move(assessed));
    else
      plans.push_back(plan);
  };
  for (const PlanCommit& change : commits) {
    add(change.after);
    add(change.before);
  }
  // Only this thread talks to git.
  std::vector<VersionAssessor::Question> questions;
  questions.reserve(plans.size());
  for (const auto& plan : plans) {
    const auto files = content(*plan);
    questions.push_back({files.get(), baseline_plan(*files)});
  }
  ahead_ = assessor_.run(questions);
  for (std::size_t i = 0; i < plans.size(); ++i) plans[i]->assessed = ahead_[i];
  ahead_.insert(ahead_.end(), at_hand.begin(), at_hand.end());
  documents_.forget_unused();
}

std::optional<std::string_view> PlanHistory::recall(const PlanCommit& change, std::string_view question) {
  const auto kept = cache_ ? cache_->texts().find(row_key(change, question)) : std::nullopt;
  if (!kept) return std::nullopt;
  RecordReader record(*kept);
  const std::string_view text = record.text();
  while (record.more()) {
    const std::string baseline(record.text());
    if (named(baseline).commit != record.text()) return std::nullopt;
  }
  return record.complete() ? std::optional(text) : std::nullopt;
}

void PlanHistory::keep(const PlanCommit& change, std::string_view question, std::string_view text) {
  if (!cache_) return;
  RecordWriter record;
  record.add(text);
  for (const auto& plan : {change.after, change.before}) {
    const std::string baseline = plan ? project_field(*content(*plan), "baseline") : std::string();
    if (names_revision(baseline)) record.add(baseline).add(named(baseline).commit);
  }
  cache_->texts().keep(row_key(change, question), record.text());
}

void PlanHistory::save() {
  if (cache_) cache_->texts().save();
}

}  // namespace plumb
