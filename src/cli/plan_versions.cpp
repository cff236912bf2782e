#include "plumb/cli/plan_versions.hpp"

#include <algorithm>
#include <thread>

#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

constexpr std::size_t kLeastOfThread = 4;  // versions: fewer are not worth a thread

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

}  // namespace

std::optional<ScheduledPlan> schedule_version(std::optional<Plan> plan, Date day, Diagnostics& diagnostics,
                                              const ScheduledPlan* similar) {
  if (!plan) return std::nullopt;
  ScheduleOptions options;
  options.today = day;
  std::optional<SharedClocks> clocks;
  if (similar != nullptr) clocks.emplace(SharedClocks{similar->plan, similar->schedule.network.clocks});
  Schedule schedule = make_schedule(*plan, options, diagnostics, clocks ? &*clocks : nullptr);
  if (diagnostics.has_errors()) return std::nullopt;
  return ScheduledPlan{std::move(*plan), std::move(schedule)};
}

std::shared_ptr<const AssessedContent> VersionAssessor::answer(const Question& question, Lane& lane) {
  const PlanContent& content = *question.content;
  const AssessedContent* similar = lane.last.get();
  const ScheduledPlan* similar_plan = similar != nullptr ? &similar->scheduled : nullptr;
  Diagnostics found = content.found;
  auto plan = schedule_version(load_plan(content.documents, NoReader(), content.path, found,
                                         similar_plan != nullptr ? &similar_plan->plan : nullptr),
                               content.day, found, similar_plan);
  if (!plan) return nullptr;
  auto assessed = std::make_shared<AssessedContent>(AssessedContent{std::move(*plan), nullptr, std::nullopt});
  const Plan& own = assessed->scheduled.plan;
  AssessmentOptions options;
  options.today = content.day;
  options.similar = similar != nullptr ? &*similar->assessment : nullptr;
  std::optional<BaselinePlan> baseline;
  if (question.baseline) {
    auto& copy = lane.baselines[question.baseline.get()];
    if (!copy) copy = std::make_shared<const ScheduledPlan>(*question.baseline);
    assessed->baseline = copy;
    baseline.emplace(BaselinePlan{own.project.baseline, copy->plan, copy->schedule});
    options.baseline_plan = &*baseline;
  }
  auto assessment = assess(own, assessed->scheduled.schedule, options, found);
  if (!assessment) return nullptr;
  assessed->assessment.emplace(std::move(*assessment));
  lane.last = assessed;
  return assessed;
}

std::vector<std::shared_ptr<const AssessedContent>> VersionAssessor::run(
    std::span<const Question> questions) {
  std::vector<std::shared_ptr<const AssessedContent>> answers(questions.size());
  const std::size_t threads = std::clamp<std::size_t>(
      std::thread::hardware_concurrency(), 1, std::max<std::size_t>(1, questions.size() / kLeastOfThread));
  if (lanes_.size() < threads) lanes_.resize(threads);
  const auto run_lane = [&](std::size_t lane) {
    const std::size_t end = (lane + 1) * questions.size() / threads;
    for (std::size_t i = lane * questions.size() / threads; i < end; ++i)
      answers[i] = answer(questions[i], lanes_[lane]);
  };
  std::vector<std::thread> others;
  for (std::size_t lane = 1; lane < threads; ++lane) others.emplace_back(run_lane, lane);
  run_lane(0);
  for (std::thread& other : others) other.join();
  return answers;
}

}  // namespace plumb
