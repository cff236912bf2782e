#include "plumb/model/id_index.hpp"

#include <functional>

namespace plumb {

std::optional<std::uint32_t> IdTable::add(std::string_view id) {
  if ((ids_.size() + 1) * 2 > slots_.size()) grow(slots_.empty() ? 64 : slots_.size() * 2);
  const auto row = static_cast<std::uint32_t>(ids_.size());
  ids_.push_back(id);
  const std::size_t slot = slot_of(id);
  if (slots_[slot] != kFree) return slots_[slot];
  slots_[slot] = row;
  return std::nullopt;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t row = slots_[slot_of(id)];
  return row == kFree ? std::nullopt : std::optional(row);
}

void IdTable::reserve(std::size_t rows) {
  ids_.reserve(rows);
  std::size_t slots = 64;
  while (slots < rows * 2 + 2) slots *= 2;
  if (slots > slots_.size()) grow(slots);
}

std::size_t IdTable::slot_of(std::string_view id) const {
  std::size_t slot = std::hash<std::string_view>()(id) & (slots_.size() - 1);
  while (slots_[slot] != kFree && ids_[slots_[slot]] != id) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void IdTable::grow(std::size_t slots) {
  slots_.assign(slots, kFree);
  for (std::uint32_t row = 0; row < ids_.size(); ++row) {
    const std::size_t slot = slot_of(ids_[row]);
    if (slots_[slot] == kFree) slots_[slot] = row;  // a duplicate id leads to its first row
  }
}

}  // namespace plumb
