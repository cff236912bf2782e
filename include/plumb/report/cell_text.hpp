#pragma once

#include <string>

#include "plumb/report/table.hpp"

namespace plumb {

/// Appends `2026-03-02`, or `2026-03-02 13:30` for the kinds with a time.
void append_instant_as(std::string& out, Instant instant, CellKind kind);

/// Tells how a cell is read: its own kind, else its column's where its value has that type, else the type's.
CellKind kind_of(const Cell& cell, const Column& column);

/// Appends what people read in a cell, safe for a terminal; nothing if it is absent.
void append_cell_text(std::string& out, const Cell& cell, const Column& column, bool unicode);

/// Tells on which side a column's texts stand.
bool is_right_aligned(const Column& column);

}  // namespace plumb
