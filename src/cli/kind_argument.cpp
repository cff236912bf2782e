#include "plumb/cli/kind_argument.hpp"

#include <fmt/format.h>

#include <vector>

#include "plumb/cli/value_check.hpp"

namespace plumb {

std::optional<CollectionKind> kind_argument(Context& context, std::string_view name) {
  if (const auto kind = find_collection(name)) return kind;
  std::vector<std::string_view> names;
  for (const CollectionName& each : collection_names()) names.push_back(each.plural);
  context.usage_error(fmt::format("there is no collection '{}'", name), choices_help(name, names));
  return std::nullopt;
}

}  // namespace plumb
