#pragma once

#include <string>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// How the attributes of a file were carried over.
struct CarriedAttributes {
  int error_number = 0;      // of a failure; 0: none
  bool access_lost = false;  // the system did not let us carry the access list, so that the mode alone holds
};

/// Gives an open file the attributes of another: the user's own (`user.*`) and the access list, and no access
/// list if the other has none, whatever the folder gives to new files. What the system sets by itself
/// (`security.*`, `trusted.*`) is left to it: a label may hold a digest of the old content.
///
/// What is not permitted, or not supported by the file system, is left out.
CarriedAttributes carry_attributes(SystemCalls& calls, const std::string& from, int to_descriptor);

}  // namespace plumb
