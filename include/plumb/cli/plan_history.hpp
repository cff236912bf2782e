#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "plumb/cli/plan_place.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/control/assessment.hpp"
#include "plumb/plan/plan_files.hpp"

namespace plumb {

struct AssessedContent;

/// The files of a plan as they stood in one or several commits.
struct PlanContent {
  std::shared_ptr<const GitReader> reader;
  std::string path;
  std::vector<std::shared_ptr<const Document>> documents;
  std::vector<std::string> paths;                         // one for each document
  bool has_links = false;                                 // a document is reached through a link
  Diagnostics found;                                      // when they were read
  Date day;                                               // of a commit that has it
  mutable std::weak_ptr<const AssessedContent> assessed;  // as long as anybody holds it
};

/// A version of a plan, scheduled and assessed; it stays where it is.
struct AssessedContent {
  ScheduledPlan scheduled;
  std::shared_ptr<const ScheduledPlan> baseline;  // the plan that `git:REV` names; else null
  std::optional<Assessment> assessment;
};

/// A commit that changed the plan.
struct PlanCommit {
  GitCommit commit;
  std::shared_ptr<const PlanContent> after;
  std::shared_ptr<const PlanContent> before;  // of the commit that it follows; null: the plan begins here
};

/// Walks the history of a plan from the newest commit back, from commit to commit that changed one of its
/// files; a plan that was moved is followed by its project's id.
///
/// As `git log` does for a path, it follows of a merge the one side that has the same plan, if there is one.
/// A file that did not change is parsed once for all commits.
class PlanHistory {
 public:
  /// first_parent: of merges, only the side that they were made on is followed.
  PlanHistory(PlanInGit place, std::size_t max_bytes, bool first_parent)
      : place_(std::move(place)), max_bytes_(max_bytes), first_parent_(first_parent) {}

  /// Begins at a revision; returns false with the reason in `problem`.
  bool begin(const std::string& revision, GitProblem& problem);

  /// Returns the next commit that changed the plan; nullopt at the beginning of the history.
  std::optional<PlanCommit> next();

  /// Tells whether the repository lacks older commits, as a shallow clone does.
  bool cut_off() const { return cut_off_; }

  /// Schedules and assesses what some commits made and what they are compared with, on all processors, so
  /// that assess() has it at hand.
  void assess_ahead(std::span<const PlanCommit> commits);

  /// Schedules and assesses a version; nullptr if it has errors. The result is the same as long as anybody
  /// holds it.
  std::shared_ptr<const AssessedContent> assess(const std::shared_ptr<const PlanContent>& content);

 private:
  /// A commit that is still to be visited, and the plan in it.
  struct Visit {
    GitCommit commit;
    std::shared_ptr<const PlanContent> content;
    std::uint64_t order = 0;  // of discovery

    /// The newest is visited first; of one second, the one that was found first.
    friend bool operator<(const Visit& a, const Visit& b) {
      return a.commit.committed != b.commit.committed ? a.commit.committed < b.commit.committed
                                                      : a.order > b.order;
    }
  };

  void visit(GitCommit commit, std::shared_ptr<const PlanContent> content);
  std::shared_ptr<const PlanContent> content_of(const GitCommit& commit,
                                                const std::shared_ptr<const PlanContent>& newer);
  std::shared_ptr<const PlanContent> read(const GitCommit& commit, std::string path);
  std::shared_ptr<const PlanContent> patched(const GitCommit& commit,
                                             const std::shared_ptr<const PlanContent>& newer,
                                             const std::string& newer_tree, const std::string& tree);
  std::shared_ptr<PlanContent> empty_content(const GitCommit& commit, std::string path) const;
  std::shared_ptr<const ScheduledPlan> baseline_plan(const PlanContent& content);

  PlanInGit place_;
  std::size_t max_bytes_;
  bool first_parent_;
  bool cut_off_ = false;
  DocumentCache documents_;
  std::priority_queue<Visit> to_visit_;
  std::set<std::string> seen_;
  std::uint64_t found_ = 0;
  std::map<std::string, std::shared_ptr<const ScheduledPlan>, std::less<>> baselines_;  // by name
  std::vector<std::shared_ptr<const AssessedContent>> ahead_;
};

}  // namespace plumb
