#pragma once

#include <span>

#include "plumb/model/value_reader.hpp"
#include "plumb/plan/plan.hpp"

namespace plumb {

/// Gives every task of the tree its row, in pre-order, and indexes its id; duplicates are reported with both
/// places.
void index_tasks(Plan& plan, std::span<const NodeRef> sections, const ValueReader& reader);

/// Reads the fields of the tasks that index_tasks found, and hands down what a summary says for those below
/// it.
void read_tasks(Plan& plan, const ValueReader& reader);

/// Reports an id that two rows have.
void report_duplicate_id(const ValueReader& reader, NodeRef id, std::string_view singular, NodeRef first);

}  // namespace plumb
