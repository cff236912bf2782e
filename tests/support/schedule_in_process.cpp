#include "schedule_in_process.hpp"

#include <stdexcept>
#include <vector>

#include "plumb/io/diagnostic_text.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/report/explain_view.hpp"
#include "plumb/report/schedule_json.hpp"

namespace plumb::test {

namespace {

struct Scheduled {
  Plan plan;
  Schedule schedule;
};

Scheduled scheduled(std::string_view yaml) {
  const MemoryReader reader({{"plumb.yaml", std::string(yaml)}});
  Diagnostics diagnostics;
  const auto fail = [&] {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.all()) text += diagnostic_text(diagnostic, false);
    throw std::runtime_error(text);
  };
  std::optional<Plan> plan = load_plan(reader, "plumb.yaml", diagnostics);
  if (!plan) fail();
  Schedule schedule = make_schedule(*plan, ScheduleOptions{}, diagnostics);
  if (diagnostics.has_errors()) fail();
  return {std::move(*plan), std::move(schedule)};
}

}  // namespace

nlohmann::json schedule_json(std::string_view yaml) {
  const Scheduled all = scheduled(yaml);
  std::vector<TaskId> tasks;
  for (std::size_t i = 0; i < all.plan.tasks.size(); ++i) tasks.emplace_back(i);
  std::string out;
  write_schedule_json(out, all.plan, all.schedule, tasks);
  return nlohmann::json::parse(out);
}

std::vector<nlohmann::json> explanations_json(std::string_view yaml) {
  const Scheduled all = scheduled(yaml);
  std::vector<nlohmann::json> explanations;
  for (std::size_t i = 0; i < all.plan.tasks.size(); ++i) {
    std::string out;
    write_explanation_json(out, all.plan, all.schedule, explain(all.plan, all.schedule, {}, TaskId(i)));
    explanations.push_back(nlohmann::json::parse(out));
  }
  return explanations;
}

}  // namespace plumb::test
