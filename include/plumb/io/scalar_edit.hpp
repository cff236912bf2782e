#pragma once

#include <vector>

#include "plumb/io/splice.hpp"
#include "plumb/io/yaml_layout.hpp"
#include "plumb/io/yaml_value.hpp"

namespace plumb {

/// Appends what gives a scalar another value: its quotes stay where they can hold the new one, a text in
/// lines of its own stays so where the new one has several.
void replace_scalar(const YamlLayout& layout, NodeRef scalar, const YamlValue& value,
                    std::vector<Splice>& splices);

}  // namespace plumb
