#include "plumb/cli/completion.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace plumb {

TEST_CASE("the scripts in the folder completions are those that the program prints") {
  for (const std::string_view shell : completion_shells()) {
    const std::string path = std::string(PLUMB_SOURCE_DIR "/completions/plumb.").append(shell);
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const bool same = text == completion_script(shell);
    CHECK_MESSAGE(same, path, " is old: write it again with plumb completion ", std::string(shell), " -o ",
                  path);
  }
}

TEST_CASE("every visible command and option is in every script") {
  for (const std::string_view shell : completion_shells()) {
    const std::string script = completion_script(shell);
    for (const Command& command : command_table()) {
      if (command.hidden) continue;
      CHECK(script.find(command.name) != std::string::npos);
      for (const OptionSet& set : OptionSets(command))
        for (const Option& option : set.options)
          if (!option.hidden) CHECK_MESSAGE(script.find(option.name) != std::string::npos, option.name);
    }
    CHECK(script.find("--man") == std::string::npos);
  }
}

}  // namespace plumb
