#pragma once

#include <cstddef>
#include <cstdint>

namespace plumb {

/// Small random numbers for texts of YAML, the same on every platform.
class YamlDice {
 public:
  explicit YamlDice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

  std::size_t below(std::size_t count) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ % count);
  }

 private:
  std::uint64_t state_;
};

}  // namespace plumb
