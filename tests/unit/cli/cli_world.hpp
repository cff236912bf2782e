#pragma once

#include <chrono>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "plumb/cli/run.hpp"

namespace plumb::test {

/// A world in memory for one command: no terminal, no environment, the day 2026-05-29.
struct CliWorld {
  struct TextSink final : Sink {
    std::string text;
    int failure = 0;             // errno of every write
    bool has_no_memory = false;  // every write throws
    int write(std::string_view bytes) override {
      if (has_no_memory) throw std::bad_alloc();
      if (failure == 0) text += bytes;
      return failure;
    }
  };

  TextSink out;
  TextSink err;
  std::map<std::string, std::string> variables;
  Terminal terminal;
  Date today = std::chrono::year{2026} / 5 / 29;

  Environment environment() const {
    return [this](const char* name) -> std::optional<std::string_view> {
      const auto found = variables.find(name);
      if (found == variables.end()) return std::nullopt;
      return found->second;
    };
  }

  int run(std::vector<std::string> words) {
    Surroundings surroundings{out, err, environment(), terminal, today};
    return run_plumb(words, surroundings);
  }
};

}  // namespace plumb::test
