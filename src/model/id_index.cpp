#include "plumb/model/id_index.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace plumb {

std::optional<std::uint32_t> IdTable::add(std::string_view id) {
  if ((ids_.size() + 1) * 5 > slots_.size() * 4) grow(slots_.empty() ? 64 : slots_.size() * 2);
  const auto row = static_cast<std::uint32_t>(ids_.size());
  ids_.push_back(id);
  Slot& slot = slots_[slot_of(id)];
  if (slot.row != kFree) return slot.row;
  slot = {row, head_of(id)};
  return std::nullopt;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t row = slots_[slot_of(id)].row;
  return row == kFree ? std::nullopt : std::optional(row);
}

void IdTable::reserve(std::size_t rows) {
  ids_.reserve(rows);
  std::size_t slots = 64;
  while (slots * 4 < (rows + 1) * 5) slots *= 2;
  if (slots > slots_.size()) grow(slots);
}

std::array<char, 12> IdTable::head_of(std::string_view id) {
  std::array<char, 12> head{};
  std::copy_n(id.begin(), std::min(id.size(), head.size()), head.begin());
  return head;
}

/// Mixes the words of a head; the library's hash takes twice as long on a text as short as this.
std::size_t IdTable::hash_of(const std::array<char, 12>& head) {
  std::uint64_t first = 0;
  std::uint32_t rest = 0;
  std::memcpy(&first, head.data(), sizeof first);
  std::memcpy(&rest, head.data() + sizeof first, sizeof rest);
  constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
  const std::uint64_t mixed = (first ^ (first >> 32U) ^ (rest * kGoldenRatio)) * kGoldenRatio;
  return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
}

std::size_t IdTable::slot_of(std::string_view id) const {
  const std::array<char, 12> head = head_of(id);
  const bool head_is_all = id.size() < head.size();
  const std::size_t hash = head_is_all ? hash_of(head) : std::hash<std::string_view>()(id);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.row == kFree || (slot.head == head && (head_is_all || ids_[slot.row] == id))) return at;
  }
}

void IdTable::grow(std::size_t slots) {
  slots_.assign(slots, Slot{});
  for (std::uint32_t row = 0; row < ids_.size(); ++row) {
    Slot& slot = slots_[slot_of(ids_[row])];
    if (slot.row == kFree) slot = {row, head_of(ids_[row])};  // a duplicate id leads to its first row
  }
}

}  // namespace plumb
