#pragma once

#include "plumb/model/field.hpp"

namespace plumb {

/// A control account: a part of the work that one manager answers for.
struct Account {
  std::string_view id;
  std::string_view name;
  ResourceId manager;
  std::string_view organization;
  std::vector<std::string_view> tags;
  std::string_view notes;

  static const FieldTable<Account>& fields();
};

}  // namespace plumb
