#include "plumb/control/skills.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "plumb/control/trainings.hpp"

namespace plumb {

namespace {

/// Who has what.
class Skills {
 public:
  explicit Skills(const Plan& plan) : plan_(plan) {
    for (std::size_t i = 0; i < plan.resources.size(); ++i)
      for (const std::string_view skill : plan.resources.rows[i].skills) add(ResourceId(i), skill);
    for (const Training& each : plan.rows<Training>().rows)
      if (!each.topic.empty() && is_passed(each))
        for (const ResourceId who : each.who.items) add(who, each.topic);
  }

  bool has(ResourceId who, std::string_view skill) const {
    const auto found = people_.find(skill);
    return found != people_.end() && found->second.contains(who);
  }

  /// Those who have a skill, groups apart whose members have it.
  std::vector<ResourceId> those_with(std::string_view skill) const {
    const auto found = own_.find(skill);
    if (found == own_.end()) return {};
    return {found->second.begin(), found->second.end()};
  }

 private:
  void add(ResourceId who, std::string_view skill) {
    own_[skill].insert(who);
    auto& people = people_[skill];
    // A group that is its own member, in whatever way, ends where it has been.
    for (ResourceId at = who; at.valid() && people.insert(at).second;) at = plan_.resource(at).member_of;
  }

  const Plan& plan_;
  std::map<std::string_view, std::set<ResourceId>> own_;     // by skill
  std::map<std::string_view, std::set<ResourceId>> people_;  // and the groups that they belong to
};

}  // namespace

std::vector<MissingSkill> missing_skills(const Plan& plan, const Schedule& schedule) {
  std::vector<MissingSkill> missing;
  const Skills skills(plan);
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks.rows[i];
    if (task.needs.items().empty() || schedule.network.task(TaskId(i)).state == TaskState::complete) continue;
    const std::size_t end = std::max<std::size_t>(task.subtree_end, i + 1);
    for (const std::string_view skill : task.needs.items()) {
      bool met = false;
      for (std::size_t below = i; below < end && !met; ++below)
        for (const Assignment& each : plan.tasks.rows[below].assign)
          met = met || skills.has(each.resource, skill);
      if (!met) missing.push_back({TaskId(i), skill, skills.those_with(skill)});
    }
  }
  return missing;
}

}  // namespace plumb
