#include "plumb/control/responsibilities.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace plumb {

namespace {

struct RoleList {
  RaciRoles role;
  char letter;
  OneOrList<Person> Raci::*people;
  std::int64_t RaciPerson::*count;
};

constexpr std::array<RoleList, 4> kRoles{{
    {kAccountable, 'A', &Raci::accountable, &RaciPerson::accountable},
    {kResponsible, 'R', &Raci::responsible, &RaciPerson::responsible},
    {kConsulted, 'C', &Raci::consulted, &RaciPerson::consulted},
    {kInformed, 'I', &Raci::informed, &RaciPerson::informed},
}};

bool is_work(const Task& task) {
  return !task.summary && !task.is_hammock() && !task.is_milestone();
}

/// Everybody with a role, in the order of the collections.
std::map<RowRef, std::size_t> people_of(const Plan& plan, std::span<const TaskId> tasks) {
  std::map<RowRef, std::size_t> people;
  for (const TaskId id : tasks)
    if (const auto& raci = plan.task(id).raci)
      for (const RoleList& role : kRoles)
        for (const Person& person : ((*raci).*role.people).items)
          if (person.valid()) people.emplace(person, 0);
  std::size_t next = 0;
  for (auto& [who, column] : people) column = next++;
  return people;
}

RaciMatrix matrix_of(const Assessment& from) {
  std::vector<TaskId> tasks;
  for (std::size_t i = 0; i < from.plan.tasks.size(); ++i) tasks.emplace_back(i);
  return raci_matrix(from.plan, tasks);
}

}  // namespace

std::string roles_text(RaciRoles roles) {
  std::string text;
  for (const RoleList& role : kRoles)
    if ((roles & role.role) != 0) {
      if (!text.empty()) text += '/';
      text += role.letter;
    }
  return text;
}

RaciMatrix raci_matrix(const Plan& plan, std::span<const TaskId> tasks) {
  RaciMatrix matrix;
  const std::map<RowRef, std::size_t> columns = people_of(plan, tasks);
  for (const auto& [who, column] : columns) matrix.people.push_back({who});
  for (const TaskId id : tasks) {
    const Task& task = plan.task(id);
    if (!task.raci) {
      if (is_work(task)) matrix.without.push_back(id);
      continue;
    }
    RaciRow row{id, std::vector<RaciRoles>(columns.size()), false};
    for (const RoleList& role : kRoles)
      for (const Person& person : ((*task.raci).*role.people).items) {
        const std::size_t column = columns.at(person);
        if ((row.roles[column] & role.role) != 0) continue;
        row.roles[column] = static_cast<RaciRoles>(row.roles[column] | role.role);
        ++(matrix.people[column].*role.count);
      }
    row.nobody_responsible = task.raci->responsible.items.empty();
    matrix.rows.push_back(std::move(row));
  }
  if (matrix.rows.empty()) matrix.without.clear();
  return matrix;
}

std::span<const Metric> raci_metrics() {
  static constexpr auto kMetrics = std::to_array<Metric>({
      {"raci.tasks", MetricKind::count, kOfProject, "tasks that say who does what",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return static_cast<std::int64_t>(matrix_of(from).rows.size());
       }},
      {"raci.without_responsible", MetricKind::count, kOfProject,
       "tasks with somebody accountable and nobody responsible",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         const RaciMatrix matrix = matrix_of(from);
         return static_cast<std::int64_t>(
             std::count_if(matrix.rows.begin(), matrix.rows.end(),
                           [](const RaciRow& row) { return row.nobody_responsible; }));
       }},
      {"raci.missing", MetricKind::count, kOfProject, "tasks with work and without roles, where others have",
       [](const Assessment& from, const MetricSubject&) -> MetricValue {
         return static_cast<std::int64_t>(matrix_of(from).without.size());
       }},
  });
  return kMetrics;
}

}  // namespace plumb
