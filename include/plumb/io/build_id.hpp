#pragma once

#include <string>

namespace plumb {

/// Returns the id that the linker gave to this program, which no other build of it has, in hexadecimal
/// digits; empty where it has none.
std::string build_id();

}  // namespace plumb
