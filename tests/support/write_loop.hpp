#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace plumb::test {

/// Starts tests/tools/write_loop with its messages going nowhere.
pid_t start_write_loop(std::vector<std::string> arguments);

/// Waits for the end of a program; returns its exit code, 128 + N after signal N.
int exit_code_of(pid_t process);

/// Runs a function in a process of its own, whose limits and rights it may change, and returns what it
/// returned.
std::string in_child(const std::function<std::string()>& function);

/// Says aloud that a test cannot be done here.
void skip(const std::string& why);

}  // namespace plumb::test
