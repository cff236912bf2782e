#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "plan_text.hpp"
#include "random_plan.hpp"
#include "support/schedule_in_process.hpp"

// What `explain` says would happen, happens: each change that it names is made in the plan's text, and the
// dates are compared.
namespace plumb::networks {

namespace {

constexpr int kTasks = 1000;

LinkType link_type(const std::string& word) {
  if (word == "SS") return LinkType::kSs;
  if (word == "FF") return LinkType::kFf;
  return word == "SF" ? LinkType::kSf : LinkType::kFs;
}

ConstraintType constraint_type(const std::string& word) {
  static const std::vector<std::string> kWords = {"SNET", "SNLT",      "FNET",    "FNLT", "MSO",
                                                  "MFO",  "MANDSTART", "MANDFIN", "ALAP", "ASAP"};
  return static_cast<ConstraintType>(std::find(kWords.begin(), kWords.end(), word) - kWords.begin());
}

/// Makes one change; returns false if there is nothing to change, which would be a fault of the explanation.
bool apply(const nlohmann::json& change, RandomPlan& plan) {
  const auto task = std::find_if(plan.tasks.begin(), plan.tasks.end(),
                                 [&](const RandomTask& each) { return each.id == change.at("task"); });
  if (task == plan.tasks.end()) return false;
  if (change.at("change") == "remove_link") {
    const LinkType type = link_type(change.at("type"));
    return std::erase_if(task->after, [&](const RandomLink& link) {
             return link.predecessor == change.at("after") && link.type == type;
           }) > 0;
  }
  if (change.at("change") == "remove_constraint") {
    const ConstraintType type = constraint_type(change.at("constraint"));
    return std::erase_if(task->constraints, [&](const RandomConstraint& each) { return each.type == type; }) >
           0;
  }
  if (change.at("change") != "lengthen" || task->duration == 0) return false;
  task->duration += change.at("by_min").get<int>();
  return task->duration > 0;
}

}  // namespace

TEST_CASE("what explain says of 1,000 random tasks comes true to the minute") {
  int tasks = 0;
  int changes = 0;
  for (std::uint64_t seed = 50'001; tasks < kTasks; ++seed) {
    const RandomPlan plan = random_plan(seed, PlanSize::kLarge);
    for (const nlohmann::json& explanation : test::explanations_json(to_yaml(plan))) {
      const std::string id = explanation.at("id");
      ++tasks;
      for (const nlohmann::json& what_if : explanation.at("what_if")) {
        RandomPlan changed = plan;
        for (const nlohmann::json& change : what_if.at("changes")) {
          CAPTURE(change.dump());
          REQUIRE(apply(change, changed));
        }
        ++changes;
        const nlohmann::json after = test::schedule_json(to_yaml(changed));
        INFO(fmt::format("seed {}, task {}: {}", seed, id, what_if.dump()));
        CHECK(after.at("project").at("finish") == what_if.at("project_finish"));
        for (const nlohmann::json& task : after.at("tasks")) {
          if (task.at("id") != id) continue;
          CHECK(task.at("start") == what_if.at("start"));
          CHECK(task.at("finish") == what_if.at("finish"));
        }
      }
    }
  }
  fmt::print("{} tasks explained, {} changes tried\n", tasks, changes);
  CHECK(changes > kTasks);
}

}  // namespace plumb::networks
