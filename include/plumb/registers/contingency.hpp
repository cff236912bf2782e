#pragma once

#include "plumb/model/elapsed_time.hpp"
#include "plumb/model/written_rows.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class TestResult : std::uint8_t { pass, fail, partial };
template <>
inline constexpr std::array kWords<TestResult> = std::to_array<std::string_view>({"pass", "fail", "partial"});

/// A rehearsal.
struct ContingencyTest {
  Date date;
  std::optional<TestResult> result;

  static const FieldTable<ContingencyTest>& fields();
};

/// A plan for the worst.
struct Contingency : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::contingencies;

  std::string_view scenario;
  std::string_view trigger;
  WrittenTasks tasks;
  std::vector<ContingencyTest> tested;
  std::optional<Period> test_every;
  std::optional<ElapsedTime> rto;
  std::optional<ElapsedTime> rpo;
  OneOrList<RowId<CollectionKind::risks>> risk;
  std::optional<Date> activated;

  static const FieldTable<Contingency>& fields();
};

}  // namespace plumb
