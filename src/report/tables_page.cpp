#include "plumb/report/tables_page.hpp"

#include "plumb/io/safe_text.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/title_line.hpp"

namespace plumb {

void write_page_text(std::string& out, const TablesPage& page, const TextStyle& style, int drawing_columns) {
  if (page.aside.empty())
    append_wrapped(out, safe_text(page.title), style.width, 2);
  else
    append_title_line(out, page.title, page.aside, drawing_columns);
  for (const Table& table : page.tables) {
    if (table.rows().empty()) continue;
    out += '\n';
    render_text(out, table, style);
  }
  if (!page.drawing.empty()) out += '\n';
  out += page.drawing;
  if (!page.notes.empty()) out += '\n';
  for (const std::string& note : page.notes) append_wrapped(out, safe_text(note), style.width, 2);
}

void write_page_markdown(std::string& out, const TablesPage& page) {
  out += "## ";
  append_markdown_text(out, page.title);
  out += '\n';
  if (!page.aside.empty()) {
    out += '\n';
    append_markdown_text(out, page.aside);
    out += '\n';
  }
  for (const Table& table : page.tables) {
    if (table.rows().empty()) continue;
    out += '\n';
    render_markdown(out, table);
  }
  for (const std::string& note : page.notes) {
    out += '\n';
    append_markdown_text(out, note);
    out += '\n';
  }
}

}  // namespace plumb
