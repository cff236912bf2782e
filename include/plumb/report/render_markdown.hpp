#pragma once

#include <string>
#include <string_view>

#include "plumb/report/table.hpp"

namespace plumb {

/// Appends user text so that Markdown shows it as it is: no markup, no HTML, no links or mentions, no end of
/// the cell.
void append_markdown_text(std::string& out, std::string_view user_text);

/// Appends a table as GitHub and GitLab read it, the title in bold above it and the notes below.
void render_markdown(std::string& out, const Table& table);

}  // namespace plumb
