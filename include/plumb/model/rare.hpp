#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace plumb {

/// An optional value that costs a pointer where it is absent. Most fields of most tasks are: with
/// std::optional alone, a task took 768 bytes, and a plan of 100,000 tasks did not fit into 200 MiB.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(T value)
      : held_(std::make_unique<T>(std::move(value))) {
  }                        // NOLINT(google-explicit-constructor): as std::optional
  Rare(std::nullopt_t) {}  // NOLINT(google-explicit-constructor): as std::optional
  Rare(const Rare& other) : held_(other.held_ ? std::make_unique<T>(*other.held_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (this != &other) held_ = other.held_ ? std::make_unique<T>(*other.held_) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  bool has_value() const { return held_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  const T& operator*() const { return *held_; }
  T& operator*() { return *held_; }
  const T* operator->() const { return held_.get(); }
  T* operator->() { return held_.get(); }
  operator std::optional<T>() const { return held_ ? std::optional<T>(*held_) : std::nullopt; }  // NOLINT

 private:
  std::unique_ptr<T> held_;
};

/// A list that costs a pointer where it is empty, for the same reason.
template <class T>
class RareList {
 public:
  RareList() = default;
  RareList(std::vector<T> items) {  // NOLINT(google-explicit-constructor): a list of the same items
    if (!items.empty()) items_ = std::move(items);
  }

  const std::vector<T>& items() const {
    static const std::vector<T> empty;
    return items_ ? *items_ : empty;
  }
  operator const std::vector<T>&() const {
    return items();
  }  // NOLINT(google-explicit-constructor): reads as one
  void push_back(T item) {
    if (!items_) items_ = std::vector<T>();
    items_->push_back(std::move(item));
  }

  bool empty() const { return !items_; }
  std::size_t size() const { return items().size(); }
  const T& operator[](std::size_t i) const { return items()[i]; }
  const T& front() const { return items().front(); }
  const T& back() const { return items().back(); }
  auto begin() const { return items().begin(); }
  auto end() const { return items().end(); }

 private:
  Rare<std::vector<T>> items_;
};

}  // namespace plumb
