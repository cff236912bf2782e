#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/history_cache.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/cli/plan_versions.hpp"
#include "plumb/io/git_read_ahead.hpp"
#include "plumb/plan/plan_files.hpp"

namespace plumb {

/// A commit that changed the plan.
struct PlanCommit {
  GitCommit commit;
  std::shared_ptr<PlanMoment> after;
  std::shared_ptr<PlanMoment> before;  // of the commit that it follows; null: the plan begins here
};

/// Walks the history of a plan from the newest commit back, from commit to commit that changed one of its
/// files; a plan that was moved is followed by its project's id.
///
/// As `git log` does for a path, it follows of a merge the one side that has the same plan, if there is one.
/// A file that did not change is parsed once for all commits, and what an earlier run kept is not read again.
class PlanHistory {
 public:
  /// first_parent: of merges, only the side that they were made on is followed. cache: folder of what runs
  /// leave for each other; nullopt: nothing is kept.
  PlanHistory(PlanInGit place, std::size_t max_bytes, bool first_parent,
              const std::optional<std::string>& cache);

  /// Begins at a revision; returns false with the reason in `problem`.
  bool begin(const std::string& revision, GitProblem& problem);

  /// Returns the next commit that changed the plan; nullopt at the beginning of the history.
  std::optional<PlanCommit> next();

  /// Tells whether the repository lacks older commits, as a shallow clone does.
  bool cut_off() const { return cut_off_; }

  /// The files of the plan, read when first asked for.
  std::shared_ptr<const PlanContent> content(PlanMoment& plan);

  /// Schedules and assesses what some commits made and what they are compared with, on all processors, so
  /// that assess() has it at hand.
  void assess_ahead(std::span<const PlanCommit> commits);

  /// Schedules and assesses a version; nullptr if it has errors. The result is the same as long as anybody
  /// holds it.
  std::shared_ptr<const AssessedContent> assess(PlanMoment& plan);

  /// Returns what an earlier run told of a commit; nullopt if none did, or what `git:REV` names has moved.
  ///
  /// question: what was asked. The text lives as long as the history.
  std::optional<std::string_view> recall(const PlanCommit& change, std::string_view question);

  /// Keeps what is told of a commit for the next run, and save() all that is kept.
  void keep(const PlanCommit& change, std::string_view question, std::string_view text);
  void save();

 private:
  /// A commit that is still to be visited, and the plan in it.
  struct Visit {
    GitCommit commit;
    std::shared_ptr<PlanMoment> plan;
    std::uint64_t order = 0;  // of discovery

    /// The newest is visited first; of one second, the one that was found first.
    friend bool operator<(const Visit& a, const Visit& b) {
      return a.commit.committed != b.commit.committed ? a.commit.committed < b.commit.committed
                                                      : a.order > b.order;
    }
  };
  /// The revision that a baseline names.
  struct Named {
    std::string commit;  // its id; empty if there is none
    bool is_read = false;
    std::shared_ptr<const ScheduledPlan> plan;  // null if it has errors
  };

  void visit(GitCommit commit, std::shared_ptr<PlanMoment> plan);
  HistoryStep step_from(const Visit& visited);
  HistoryStep find_step(const Visit& visited);
  void read_ahead(const GitCommit& commit, const PlanContent& content);
  std::shared_ptr<const PlanContent> content_of(const GitCommit& commit,
                                                const std::shared_ptr<const PlanContent>& newer);
  std::shared_ptr<const PlanContent> read(const GitCommit& commit, std::string path);
  std::shared_ptr<const PlanContent> patched(const GitCommit& commit,
                                             const std::shared_ptr<const PlanContent>& newer,
                                             const std::string& newer_tree, const std::string& tree);
  std::shared_ptr<PlanContent> empty_content(const GitCommit& commit, std::string path) const;
  Named& named(const std::string& baseline);
  std::shared_ptr<const ScheduledPlan> baseline_plan(const PlanContent& content);

  PlanInGit place_;
  std::size_t max_bytes_;
  bool first_parent_;
  bool cut_off_ = false;
  std::unique_ptr<HistoryCache> cache_;  // null: nothing is kept
  GitReadAhead objects_;
  DocumentCache documents_;
  std::shared_ptr<const PlanContent> last_read_;  // which the next differs from in few files
  std::priority_queue<Visit> to_visit_;
  std::set<std::string> seen_;
  std::uint64_t found_ = 0;
  std::map<std::string, Named, std::less<>> baselines_;  // by name
  VersionAssessor assessor_;
  std::vector<std::shared_ptr<const AssessedContent>> ahead_;
};

}  // namespace plumb
