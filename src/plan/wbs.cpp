#include "plumb/plan/wbs.hpp"

namespace plumb {

IdVector<TaskId, std::string> wbs_codes(const Plan& plan) {
  IdVector<TaskId, std::string> codes(plan.tasks.size());
  std::vector<std::uint32_t> children(plan.tasks.size(), 0);
  std::uint32_t roots = 0;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const TaskId parent = plan.tasks.rows[i].parent;
    const std::uint32_t position = parent.valid() ? ++children[parent.index()] : ++roots;
    std::string& code = codes[TaskId(i)];
    if (parent.valid()) code.append(codes[parent]).append(1, '.');
    code += std::to_string(position);
  }
  return codes;
}

}  // namespace plumb
