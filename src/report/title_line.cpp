#include "plumb/report/title_line.hpp"

#include <fmt/format.h>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/columns_of_text.hpp"

namespace plumb {

std::string project_title(const Project& project) {
  if (project.name.empty() || project.name == project.id) return std::string(project.id);
  return fmt::format("{} ({})", project.name, project.id);
}

void append_title_line(std::string& out, std::string_view left, std::string_view right, int width) {
  constexpr int kGap = 2;
  const std::string shown_left = safe_text(left);
  const std::string shown_right = safe_text(right);
  const int used = text_width(shown_left) + text_width(shown_right);
  if (width > 0 && used + kGap > width) {
    append_wrapped(out, shown_left, width, 2);
    append_wrapped(out, shown_right, width, 2);
    return;
  }
  out += shown_left;
  out.append(static_cast<std::size_t>(width > 0 ? width - used : kGap), ' ');
  out += shown_right;
  out += '\n';
}

}  // namespace plumb
