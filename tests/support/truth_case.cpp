#include "truth_case.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <map>

#include "run_program.hpp"

namespace plumb::test {
namespace {

constexpr double kPrintedPrecision = 1e-9;

}  // namespace

Json read_json(const std::filesystem::path& file) {
  std::ifstream stream(file);
  REQUIRE_MESSAGE(stream.good(), "cannot read " << file.string());
  Json json = Json::parse(stream, nullptr, false);
  REQUIRE_MESSAGE(!json.is_discarded(), file.string() << " is not JSON");
  return json;
}

std::vector<TruthCase> truth_cases(std::string_view topic) {
  std::map<std::string, std::filesystem::path> files;  // by name; those of the repository come first
  for (const auto& folder : {source_folder() / "tests" / "truth" / "pm", shared_folder() / "pm"}) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".json") files.emplace(entry.path().filename().string(), entry.path());
    }
  }
  std::vector<TruthCase> cases;
  for (const auto& [name, file] : files) {
    const Json json = read_json(file);
    if (json.at("topic") == topic) cases.push_back({json.at("id"), json.at("inputs"), json.at("expected")});
  }
  return cases;
}

void check_example(const std::string& name, const std::function<void()>& checks) {
  CAPTURE(name);
  try {
    checks();
  } catch (const std::exception& error) {
    FAIL_CHECK(std::string{error.what()});
  } catch (...) {
    // A REQUIRE that does not hold: doctest has counted and printed it before it threw.
  }
}

Json plumb_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const ProgramResult result = run_plumb(arguments);
  REQUIRE_MESSAGE(result.exit_code == 0, fmt::format("plumb {} ended with {}:\n{}", fmt::join(arguments, " "),
                                                     result.exit_code, result.err));
  Json json = Json::parse(result.out, nullptr, false);
  REQUIRE_MESSAGE(!json.is_discarded(), fmt::format("plumb {} printed no JSON", fmt::join(arguments, " ")));
  return json;
}

void check_number(std::string_view what, const Json& wanted, double abs_tol, const Json& got, double unit) {
  if (!wanted.is_number() || !got.is_number()) {
    FAIL_CHECK(fmt::format("{}: wanted {}, got {}", what, wanted.dump(), got.dump()));
    return;
  }
  const double value = got.get<double>() / unit;
  const double allowed = abs_tol + kPrintedPrecision * std::max(1.0, std::abs(wanted.get<double>()));
  CHECK_MESSAGE(std::abs(value - wanted.get<double>()) <= allowed,
                fmt::format("{}: wanted {} within {}, got {}", what, wanted.dump(), abs_tol, value));
}

void fail_unknown(std::string_view what, const std::string& name) {
  FAIL_CHECK(fmt::format("unknown {} '{}'", what, name));
}

std::int64_t minutes_of(std::string_view date_time) {
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0;
  const int fields =
      std::sscanf(std::string{date_time}.c_str(), "%d-%u-%uT%u:%u", &year, &month, &day, &hour, &minute);
  REQUIRE_MESSAGE(fields == 5, "'" << std::string{date_time} << "' is not a date and time");
  const std::chrono::sys_days date =
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
  return std::int64_t{date.time_since_epoch().count()} * 1440 + hour * 60 + minute;
}

std::string date_time_of(std::int64_t minutes) {
  const std::chrono::sys_time<std::chrono::minutes> instant{std::chrono::minutes{minutes}};
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{midnight};
  const auto of_day = (instant - midnight).count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), of_day / 60,
                     of_day % 60);
}

// A JSON string is a double-quoted YAML scalar.
std::string yaml_text(const std::string& text) {
  return Json(text).dump();
}

const Json& task_with_id(const Json& tasks, std::string_view id) {
  for (const Json& task : tasks) {
    if (task.at("id") == id) return task;
  }
  FAIL("no task '" << std::string{id} << "' in the output");
  return tasks;
}

}  // namespace plumb::test
