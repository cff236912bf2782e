#pragma once

#include <optional>
#include <string_view>

#include "plumb/cli/context.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb {

/// Returns the collection that the user names, in the plural or the singular; nullopt after printing the
/// nearest one.
std::optional<CollectionKind> kind_argument(Context& context, std::string_view name);

}  // namespace plumb
