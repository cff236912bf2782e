#pragma once

#include <span>

#include "plumb/control/row_figures.hpp"

namespace plumb {

/// Lists what is computed for the rows of a collection, in the order of listings.
std::span<const Figure> figures_of(CollectionKind kind);

/// Tells whether the figures of a collection follow from the schedule.
inline bool needs_schedule(CollectionKind kind) {
  return kind != CollectionKind::calendars && !figures_of(kind).empty();
}

}  // namespace plumb
