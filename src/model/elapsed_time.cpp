#include "plumb/model/elapsed_time.hpp"

namespace plumb {

bool FieldType<ElapsedTime>::read(const ValueReader& reader, NodeRef node, ElapsedTime& out) {
  constexpr std::int64_t kDay = 1440;
  constexpr WorkUnits kRoundTheClock{kDay, 7 * kDay, 30 * kDay};
  const ValueReader round_the_clock{reader.diagnostics, reader.ids, reader.currencies, kRoundTheClock,
                                    reader.field};
  Duration read;
  if (!read_duration(round_the_clock, node, read)) return false;
  out.length = read.minutes;
  return true;
}

}  // namespace plumb
