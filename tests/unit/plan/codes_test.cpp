// Every diagnostic code has a file in tests/data/codes that provokes it, and what is said about all of them
// is one golden file, so that the messages can be read side by side.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "plumb/io/diagnostic_text.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/load_plan.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

// What only computed dates can show; tests of the schedule provoke them.
constexpr auto kOfSchedule =
    std::to_array({Code::out_of_sequence, Code::assumed_start, Code::past_promise, Code::missed_deadline});

bool is_of_schedule(Code code) {
  return std::find(kOfSchedule.begin(), kOfSchedule.end(), code) != kOfSchedule.end();
}

Diagnostics provoke(const CodeInfo& info) {
  Diagnostics diagnostics;
  const std::string folder = std::string(PLUMB_SOURCE_DIR) + "/tests/data/codes/";
  if (info.code == Code::unreadable) {
    load_plan(MemoryReader({}), "plumb.yaml", diagnostics);
  } else if (info.code == Code::too_large) {
    load_plan(DiskReader(16), folder + "syntax.yaml", diagnostics);
  } else {
    load_plan(MemoryReader({{"plumb.yaml", test_data(fmt::format("codes/{}.yaml", info.name))}}),
              "plumb.yaml", diagnostics);
  }
  diagnostics.sort_by_place();
  return diagnostics;
}

TEST_CASE("every code has a file that provokes it") {
  for (const CodeInfo& info : code_table()) {
    if (is_of_schedule(info.code)) continue;
    CAPTURE(info.name);
    const Diagnostics found = provoke(info);
    CHECK(std::any_of(found.all().begin(), found.all().end(),
                      [&](const Diagnostic& each) { return each.code == info.code; }));
  }
}

TEST_CASE("what is said about each code") {
  std::string text;
  for (const CodeInfo& info : code_table()) {
    if (is_of_schedule(info.code)) continue;
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
