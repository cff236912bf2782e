#pragma once

#include <cstdint>
#include <string_view>

namespace plumb {

/// Returns FNV-1a of 64 bits: the same on every machine, and enough to tell a few thousand texts apart, or a
/// damaged one from a whole one. Whoever wants to can find two texts with the same.
constexpr std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}

}  // namespace plumb
