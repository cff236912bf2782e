// The dates and floats that MS Project and P6 stored in published schedules without progress.
//
// Each network is written as a plan under its product's preset, so that this holds without any importer.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "network_plan.hpp"
#include "run_program.hpp"
#include "truth_case.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kSuffix = ".network.json";
constexpr std::size_t kShownDifferences = 12;

struct Figure {
  const char* stored;
  const char* computed;
};

constexpr std::array kFigures{
    Figure{"start", "start"},
    Figure{"finish", "finish"},
    Figure{"early_start", "early_start"},
    Figure{"early_finish", "early_finish"},
    Figure{"late_start", "late_start"},
    Figure{"late_finish", "late_finish"},
    Figure{"total_float", "total_float_min"},
    Figure{"free_float", "free_float_min"},
    Figure{"critical", "critical"},
};

// Figures that plumb does not print, or that say nothing new of a task that has not begun:
// the float at each end, P6's dates of remaining work and planned dates, and its own flag of the longest
// path.
const std::set<std::string> kNotCompared = {"start_float",  "finish_float",   "restart",
                                            "reend",        "rem_late_start", "rem_late_finish",
                                            "target_start", "target_finish",  "driving_path"};

bool is_known(const std::string& stored) {
  const auto same_name = [&](const Figure& figure) { return stored == figure.stored; };
  return kNotCompared.contains(stored) || std::any_of(kFigures.begin(), kFigures.end(), same_name);
}

/// Says whether other schedulers agree on a stored figure; the rest is left from older states of the file.
bool is_reproduced(const Json& task, std::string_view figure) {
  return task.at(figure == "free_float" ? "reproduced_free_float" : "reproduced") == true;
}

struct Comparison {
  std::size_t figures = 0;
  std::vector<std::string> differences;
};

Comparison compare(const Json& network, const Json& schedule) {
  Comparison comparison;
  for (const Json& task : network.at("tasks")) {
    const std::string id = task.at("id");
    const Json& stored = task.at("expected");
    const Json& computed = task_with_id(schedule.at("tasks"), id);
    for (const auto& [key, value] : stored.items()) {
      if (!is_known(key)) fail_unknown("figure", key);
    }
    for (const Figure& figure : kFigures) {
      const bool held = stored.contains(figure.stored) && !stored.at(figure.stored).is_null() &&
                        is_reproduced(task, figure.stored);
      if (!held) continue;
      ++comparison.figures;
      const Json& wanted = stored.at(figure.stored);
      const Json& got = computed.at(figure.computed);
      if (wanted != got) {
        comparison.differences.push_back(
            fmt::format("task {}: {} stored {}, computed {}", id, figure.stored, wanted.dump(), got.dump()));
      }
    }
  }
  return comparison;
}

void check_network(const std::string& name, const Json& network, const TempFolder& folder) {
  const NetworkPlan plan = network_plan(network);
  REQUIRE_MESSAGE(plan.not_convertible.empty(),
                  fmt::format("has no form in a plan: {}", fmt::join(plan.not_convertible, "; ")));
  const auto file = folder.write(name + ".yaml", plan.yaml);
  const Comparison comparison = compare(network, plumb_json({"schedule", "-f", file.string()}));
  CHECK(comparison.figures > 0);

  std::vector<std::string> shown = comparison.differences;
  shown.resize(std::min(shown.size(), kShownDifferences));
  CHECK_MESSAGE(comparison.differences.empty(),
                fmt::format("{} of {} figures differ:\n{}", comparison.differences.size(), comparison.figures,
                            fmt::join(shown, "\n")));
}

std::vector<std::filesystem::path> network_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(shared_folder() / "cpm")) {
    if (entry.path().filename().string().ends_with(kSuffix)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("schedules without progress have the dates and floats that their own product stored") {
  if (!require_shared("the comparison with stored dates")) return;
  const TempFolder folder;
  std::size_t compared = 0;
  for (const std::filesystem::path& file : network_files()) {
    const Json network = read_json(file);
    if (has_progress(network)) continue;  // their importers are tested with them
    ++compared;
    const std::string file_name = file.filename().string();
    const std::string name = file_name.substr(0, file_name.size() - kSuffix.size());
    check_example(name, [&] { check_network(name, network, folder); });
  }
  CHECK(compared > 0);
}

}  // namespace plumb::test
