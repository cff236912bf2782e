#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "plumb/cli/surroundings.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

/// What the user said about looks on the command line.
struct StyleWishes {
  std::string_view colour = "auto";  // auto | always | never
  bool ascii = false;
  bool to_file = false;  // -o FILE: never coloured, never cut
};

/// Decides how the result looks, from the wishes, the environment and the terminal, in this order.
TextStyle output_style(const StyleWishes& wishes, const Environment& environment, const Terminal& terminal);

/// Decides whether messages on standard error are coloured; a result in a file does not change that.
bool errors_coloured(const StyleWishes& wishes, const Environment& environment, const Terminal& terminal);

/// Returns the columns for a drawing, which needs a number where a table can be as wide as it likes: those of
/// the terminal, else of COLUMNS, else 80.
int drawing_columns(const Environment& environment, const Terminal& terminal);

/// Returns the pager to run for a result of `lines` lines on this terminal; nullopt for none: not a terminal,
/// it fits, a CI run, a terminal without abilities, or PLUMB_PAGER or PAGER is empty or `cat`.
std::optional<std::string_view> pager_for(std::size_t lines, const Environment& environment,
                                          const Terminal& terminal);

}  // namespace plumb
