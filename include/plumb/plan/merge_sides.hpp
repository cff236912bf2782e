#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "plumb/plan/plan.hpp"

namespace plumb {

/// The three versions of a plan that a merge works with.
struct MergeSides {
  const Plan& base;  // where the branches parted; without documents if there was no plan yet
  const Plan& ours;
  const Plan& theirs;
  std::string_view their_name;  // what messages call the other branch
};

/// One of two branches: its plan, and what messages call it.
struct ComparedSide {
  const Plan& plan;
  std::string place;  // `here`, `in 'topic'`
};

/// Tells ours, or theirs.
ComparedSide side_of(const MergeSides& sides, bool ours);

/// Returns where a side has the row that the collection has under this id, or where a side without it would
/// have it: the summary that it stood under, else the beginning of the collection, else of the project.
///
/// field: of the row, to point at; where it does not say it, the row's id.
Place place_in(const MergeSides& sides, bool ours, CollectionKind kind, std::string_view id,
               std::string_view field = {});

/// Tells whether a plan's files have a row with this id; built-in rows do not count.
bool has_row(const Plan& plan, CollectionKind kind, std::string_view id);

/// Reports an error of the code `clash` about a row, at its place in ours, with a note at its place in
/// theirs.
struct Clash {
  std::string message;
  std::string hint;
  Place here;
  Place there;
  std::string note;  // what stands there
};
void report_clash(Clash clash, Diagnostics& diagnostics);

}  // namespace plumb
