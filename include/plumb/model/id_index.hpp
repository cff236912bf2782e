#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "plumb/model/collection_kind.hpp"

namespace plumb {

/// The ids of one collection in row order, found by text in constant time. The texts live in the plan's
/// documents.
class IdTable {
 public:
  /// Appends the next row's id; returns the row that has it already, if one does. The row gets its place
  /// either way.
  std::optional<std::uint32_t> add(std::string_view id);

  std::optional<std::uint32_t> find(std::string_view id) const;
  std::string_view id(std::uint32_t row) const { return ids_[row]; }
  std::span<const std::string_view> ids() const { return ids_; }
  void reserve(std::size_t rows);

 private:
  /// Holds the beginning of the id itself, so that finding a short one, as nearly all are, looks at no other
  /// memory.
  struct Slot {
    std::uint32_t row = kFree;
    std::array<char, 12> head = {};  // filled up with NUL, which no id contains
  };

  static constexpr std::uint32_t kFree = 0xFFFFFFFFU;

  static std::array<char, 12> head_of(std::string_view id);
  static std::size_t hash_of(const std::array<char, 12>& head);
  std::size_t slot_of(std::string_view id) const;
  void grow(std::size_t slots);

  std::vector<std::string_view> ids_;
  std::vector<Slot> slots_;  // open addressing, a power of two, at most four fifths full
};

/// The ids of all collections of a plan.
class IdIndex {
 public:
  IdTable& operator[](CollectionKind kind) { return tables_[static_cast<std::size_t>(kind)]; }
  const IdTable& operator[](CollectionKind kind) const { return tables_[static_cast<std::size_t>(kind)]; }

 private:
  std::vector<IdTable> tables_ = std::vector<IdTable>(collection_names().size());  // by kind
};

}  // namespace plumb
