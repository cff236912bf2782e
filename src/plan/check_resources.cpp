#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/circles.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

constexpr auto kNotOnWork = std::to_array<std::string_view>({"unit"});
constexpr auto kNotOnMaterials =
    std::to_array<std::string_view>({"capacity", "overtime_rate", "calendar", "off", "skills", "email"});
constexpr auto kNotOnCosts = std::to_array<std::string_view>(
    {"capacity", "unit", "rate", "overtime_rate", "cost_per_use", "calendar", "off", "skills", "email"});

std::span<const std::string_view> refused_on(ResourceKind kind) {
  if (kind == ResourceKind::work) return kNotOnWork;
  if (kind == ResourceKind::material) return kNotOnMaterials;
  return kNotOnCosts;
}

void check_kind(const Resource& resource, NodeRef node, Diagnostics& diagnostics) {
  const std::string_view kind = kWords<ResourceKind>[static_cast<std::size_t>(resource.kind)];
  const auto refused = refused_on(resource.kind);
  for (const auto& [key, value] : node.entries()) {
    if (std::find(refused.begin(), refused.end(), key.text()) == refused.end()) continue;
    std::string hint = "remove it, or correct 'kind'";
    if (key.text() == "unit") hint = "add 'kind: material', or remove it";
    if (resource.kind == ResourceKind::cost && key.text() == "rate")
      hint = "remove it: tasks say how much, as in 'assign: {travel: 3000}'";
    diagnostics.error(
        Code::conflicting_fields, key.place(),
        fmt::format("'{}' stands on '{}', a resource of kind {}", key.text(), resource.id, kind),
        std::move(hint));
  }
}

void check_prices(const Resource& resource, NodeRef node, Diagnostics& diagnostics) {
  const std::pair<std::string_view, const std::vector<Rate>&> fields[] = {
      {"rate", resource.rate}, {"overtime_rate", resource.overtime_rate}};
  for (const auto& [field, rates] : fields)
    for (std::size_t i = 0; i < rates.size(); ++i) {
      const Rate& rate = rates[i];
      // The rows are in order of time by now, which need not be the order in the file.
      const Place where = place_of(node, field);
      if (rate.price.amount < 0)
        diagnostics.error(Code::bad_value, where, fmt::format("'{}' is negative", field), "write 0 or more");
      if (resource.kind == ResourceKind::work && rate.per == RatePer::unit && rate.price.amount != 0)
        diagnostics.error(Code::bad_value, where,
                          fmt::format("'{}' of '{}' does not say for what time", field, resource.id),
                          fmt::format("write '{0}/h' or '{0}/d'", decimal_text(rate.price.amount)));
      if (resource.kind == ResourceKind::material && rate.per != RatePer::unit)
        diagnostics.error(
            Code::bad_value, where,
            fmt::format("'{}' of '{}' is for a time, and material has no hours", field, resource.id),
            fmt::format("write the price of one unit: '{}'", decimal_text(rate.price.amount)));
      if (i > 0 && rate.from == rates[i - 1].from)
        diagnostics.error(Code::conflicting_fields, where,
                          fmt::format("two rates of '{}' are from {}", resource.id,
                                      rate.from ? date_text(*rate.from) : "the beginning"),
                          "keep one of them");
    }
  if (resource.cost_per_use && resource.cost_per_use->amount < 0)
    diagnostics.error(Code::bad_value, place_of(node, "cost_per_use"), "'cost_per_use' is negative",
                      "write 0 or more");
}

void check_capacity(const Resource& resource, NodeRef node, Diagnostics& diagnostics) {
  if (resource.kind != ResourceKind::work || resource.capacity.empty()) return;
  if (resource.greatest_capacity().scaled == 0)
    diagnostics.error(Code::bad_value, place_of(node, "capacity"),
                      fmt::format("the capacity of '{}' is 0", resource.id),
                      "write how many units there are: 1 = 100 %");
}

void check_members(const Plan& plan, Diagnostics& diagnostics) {
  std::vector<std::optional<std::size_t>> teams;
  for (const Resource& resource : plan.resources.rows)
    teams.push_back(resource.member_of.valid() ? std::optional(resource.member_of.index()) : std::nullopt);
  for (const std::vector<std::size_t>& circle : find_circles(teams))
    diagnostics.error(Code::cycle, place_of(plan.resources.nodes[circle.front()], "member_of"),
                      fmt::format("teams are members of each other: {}",
                                  circle_text(circle, plan.ids[CollectionKind::resources].ids())),
                      "remove one 'member_of'");
}

}  // namespace

void check_resources(const Plan& plan, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < plan.resources.size(); ++i) {
    const Resource& resource = plan.resources.rows[i];
    const NodeRef node = plan.resources.nodes[i];
    // Without its kind, nothing can be said about the other fields.
    if (gives(node, "kind") &&
        node.find("kind").text() != kWords<ResourceKind>[static_cast<std::size_t>(resource.kind)])
      continue;
    check_kind(resource, node, diagnostics);
    check_prices(resource, node, diagnostics);
    check_capacity(resource, node, diagnostics);
  }
  check_members(plan, diagnostics);
}

}  // namespace plumb
