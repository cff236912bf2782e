#include "plumb/cli/run.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli_world.hpp"
#include "plumb/cli/command.hpp"
#include "plumb/io/text_width.hpp"

namespace plumb {

using test::CliWorld;

TEST_CASE("plumb alone says what it is and where to begin") {
  CliWorld world;
  CHECK(world.run({}) == 0);
  CHECK(world.out.text.starts_with("plumb tracks projects"));
  CHECK(world.out.text.find("plumb init ") != std::string::npos);
  CHECK(world.err.text.empty());
}

TEST_CASE("an unknown command is named with the nearest one") {
  CliWorld world;
  CHECK(world.run({"schedul"}) == 2);
  CHECK(world.out.text.empty());
  CHECK(world.err.text ==
        "plumb: error: unknown command 'schedul'\n  = help: did you mean 'schedule'? see 'plumb help'\n");
}

TEST_CASE("shared options may stand in front of the command, others not") {
  CliWorld world;
  CHECK(world.run({"--color", "never", "--ascii", "version"}) == 0);
  CHECK(world.run({"--format=json", "version"}) == 0);
  CHECK(world.run({"--strict", "check"}) == 2);
  CHECK(world.err.text.starts_with("plumb: error: unknown option '--strict' in front of the command\n"));
}

TEST_CASE("a slip in an option in front of the command is named with the nearest one") {
  for (const auto& [slip, meant] : {std::pair{"--versoin", "--version"}, {"--formt", "--format"}}) {
    CliWorld world;
    CHECK(world.run({slip}) == 2);
    CHECK(world.err.text == fmt::format("plumb: error: unknown option '{}' in front of the command\n"
                                        "  = help: did you mean '{}'? see 'plumb help'\n",
                                        slip, meant));
  }
}

TEST_CASE("a heading stands over options alone that are shown") {
  CliWorld world;
  CHECK(world.run({"help", "help"}) == 0);
  CHECK(world.out.text.find("\nOptions:\n") == std::string::npos);
}

TEST_CASE("a closed standard output says what to do") {
  CliWorld world;
  world.out.failure = EBADF;
  CHECK(world.run({"help"}) == 4);
  CHECK(world.err.text ==
        "plumb: error: cannot write to standard output: Bad file descriptor\n"
        "  = help: leave standard output open, or name a file with -o\n");
}

TEST_CASE("without memory, the program says so and ends as the system wills") {
  CliWorld world;
  world.out.has_no_memory = true;
  CHECK(world.run({"help"}) == 4);
  CHECK(world.err.text ==
        "plumb: error: not enough memory for this plan\n"
        "  = help: raise the limit on memory (ulimit -v), or split the plan\n");
}

TEST_CASE("help is the same from three sides") {
  CliWorld first;
  CliWorld second;
  CliWorld third;
  CHECK(first.run({"schedule", "--help"}) == 0);
  CHECK(second.run({"help", "schedule"}) == 0);
  CHECK(third.run({"--help", "schedule"}) == 0);
  CHECK(first.out.text == second.out.text);
  CHECK(first.out.text == third.out.text);
  CHECK(first.out.text.starts_with(
      "plumb schedule: dates and floats of every task\n\n  plumb schedule --critical\n"));
}

TEST_CASE("help lines fit on a terminal, and name no hidden option") {
  for (const Command& command : command_table()) {
    if (command.hidden) continue;
    CliWorld world;
    CHECK(world.run({std::string(command.name), "-h"}) == 0);
    CHECK(world.out.text.find("--today") == std::string::npos);
    std::size_t begin = 0;
    for (std::size_t end = world.out.text.find('\n'); end != std::string::npos;
         end = world.out.text.find('\n', begin)) {
      CHECK_MESSAGE(end - begin <= 80, world.out.text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

TEST_CASE("help is wrapped at a narrow terminal's width") {
  for (const int columns : {40, 60}) {
    CliWorld world;
    world.terminal = {true, false, columns, 500};
    world.variables = {{"LANG", "C.UTF-8"}};
    for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                  {"help"},
                                                  {"schedule", "--help"},
                                                  {"help", "check"},
                                                  {"help", "exit-codes"}}) {
      world.out.text.clear();
      world.run(words);
      std::istringstream lines(world.out.text);
      for (std::string line; std::getline(lines, line);) {
        // Examples and usage are to be copied as they are.
        if (line.starts_with("  plumb ") || line.starts_with("Usage:") || line.starts_with("plumb "))
          continue;
        CHECK_MESSAGE(text_width(line) <= columns, line);
      }
    }
  }
}

TEST_CASE("an unknown topic is named with the nearest page") {
  CliWorld world;
  CHECK(world.run({"help", "exit-code"}) == 2);
  CHECK(world.err.text.find("did you mean 'exit-codes'?") != std::string::npos);
}

TEST_CASE("the version has commit and libraries, in both forms") {
  CliWorld text;
  CHECK(text.run({"--version"}) == 0);
  CHECK(text.out.text.starts_with("plumb "));
  CHECK(text.out.text.find("\n  yaml-cpp ") != std::string::npos);
  CliWorld json;
  CHECK(json.run({"--version", "--json"}) == 0);
  const auto parsed = nlohmann::json::parse(json.out.text);
  CHECK(parsed["schema"] == "plumb.version/1");
  CHECK(parsed["libraries"].contains("CLI11"));
}

TEST_CASE("a full disk is the system's no, a closed pipe is nothing") {
  CliWorld full;
  full.out.failure = ENOSPC;
  CHECK(full.run({"help"}) == 4);
  CHECK(
      full.err.text.starts_with("plumb: error: cannot write to standard output: No space left on device\n"));
  CliWorld closed;
  closed.out.failure = EPIPE;
  CHECK(closed.run({"help"}) == 0);
  CHECK(closed.err.text.empty());
}

TEST_CASE("what the user typed cannot command the terminal") {
  CliWorld world;
  CHECK(world.run({"\x1b]0;title\x07"}) == 2);
  CHECK(world.err.text.find('\x1b') == std::string::npos);
}

TEST_CASE("messages are coloured on a terminal") {
  CliWorld world;
  world.terminal.errors = true;
  CHECK(world.run({"nothing"}) == 2);
  CHECK(world.err.text.find("\x1b[") != std::string::npos);
}

}  // namespace plumb
