#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plumb/cli/plan_session.hpp"
#include "plumb/control/assessment.hpp"
#include "plumb/io/git_reader.hpp"

namespace plumb {

/// The files of a plan as they stood in one or several commits.
struct PlanContent {
  std::shared_ptr<const GitReader> reader;
  std::string path;
  std::vector<std::shared_ptr<const Document>> documents;
  std::vector<std::string> paths;  // one for each document
  bool has_links = false;          // a document is reached through a link
  Diagnostics found;               // when they were read
  Date day;                        // of a commit that has it
};

/// A version of a plan, scheduled and assessed; it stays where it is.
struct AssessedContent {
  ScheduledPlan scheduled;
  std::shared_ptr<const ScheduledPlan> baseline;  // the plan that `git:REV` names; else null
  std::optional<Assessment> assessment;
};

/// A plan as of the day of a commit that has it, and of those around it that changed none of its files.
struct PlanMoment {
  std::string commit;  // its id
  std::string path;
  Date day;
  std::shared_ptr<const PlanContent> content;       // null until somebody asks for it
  std::weak_ptr<const AssessedContent> assessed{};  // as long as anybody holds it
};

/// Schedules a plan as of a day; nullopt if it is none, or has errors.
///
/// similar: another version, whose clocks are taken over where the calendars are the same; may be null.
std::optional<ScheduledPlan> schedule_version(std::optional<Plan> plan, Date day, Diagnostics& diagnostics,
                                              const ScheduledPlan* similar = nullptr);

/// Schedules and assesses versions of a plan on all processors. What two versions say alike is computed once
/// and shared: neighbours in a history differ in one file.
class VersionAssessor {
 public:
  struct Question {
    const PlanContent* content;
    std::shared_ptr<const ScheduledPlan> baseline;  // the plan that `git:REV` names; else null
  };

  /// Answers in the order of the questions; nullptr for a version with errors. The answers are the same
  /// whatever number of processors there is.
  std::vector<std::shared_ptr<const AssessedContent>> run(std::span<const Question> questions);

 private:
  /// What one thread works with: calendars grow while they are asked, so that no two threads share one.
  struct Lane {
    std::shared_ptr<const AssessedContent> last;
    std::map<const ScheduledPlan*, std::shared_ptr<const ScheduledPlan>> baselines;  // copies
  };

  static std::shared_ptr<const AssessedContent> answer(const Question& question, Lane& lane);

  std::vector<Lane> lanes_;
};

}  // namespace plumb
