#pragma once

#include <string>
#include <string_view>

#include "plumb/model/project.hpp"

namespace plumb {

/// Returns `NAME (ID)` of a project, or its id alone where that is the name; not yet safe for a terminal.
std::string project_title(const Project& project);

/// Appends a line with one text on the left and one on the right, made safe for a terminal; below each other
/// where the width does not take both. width: 0 is unlimited, and puts two blanks between.
void append_title_line(std::string& out, std::string_view left, std::string_view right, int width);

}  // namespace plumb
