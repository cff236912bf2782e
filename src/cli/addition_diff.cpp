#include "plumb/cli/addition_diff.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/safe_text.hpp"

namespace plumb {

std::string addition_diff(const std::string& path, std::string_view text) {
  std::string lines;
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.append("+").append(text.substr(0, end));
    text.remove_prefix(end);
    ++count;
  }
  return fmt::format("--- /dev/null\n+++ {}\n@@ -0,0 +1,{} @@\n{}", safe_text(path), count, lines);
}

}  // namespace plumb
