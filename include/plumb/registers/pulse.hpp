#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class PulseTopic : std::uint8_t { morale, workload, cooperation };
template <>
inline constexpr std::array kWords<PulseTopic> = std::to_array<std::string_view>({"morale", "workload",
                                                                                  "cooperation"});

/// How the team feels on one day.
struct Pulse : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::pulses;

  Date date;
  Decimal score;
  PulseTopic about = PulseTopic::morale;
  std::string_view comment;

  static const FieldTable<Pulse>& fields();
};

}  // namespace plumb
