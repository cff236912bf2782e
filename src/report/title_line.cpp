#include "plumb/report/title_line.hpp"

#include <fmt/format.h>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"

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
  out += shown_left;
  if (width > 0 && used + kGap > width)
    out += '\n';
  else
    out.append(static_cast<std::size_t>(width > 0 ? width - used : kGap), ' ');
  out += shown_right;
  out += '\n';
}

}  // namespace plumb
