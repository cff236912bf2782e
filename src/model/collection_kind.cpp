#include "plumb/model/collection_kind.hpp"

#include <array>

namespace plumb {

namespace {

using enum CollectionKind;

constexpr std::array<CollectionName, kCollectionCount> kNames{{
    {calendars, "calendars", "calendar", false, "working weeks, holidays and make-up days"},
    {resources, "resources", "resource", false, "people, teams, materials and costs"},
    {accounts, "accounts", "account", false, "control accounts"},
    {tasks, "tasks", "task", false, "the work, as a tree"},
    {progress, "progress", "progress row", true, "dated reports of what is done"},
    {actuals, "actuals", "actual", true, "dated costs and hours"},
    {baselines, "baselines", "baseline", false, "frozen plans"},
    {limits, "limits", "limit", false, "metrics that `check` holds"},
    {risks, "risks", "risk", false, "threats and opportunities"},
}};

}  // namespace

std::span<const CollectionName> collection_names() {
  return kNames;
}

const CollectionName& collection_name(CollectionKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace plumb
