#include <fmt/format.h>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/circles.hpp"
#include "plumb/registers/requirement.hpp"

namespace plumb {

void check_requirements(const Plan& plan, Diagnostics& diagnostics) {
  const Collection<Requirement>& requirements = plan.rows<Requirement>();
  std::vector<std::optional<std::size_t>> parents;
  std::vector<std::string_view> ids;
  for (const Requirement& each : requirements.rows) {
    parents.push_back(each.parent.valid() ? std::optional(each.parent.index()) : std::nullopt);
    ids.push_back(each.id);
  }
  for (const std::vector<std::size_t>& circle : find_circles(parents))
    diagnostics.error(Code::cycle, place_of(requirements.nodes[circle.front()], "parent"),
                      fmt::format("requirements are parts of themselves: {}", circle_text(circle, ids)),
                      "remove one of these 'parent'");
}

}  // namespace plumb
