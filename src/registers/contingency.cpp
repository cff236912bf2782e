#include "plumb/registers/contingency.hpp"

namespace plumb {

const FieldTable<ContingencyTest>& ContingencyTest::fields() {
  static const FieldTable<ContingencyTest> table{
      field<&ContingencyTest::date>("date", "when").require(),
      field<&ContingencyTest::result>("result", "pass, fail or partial"),
  };
  return table;
}

const FieldTable<Contingency>& Contingency::fields() {
  static const FieldTable<Contingency> table = register_fields<Contingency>({
      field<&Contingency::scenario>("scenario", "what has happened"),
      field<&Contingency::trigger>("trigger", "how one sees that it has"),
      field<&Contingency::tasks>("tasks", "the tasks that are added when it is activated"),
      field<&Contingency::tested>("tested", "when it was rehearsed")
          .with_example("[{date: 2026-04-10, result: pass}]"),
      field<&Contingency::test_every>("test_every", "how often it is rehearsed").with_example("6mo"),
      field<&Contingency::rto>("rto", "the time until service is back, around the clock").with_example("4h"),
      field<&Contingency::rpo>("rpo", "the time whose data may be lost").with_example("15min"),
      field<&Contingency::risk>("risk", "the risks that it answers"),
      field<&Contingency::activated>("activated", "the day on which its tasks were added"),
  });
  return table;
}

}  // namespace plumb
