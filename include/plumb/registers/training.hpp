#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class TrainingResult : std::uint8_t { pass, fail };
template <>
inline constexpr std::array kWords<TrainingResult> = std::to_array<std::string_view>({"pass", "fail"});

/// Something that people learn.
struct Training : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::trainings;

  OneOrList<ResourceId> who;
  std::string_view topic;
  std::optional<Date> planned;
  std::optional<Date> done;
  std::optional<TrainingResult> result;

  static const FieldTable<Training>& fields();
};

}  // namespace plumb
