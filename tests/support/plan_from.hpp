#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "plumb/io/diagnostics.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb::test {

/// Files by path; the root is `plumb.yaml`.
using Files = std::map<std::string, std::string>;

/// A plan that has been read, and what was said about it.
struct LoadedPlan {
  std::optional<Plan> plan;  // absent if there were errors
  Diagnostics diagnostics;

  const Plan& operator*() const { return plan.value(); }
  const Plan* operator->() const { return &plan.value(); }
};

/// Reads a plan from files in memory.
LoadedPlan load(const Files& files);

/// Reads a plan from one file. What it does not say itself is added behind it, where it moves no line:
/// `plumb: 1`, and a project that starts on Monday 2026-03-02.
LoadedPlan load(std::string_view yaml);

/// Like load, and fails the test if there are errors.
LoadedPlan plan_from(std::string_view yaml);

/// Returns all that is said about a plan, as it is printed, in the order of the places.
std::string messages_of(const Files& files);
std::string messages_of(std::string_view yaml);

/// Returns one line each, `3:7 error [bad-value] message`; for tests in which the text under the caret says
/// nothing new.
std::string short_messages_of(std::string_view yaml);

/// Returns all the text of a file below tests/data; the test fails if there is none.
std::string test_data(const std::string& path);

}  // namespace plumb::test
