#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/control/assessment.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Something that is owed by somebody.
struct DueItem {
  Date date;
  std::string_view kind;  // the word of its source
  std::string id;         // of the row; of a payment, CONTRACT/PAYMENT
  std::string_view name;
  RowRef owner;  // of a resource or a stakeholder; may be invalid
};

/// Where something owed comes from: the word for it, and a line of help.
struct DueKind {
  std::string_view name;
  std::string_view help;
};

/// Every kind of thing that can be owed, in the order of the sources.
std::span<const DueKind> due_kinds();

/// Collects what is owed and not done, over all registers, the earliest first; of one day in the order of the
/// sources, then of the files.
///
/// An unfinished task is owed by its deadline, its finish in the baseline or its scheduled finish, whichever
/// is first.
std::vector<DueItem> due_list(const Assessment& assessment);

/// Tells whether it was to be done before today.
inline bool is_overdue(const DueItem& item, Date as_of) {
  return item.date < as_of;
}

/// How much is owed by now and soon.
struct DueCounts {
  std::size_t overdue = 0;
  std::size_t soon = 0;
};

/// Counts what was owed before a day, and what is from it on until so many days behind it.
DueCounts count_due(std::span<const DueItem> items, Date as_of, std::chrono::days within);

/// Counts what is overdue of each kind; kinds without any have no entry.
std::vector<std::pair<std::string_view, std::size_t>> overdue_by_kind(std::span<const DueItem> items,
                                                                      Date as_of);

}  // namespace plumb
