#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/source_file.hpp"

namespace plumb {

/// A change of a text: the bytes of `span` give way to `text`. An empty span inserts.
struct Splice {
  ByteSpan span;
  std::string text;
};

/// Returns the text with all splices made at once; every span counts in the text as it was. Of two that begin
/// at one place, what inserts comes before what replaces, and insertions keep their order.
///
/// Spans must not overlap; nullopt if they do.
std::optional<std::string> spliced(std::string_view text, std::vector<Splice> splices);

}  // namespace plumb
