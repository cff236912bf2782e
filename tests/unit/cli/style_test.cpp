#include "plumb/cli/style.hpp"

#include <doctest/doctest.h>

#include "cli_world.hpp"

namespace plumb {

namespace {

using test::CliWorld;

constexpr Terminal kTerminal{.output = true, .errors = true, .columns = 100, .rows = 40};

bool colour(std::map<std::string, std::string> variables, StyleWishes wishes, Terminal terminal = kTerminal) {
  CliWorld world;
  world.variables = std::move(variables);
  return output_style(wishes, world.environment(), terminal).colour;
}

std::string pager(std::map<std::string, std::string> variables, std::size_t lines,
                  Terminal terminal = kTerminal) {
  CliWorld world;
  variables.insert({"TERM", "xterm"});
  world.variables = std::move(variables);
  const auto environment = world.environment();
  return std::string(pager_for(lines, environment, terminal).value_or("none"));
}

}  // namespace

TEST_CASE("colour is for terminals, unless the environment or the option says otherwise") {
  CHECK(colour({}, {}));
  CHECK_FALSE(colour({}, {}, Terminal{}));
  CHECK_FALSE(colour({{"NO_COLOR", "1"}}, {}));
  CHECK(colour({{"NO_COLOR", ""}}, {}));
  CHECK_FALSE(colour({{"TERM", "dumb"}}, {}));
  CHECK_FALSE(colour({{"CLICOLOR", "0"}}, {}));
  CHECK(colour({{"FORCE_COLOR", "1"}}, {}, Terminal{}));
  CHECK(colour({{"CLICOLOR_FORCE", "1"}}, {}, Terminal{}));
  CHECK_FALSE(colour({{"CLICOLOR_FORCE", "0"}}, {}, Terminal{}));
  CHECK_FALSE(colour({{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, {}));
}

TEST_CASE("--color beats the environment") {
  CHECK(colour({{"NO_COLOR", "1"}}, {.colour = "always"}, Terminal{}));
  CHECK_FALSE(colour({{"FORCE_COLOR", "1"}}, {.colour = "never"}));
}

TEST_CASE("a file never gets colour") {
  CHECK_FALSE(colour({{"FORCE_COLOR", "1"}}, {.colour = "always", .to_file = true}));
}

TEST_CASE("only a terminal limits the width") {
  CliWorld world;
  CHECK(output_style({}, world.environment(), kTerminal).width == 100);
  CHECK(output_style({.to_file = true}, world.environment(), kTerminal).width == 0);
  CHECK(output_style({}, world.environment(), Terminal{}).width == 0);
}

TEST_CASE("a drawing takes the terminal's width, then COLUMNS, then 80") {
  CliWorld world;
  CHECK(drawing_columns(world.environment(), Terminal{}) == 80);
  world.variables["COLUMNS"] = "120";
  CHECK(drawing_columns(world.environment(), Terminal{}) == 120);
  CHECK(drawing_columns(world.environment(), kTerminal) == 100);
  for (const char* nonsense : {"", "0", "-5", "wide", "1e9"}) {
    world.variables["COLUMNS"] = nonsense;
    CHECK(drawing_columns(world.environment(), Terminal{}) == 80);
  }
}

TEST_CASE("a terminal shows Unicode if its locale does; a pipe always") {
  CliWorld world;
  CHECK_FALSE(output_style({}, world.environment(), kTerminal).unicode);
  CHECK(output_style({}, world.environment(), Terminal{}).unicode);
  CHECK_FALSE(output_style({.ascii = true}, world.environment(), Terminal{}).unicode);
  world.variables["LANG"] = "de_DE.utf8";
  CHECK(output_style({}, world.environment(), kTerminal).unicode);
  world.variables["LC_ALL"] = "C";
  CHECK_FALSE(output_style({}, world.environment(), kTerminal).unicode);
}

TEST_CASE("a pager is for long results on a terminal") {
  CHECK(pager({}, 100) == "less -FRX");
  CHECK(pager({}, 10) == "none");
  CHECK(pager({}, 100, Terminal{}) == "none");
  CHECK(pager({{"CI", "true"}}, 100) == "none");
  CHECK(pager({{"PAGER", "more"}}, 100) == "more");
  CHECK(pager({{"PAGER", "more"}, {"PLUMB_PAGER", "most"}}, 100) == "most");
  CHECK(pager({{"PAGER", "more"}, {"PLUMB_PAGER", ""}}, 100) == "none");
  CHECK(pager({{"PAGER", "cat"}}, 100) == "none");
  CHECK(pager({{"TERM", "dumb"}}, 100) == "none");
}

}  // namespace plumb
