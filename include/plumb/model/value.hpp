#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "plumb/model/duration.hpp"
#include "plumb/model/instant.hpp"
#include "plumb/model/money.hpp"

namespace plumb {

struct Value;
using ValueList = std::vector<Value>;
using ValueMap = std::vector<std::pair<std::string, Value>>;

/// What a field holds, free of its row's type, for listings, comparisons and JSON; monostate: nothing is
/// given.
struct Value {
  std::variant<std::monostate, bool, std::int64_t, double, std::string, WrittenDate, Duration, Money, Percent,
               ValueList, ValueMap>
      held;

  bool absent() const { return std::holds_alternative<std::monostate>(held); }
};

}  // namespace plumb
