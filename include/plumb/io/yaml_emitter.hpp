#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Writes text as one YAML scalar on one line, plain where every reader of YAML 1.1 and 1.2 gets the same
/// text back, else in double quotes. Fit for block and flow context, as key and as value.
std::string yaml_scalar(std::string_view text);

/// Writes text as a scalar in double quotes.
std::string yaml_double_quoted(std::string_view text);

}  // namespace plumb
