#pragma once

#include <string_view>

namespace plumb {

/// The text of 'plumb help quality': the rules behind the figures of the registers of quality and of people.
std::string_view quality_topic();

}  // namespace plumb
