#include <map>
#include <string>

#include "plumb/io/file_reader.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/schedule/schedule.hpp"

int main() {
  const std::map<std::string, std::string> files{{"plumb.yaml", R"(
plumb: 1
project: {id: pit, name: A pit, start: 2026-03-02}
tasks:
  - {id: dig,  name: Dig,  duration: 2d}
  - {id: pour, name: Pour, duration: 1d, after: [dig]}
)"}};
  const plumb::MemoryReader reader(files);
  plumb::Diagnostics diagnostics;
  const auto plan = plumb::load_plan(reader, "plumb.yaml", diagnostics);
  if (!plan) return 1;
  const auto schedule = plumb::make_schedule(*plan, plumb::ScheduleOptions{}, diagnostics);
  return schedule.start < schedule.finish ? 0 : 2;
}
