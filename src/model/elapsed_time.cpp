#include "plumb/model/elapsed_time.hpp"

namespace plumb {

bool FieldType<ElapsedTime>::read(const ValueReader& reader, NodeRef node, ElapsedTime& out) {
  constexpr WorkUnits kRoundTheClock{1440, 7 * 1440, 30 * 1440};
  const ValueReader round_the_clock{reader.diagnostics, reader.ids, reader.currencies, kRoundTheClock,
                                    reader.field};
  Duration read;
  if (!read_duration(round_the_clock, node, read)) return false;
  out.length = read.minutes;
  return true;
}

}  // namespace plumb
