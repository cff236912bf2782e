#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/plan_versions.hpp"
#include "plumb/cli/surroundings.hpp"
#include "plumb/io/git_objects.hpp"
#include "plumb/io/kept_texts.hpp"

namespace plumb {

/// Where the walk through a history goes from one commit.
struct HistoryStep {
  struct Side {
    GitCommit commit;
    std::shared_ptr<PlanMoment> plan;  // null: the same as in the commit that is left
  };

  bool unchanged = false;   // the one side has the same plan
  std::vector<Side> sides;  // parents that have the plan
};

/// What one run found out about the history of a plan, left for the next.
///
/// It follows from commits, whose ids name all that is in them, and from the build of the program: it is
/// never out of date, and may be lost at any time.
class HistoryCache {
 public:
  /// place: what else it depends on: the repository, the plan and how it is read.
  HistoryCache(const std::string& folder, const std::string& place);

  /// Steps do not have the trees and parents of their commits.
  std::optional<HistoryStep> step(const PlanMoment& plan, const std::string& commit);
  void keep_step(const PlanMoment& plan, const std::string& commit, const HistoryStep& step);

  KeptTexts& texts() { return texts_; }

 private:
  SystemCalls calls_;
  KeptTexts texts_;
};

/// Returns the folder for caches: `plumb` in XDG_CACHE_HOME, else in .cache in HOME. Nullopt with
/// PLUMB_CACHE=off, and where neither of both is set.
std::optional<std::string> cache_folder(const Environment& environment);

}  // namespace plumb
