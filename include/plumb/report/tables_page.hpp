#pragma once

#include <string>
#include <vector>

#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// A view that is a title, tables and notes. Texts are not yet safe for a terminal.
struct TablesPage {
  std::string title;
  std::string aside;          // on the right of the title
  std::vector<Table> tables;  // those without rows are left out
  std::string drawing;        // ready for the terminal, below the tables; Markdown leaves it out
  std::vector<std::string> notes;
};

void write_page_text(std::string& out, const TablesPage& page, const TextStyle& style, int drawing_columns);
void write_page_markdown(std::string& out, const TablesPage& page);

}  // namespace plumb
