#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "plumb/model/collection_kind.hpp"

namespace plumb {

/// The position of a row in its collection, typed by it, so that a task is never looked up among resources.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

  constexpr std::size_t index() const { return index_; }
  /// False for an id that refers to nothing.
  constexpr bool valid() const { return index_ != kNone; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index_ = kNone;
};

/// A vector that only the right kind of id can index.
template <class IdType, class T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(std::size_t size, const T& value = T()) : items_(size, value) {}

  decltype(auto) operator[](IdType id) { return items_[id.index()]; }
  decltype(auto) operator[](IdType id) const { return items_[id.index()]; }

  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  void push_back(T value) { items_.push_back(std::move(value)); }
  void resize(std::size_t size) { items_.resize(size); }
  void reserve(std::size_t size) { items_.reserve(size); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

 private:
  std::vector<T> items_;
};

template <CollectionKind Kind>
struct RowTag;
/// The id of a row of a register: its rows are typed by the kind alone.
template <CollectionKind Kind>
using RowId = Id<RowTag<Kind>>;

using CalendarId = Id<struct CalendarTag>;
using ResourceId = Id<struct ResourceTag>;
using TaskId = Id<struct TaskTag>;
using AccountId = Id<struct AccountTag>;
using BaselineId = Id<struct BaselineTag>;
using LimitId = Id<struct LimitTag>;
using RiskId = Id<struct RiskTag>;

}  // namespace plumb
