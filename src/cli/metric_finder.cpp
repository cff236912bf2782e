#include "plumb/cli/metric_finder.hpp"

#include <fmt/format.h>

#include <vector>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

const Metric* find_metric(Context& context, std::string_view name) {
  const Metric* metric = find_metric(name);
  if (metric != nullptr) return metric;
  std::vector<std::string_view> names;
  for (const Metric& each : metric_table()) names.push_back(each.name);
  const auto near = nearest(name, names);
  context.usage_error(fmt::format("no metric '{}'", name),
                      near ? fmt::format("did you mean '{}'?", *near) : std::string("see 'plumb metrics'"));
  return nullptr;
}

}  // namespace plumb
