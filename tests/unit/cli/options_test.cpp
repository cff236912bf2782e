#include "plumb/cli/options.hpp"

#include <doctest/doctest.h>

namespace plumb {

namespace {

Arguments parsed(const char* command, std::vector<std::string> words) {
  UsageError error;
  const auto arguments = parse_arguments(*find_command(command), words, error);
  REQUIRE_MESSAGE(arguments.has_value(), error.message);
  return *arguments;
}

UsageError refused(const char* command, std::vector<std::string> words) {
  UsageError error;
  CHECK_FALSE(parse_arguments(*find_command(command), words, error).has_value());
  return error;
}

}  // namespace

TEST_CASE("options are read in their long and short forms") {
  const Arguments arguments =
      parsed("schedule", {"--format", "csv", "-f", "plan.yaml", "--under=build", "--critical"});
  CHECK(arguments.format() == "csv");
  CHECK(arguments.text("file") == "plan.yaml");
  CHECK(arguments.text("under") == "build");
  CHECK(arguments.has("critical"));
  CHECK_FALSE(arguments.has("owner"));
  CHECK(parsed("schedule", {"-fplan.yaml"}).text("file") == "plan.yaml");
}

TEST_CASE("the default format is the first, and --json is short for --format json") {
  CHECK(parsed("schedule", {}).format() == "text");
  CHECK(parsed("schedule", {"--json"}).format() == "json");
  CHECK(parsed("schema", {}).format() == "json");
  CHECK(parsed("gantt", {}).format() == "text");
}

TEST_CASE("an empty value after = is not taken from the next word") {
  CHECK(parsed("init", {"--name=", "folder"}).text("name") == "");
  CHECK(parsed("init", {"--name=", "folder"}).text("DIR") == "folder");
}

TEST_CASE("after -- everything is an argument") {
  CHECK(parsed("init", {"--", "--name"}).text("DIR") == "--name");
}

TEST_CASE("- alone is a value and no option") {
  CHECK(parsed("schedule", {"-f", "-"}).text("file") == "-");
}

TEST_CASE("lists are parted at commas") {
  const Arguments arguments = parsed("schedule", {"--columns", "id, start,,finish"});
  CHECK(arguments.list("columns") == std::vector<std::string_view>{"id", "start", "finish"});
}

TEST_CASE("values are typed") {
  const Arguments arguments = parsed("path", {"--limit", "3", "--at", "today", "--max-size", "2M"});
  const Date today = std::chrono::year{2026} / 5 / 29;
  CHECK(arguments.count("limit") == 3);
  CHECK(arguments.size("max-size") == 2U << 20U);
  CHECK(arguments.date("at", today)->date == today);
  CHECK_FALSE(arguments.date("due", today).has_value());
}

TEST_CASE("a second value of an option is refused, but conditions add up") {
  CHECK(refused("schedule", {"--format", "csv", "--format", "md"}).message ==
        "option '--format' is given twice");
  CHECK(refused("schedule", {"-f", "a", "--file=a"}).help == "keep one of them");
  CHECK(parsed("schedule", {"--where", "a", "--where", "b"}).texts("where").size() == 2);
  CHECK(parsed("schedule", {"--ascii", "--ascii"}).has("ascii"));
}

TEST_CASE("an option that is typed in part is the one that is meant") {
  CHECK(refused("schedule", {"--form", "json"}).help == "did you mean '--format'?");
  CHECK(refused("schedule", {"--so"}).help == "did you mean '--sort'?");
}

TEST_CASE("an unknown option is named with the nearest one") {
  const UsageError error = refused("schedule", {"--formt", "json"});
  CHECK(error.message == "unknown option '--formt' for 'schedule'");
  CHECK(error.help == "did you mean '--format'?");
}

TEST_CASE("a value of the wrong form is refused with what would be right") {
  CHECK(refused("schedule", {"--format", "jsn"}).help == "did you mean 'json'? one of text, json, csv, md");
  CHECK(refused("schedule", {"--durations", "x"}).message == "'x' is no value of --durations");
  CHECK(refused("path", {"--limit", "0"}).message == "'0' is no number for --limit");
  CHECK(refused("path", {"--at", "2026-02-30"}).message == "'2026-02-30' is no date for --at");
  CHECK(refused("path", {"--max-size", "3X"}).message == "'3X' is no size for --max-size");
  CHECK(refused("schedule", {"--columns="}).message == "the value of --columns is empty");
}

TEST_CASE("a missing value is named, also where an option stands in its place") {
  CHECK(refused("schedule", {"--output"}).message == "option '--output' needs a value FILE");
  CHECK(refused("schedule", {"-o", "--json"}).message == "option '--output' needs a value FILE");
  CHECK(refused("schedule", {"--critical=yes"}).message == "option '--critical' takes no value");
}

TEST_CASE("arguments are counted") {
  CHECK(refused("explain", {}).message == "'explain' needs TASK");
  CHECK(refused("explain", {"a", "b"}).message == "'explain' takes no argument 'b'");
}

TEST_CASE("--json contradicts another format") {
  CHECK(refused("schedule", {"--json", "--format", "csv"}).message ==
        "'--json' and '--format csv' contradict each other");
}

TEST_CASE("with --help nothing else is asked for") {
  CHECK(parsed("explain", {"--help"}).has("help"));
  CHECK(parsed("schedule", {"--format", "jsn", "-h"}).has("help"));
}

TEST_CASE("sizes are bytes in powers of 1024") {
  CHECK(parse_size("4096") == 4096);
  CHECK(parse_size("256K") == 256U << 10U);
  CHECK(parse_size("1GiB") == std::size_t{1} << 30U);
  CHECK(parse_size("5B") == 5);
  for (const char* wrong : {"", "M", "-1", "1.5M", "1MM", "99999999999999999999", "99999999999999999G"})
    CHECK_FALSE_MESSAGE(parse_size(wrong).has_value(), wrong);
}

}  // namespace plumb
