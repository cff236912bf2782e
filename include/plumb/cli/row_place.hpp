#pragma once

#include <optional>

#include "plumb/cli/edit_session.hpp"

namespace plumb {

/// Where the user wants a row: --under, --before and --after.
struct WantedPlace {
  RowPlace row;
  NodeRef parent;        // of a task that goes below another
  TaskId parent_task;    // the same
  bool to_root = false;  // --under project: a task of the first level
  bool given = false;    // one of the options stands there
};

/// Finds the rows that the options name; nullopt after printing what is wrong with them.
std::optional<WantedPlace> find_place(EditSession& session, const Arguments& arguments, CollectionKind kind,
                                      int& code);

}  // namespace plumb
