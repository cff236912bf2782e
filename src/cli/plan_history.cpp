#include "plumb/cli/plan_history.hpp"

#include <algorithm>

#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

std::string plan_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// The id of the project in a plan's root file.
std::string project_id(const PlanContent& content) {
  if (content.documents.empty()) return {};
  const NodeRef root = content.documents.front()->root();
  const NodeRef project = root ? root.find("project") : NodeRef();
  const NodeRef id = project ? project.find("id") : NodeRef();
  return id ? std::string(id.text()) : std::string();
}

std::optional<ScheduledPlan> scheduled(std::optional<Plan> plan, Date day, Diagnostics& diagnostics) {
  if (!plan) return std::nullopt;
  ScheduleOptions options;
  options.today = day;
  Schedule schedule = make_schedule(*plan, options, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return ScheduledPlan{std::move(*plan), std::move(schedule)};
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

std::shared_ptr<const PlanContent> PlanHistory::read(const GitCommit& commit, std::string path) {
  auto content = std::make_shared<PlanContent>();
  content->reader =
      std::make_shared<const GitReader>(place_.repository, commit.tree, commit.id.substr(0, 8), max_bytes_);
  content->path = std::move(path);
  content->documents = read_plan_files(*content->reader, content->path, content->found, &documents_);
  content->day = commit.date;
  return content;
}

/// The plan in an older commit: the same object if no file of it differs; nullptr if it was not there yet.
std::shared_ptr<const PlanContent> PlanHistory::content_of(const GitCommit& commit,
                                                           const std::shared_ptr<const PlanContent>& newer) {
  const GitReader reader(place_.repository, commit.tree, commit.id, max_bytes_);
  // Of a plan in a folder of its own, that folder's tree says it all.
  const std::string folder = plan_folder(newer->path);
  const auto tree = reader.content_id(folder);
  if (tree && tree == newer->reader->content_id(folder)) return newer;
  auto path =
      reader.exists(newer->path) ? std::optional(newer->path) : moved_plan(reader, project_id(*newer));
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

/// The plan of the revision that a baseline names, once for the whole history; nullptr if it has errors.
std::shared_ptr<const ScheduledPlan> PlanHistory::baseline_plan(const Plan& plan) {
  const std::string name(plan.project.baseline);
  const auto [known, is_new] = baselines_.try_emplace(name);
  if (!is_new) return known->second;
  GitProblem unsaid;
  const auto version =
      find_version(place_, name.substr(name.find(':') + 1), plan.project.id, max_bytes_, unsaid);
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
  Diagnostics found = content->found;
  auto plan =
      scheduled(load_plan(content->documents, *content->reader, content->path, found), content->day, found);
  if (!plan) return nullptr;
  auto assessed = std::make_shared<AssessedContent>(AssessedContent{std::move(*plan), nullptr, std::nullopt});
  const Plan& own = assessed->scheduled.plan;
  AssessmentOptions options;
  options.today = content->day;
  std::optional<BaselinePlan> baseline;
  if (names_revision(own.project.baseline)) {
    assessed->baseline = baseline_plan(own);
    if (!assessed->baseline) return nullptr;
    baseline.emplace(
        BaselinePlan{own.project.baseline, assessed->baseline->plan, assessed->baseline->schedule});
    options.baseline_plan = &*baseline;
  }
  auto assessment = plumb::assess(own, assessed->scheduled.schedule, options, found);
  if (!assessment) return nullptr;
  assessed->assessment.emplace(std::move(*assessment));
  content->assessed = assessed;
  return assessed;
}

}  // namespace plumb
