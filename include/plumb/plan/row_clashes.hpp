#pragma once

#include "plumb/plan/merge_sides.hpp"

namespace plumb {

/// Reports the rows that a merge would find in two forms: an id that both branches added with different
/// fields, or in different files; a row that one removed and the other changed; a field that both changed to
/// different values. Of a list, an item is compared with that of the same id: both may add different ones.
///
/// Ledgers, whose rows have no ids, cannot clash.
void report_row_clashes(const MergeSides& sides, Diagnostics& diagnostics);

}  // namespace plumb
