#include "plumb/cli/command.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "plumb/cli/exit_code.hpp"

namespace plumb {

TEST_CASE("every command says what it is, and a visible one has two examples that name it") {
  for (const Command& command : command_table()) {
    CAPTURE(command.name);
    CHECK_FALSE(command.summary.empty());
    CHECK((command.run != nullptr));
    if (command.hidden) continue;
    CHECK(command.summary.front() >= 'a');
    CHECK(command.summary.front() <= 'z');
    CHECK(command.examples.size() >= 2);
    for (const std::string_view example : command.examples) {
      const bool names_it = example.find(command.name) != std::string_view::npos;
      CHECK_MESSAGE(names_it, example);
    }
  }
}

TEST_CASE("no two options of a command share a name or a letter") {
  for (const Command& command : command_table()) {
    std::set<std::string> names;
    for (const OptionSet& set : OptionSets(command)) {
      for (const Option& option : set.options) {
        CAPTURE(option.name);
        CHECK(names.insert(std::string(option.name)).second);
        if (option.letter != '\0') CHECK(names.insert(std::string(1, option.letter)).second);
        CHECK(option.placeholder.empty() == (option.value == ValueType::flag));
        CHECK((option.value == ValueType::choice) == !option.choices.empty());
        CHECK_FALSE(option.help.empty());
      }
    }
  }
}

TEST_CASE("a name finds its command and its options") {
  REQUIRE(find_command("schedule") != nullptr);
  CHECK(find_command("nothing") == nullptr);
  CHECK(find_option(*find_command("schedule"), "where") != nullptr);
  CHECK(find_option(*find_command("schedule"), 'f')->name == "file");
  CHECK(find_option(*find_command("explain"), "where") == nullptr);
}

TEST_CASE("the exit codes are those that scripts rely on") {
  REQUIRE(exit_code_table().size() == 5);
  for (int code = 0; code < 5; ++code) CHECK(exit_code_table()[static_cast<std::size_t>(code)].code == code);
}

}  // namespace plumb
