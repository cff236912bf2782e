#pragma once

#include <string>
#include <string_view>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// Writes a result to a file: a regular one is replaced as a whole by a temporary file in its folder, through
/// symbolic links and with its mode kept, so that a reader sees the old or the new one; a device or pipe is
/// written straight to. Returns 0, or the errno of the failure.
int write_output_file(SystemCalls& calls, const std::string& path, std::string_view bytes);

/// Writes a file that must not exist yet; nothing is left behind on failure. Returns 0, or the errno: EEXIST
/// if it exists.
int create_file(SystemCalls& calls, const std::string& path, std::string_view bytes);

}  // namespace plumb
