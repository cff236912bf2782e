// Every diagnostic code has a file in tests/data/codes that provokes it, and what is said about all of them
// is one golden file, so that the messages can be read side by side.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "plumb/control/cost_findings.hpp"
#include "plumb/control/limits.hpp"
#include "plumb/control/process_findings.hpp"
#include "plumb/io/diagnostic_text.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/plan/plan_edit.hpp"
#include "plumb/plan/row_clashes.hpp"
#include "plumb/schedule/schedule.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

Plan version_of_clash(const std::string& name) {
  Diagnostics unsaid;
  const MemoryReader reader(Files{{name, test_data("codes/clash/" + name)}});
  return load_plan(reader, name, unsaid).value();
}

/// What is said about three versions of a plan.
Diagnostics provoke_clash() {
  const Plan base = version_of_clash("base.yaml");
  const Plan here = version_of_clash("here.yaml");
  const Plan there = version_of_clash("there.yaml");
  Diagnostics diagnostics;
  report_row_clashes({base, here, there, "topic"}, diagnostics);
  return diagnostics;
}

std::optional<Plan> load_provoking(const CodeInfo& info, Diagnostics& diagnostics) {
  const std::string folder = std::string(PLUMB_SOURCE_DIR) + "/tests/data/codes/";
  if (info.code == Code::unreadable) return load_plan(MemoryReader({}), "plumb.yaml", diagnostics);
  if (info.code == Code::too_large) return load_plan(DiskReader(16), folder + "syntax.yaml", diagnostics);
  if (info.code == Code::interrupted)
    return load_plan(DiskReader(), folder + "interrupted/plumb.yaml", diagnostics);
  return load_plan(MemoryReader({{"plumb.yaml", test_data(fmt::format("codes/{}.yaml", info.name))}}),
                   "plumb.yaml", diagnostics);
}

/// What is said about a code's file, by the loader, and where the plan has no errors, by the
/// scheduler or by an edit.
Diagnostics provoke(const CodeInfo& info) {
  if (info.code == Code::clash) return provoke_clash();
  Diagnostics diagnostics;
  ScheduleOptions options;
  if (info.code == Code::undated_progress) options.at = WrittenDate{std::chrono::year{2026} / 3 / 20, {}};
  if (const auto plan = load_provoking(info, diagnostics)) {
    const Schedule schedule = make_schedule(*plan, options, diagnostics);
    if (info.code == Code::uneditable) {
      PlanEdit edit(*plan);
      edit.change_field(plan->tasks.nodes[0], Task::fields(), *parse_field_change("duration=3d"));
      edit.finish(diagnostics);
    }
    if (!diagnostics.has_errors())
      if (const auto assessment = assess(*plan, schedule, {}, diagnostics)) {
        report_cost_findings(*assessment, diagnostics);
        report_process_findings(*assessment, diagnostics);
        test_limits(*assessment, diagnostics);
      }
  }
  diagnostics.sort_by_place();
  return diagnostics;
}

TEST_CASE("every code has a file that provokes it") {
  for (const CodeInfo& info : code_table()) {
    CAPTURE(info.name);
    const Diagnostics found = provoke(info);
    CHECK(std::any_of(found.all().begin(), found.all().end(),
                      [&](const Diagnostic& each) { return each.code == info.code; }));
  }
}

TEST_CASE("a code says that it can be a warning exactly if its file provokes one") {
  for (const CodeInfo& info : code_table()) {
    CAPTURE(info.name);
    const Diagnostics found = provoke(info);
    CHECK(info.warns == std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& each) {
            return each.code == info.code && each.severity == Severity::warning;
          }));
  }
}

TEST_CASE("what is said about each code") {
  std::string text;
  for (const CodeInfo& info : code_table()) {
    text += fmt::format("# {}\n", info.name);
    const Diagnostics found = provoke(info);
    for (const Diagnostic& each : found.all()) {
      std::string message = diagnostic_text(each, false);
      // The path of the checkout is no part of the message.
      for (std::size_t at = message.find(PLUMB_SOURCE_DIR); at != std::string::npos;
           at = message.find(PLUMB_SOURCE_DIR))
        message.replace(at, std::string_view(PLUMB_SOURCE_DIR).size(), "SOURCE");
      text += message;
    }
  }
  // Read the diff of what PLUMB_ACCEPT=1 writes before you commit it.
  if (std::getenv("PLUMB_ACCEPT") != nullptr)
    std::ofstream(std::string(PLUMB_SOURCE_DIR) + "/tests/data/codes/expected.txt", std::ios::binary) << text;
  CHECK(text == test_data("codes/expected.txt"));
}

TEST_CASE("no file stands for a code that does not exist") {
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PLUMB_SOURCE_DIR) + "/tests/data/codes")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string name = entry.path().stem().string();
    CAPTURE(name);
    CHECK(std::any_of(code_table().begin(), code_table().end(),
                      [&](const CodeInfo& info) { return info.name == name; }));
  }
}

TEST_CASE("a file with twenty mistakes gives twenty good messages") {
  const LoadedPlan loaded = load(Files{{"plumb.yaml", test_data("twenty_mistakes/plumb.yaml")}});
  CHECK(loaded.diagnostics.all().size() >= 20);
  CHECK(messages_of(Files{{"plumb.yaml", test_data("twenty_mistakes/plumb.yaml")}}) ==
        test_data("twenty_mistakes/plumb.expected"));
}

}  // namespace
}  // namespace plumb::test
