#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace plumb::test {

using Json = nlohmann::json;

struct TruthCase {
  std::string id;
  Json inputs;
  Json expected;  // NAME: {value, abs_tol, origin}
};

/// Reads a JSON file; a file that cannot be read or parsed fails the test.
Json read_json(const std::filesystem::path& file);

/// Returns the worked examples of a topic, in the order of their file names.
///
/// They stand in tests/truth/pm and, where a checkout has it, in ../shared/truth/pm; a name in both is taken
/// once.
std::vector<TruthCase> truth_cases(std::string_view topic);

/// Runs the checks of one example; what ends them early fails the test, but the examples after it still run.
void check_example(const std::string& name, const std::function<void()>& checks);

/// Runs plumb with `--format json` and returns what it prints; anything but success fails the test.
Json plumb_json(std::vector<std::string> arguments);

/// Checks a number against an expectation, within its tolerance.
///
/// What plumb prints is exact to 1e-9 of the value (cli.md), so that is allowed on top of the tolerance.
void check_number(std::string_view what, const Json& wanted, double abs_tol, const Json& got,
                  double unit = 1.0);

/// Fails the test for something an example has and the tests do not know: it must not pass unread.
void fail_unknown(std::string_view what, const std::string& name);

/// Returns the minutes since 1970 of `YYYY-MM-DDTHH:MM`, with or without seconds.
std::int64_t minutes_of(std::string_view date_time);

/// Writes minutes since 1970 as `YYYY-MM-DDTHH:MM`.
std::string date_time_of(std::int64_t minutes);

/// Writes text as a YAML scalar that is read back as exactly this text.
std::string yaml_text(const std::string& text);

/// Returns the row of a list of tasks that has this id; a missing one fails the test.
const Json& task_with_id(const Json& tasks, std::string_view id);

}  // namespace plumb::test
