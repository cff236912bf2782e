#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "plumb/report/collection_rows.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// Rows of a collection as they were chosen, in the order in which they are shown.
struct RowList {
  const CollectionRows& rows;
  std::span<const std::size_t> chosen;
  bool in_file_order = true;  // tasks then show their tree
};

/// The columns of a listing that names none: the id, the name and the first fields that say something.
///
/// for_people: columns that are empty in all of the rows give their place to the next; else the result
/// depends on the collection alone.
std::vector<std::size_t> default_columns(const RowList& list, bool for_people);

/// Makes the table of a listing; exact: for programs, as value_cell has it.
Table list_table(const RowList& list, std::span<const std::size_t> columns, bool exact);

/// Appends `plumb.list/1`. columns: what to write, and null where it is absent; empty: everything that is
/// there.
void write_list_json(std::string& out, const RowList& list, std::span<const std::size_t> columns);

/// Writes the members of one row: its fields, then `computed`, all of them or the columns named.
void write_row_members(JsonWriter& json, const CollectionRows& rows, std::size_t row,
                       std::span<const std::size_t> columns);

}  // namespace plumb
