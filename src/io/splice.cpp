#include "plumb/io/splice.hpp"

#include <algorithm>

namespace plumb {

std::optional<std::string> spliced(std::string_view text, std::vector<Splice> splices) {
  std::stable_sort(splices.begin(), splices.end(), [](const Splice& a, const Splice& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                        : a.span.end == a.span.begin && b.span.end != b.span.begin;
  });
  std::size_t added = 0;
  for (const Splice& splice : splices) added += splice.text.size();
  std::string out;
  out.reserve(text.size() + added);
  std::size_t copied = 0;
  for (const Splice& splice : splices) {
    if (splice.span.begin < copied || splice.span.end > text.size()) return std::nullopt;
    out.append(text.substr(copied, splice.span.begin - copied));
    out.append(splice.text);
    copied = splice.span.end;
  }
  out.append(text.substr(copied));
  return out;
}

}  // namespace plumb
