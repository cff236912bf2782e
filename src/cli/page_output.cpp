#include "plumb/cli/page_output.hpp"

namespace plumb {

void print_page(Context& context, std::string_view format, const TablesPage& page) {
  if (format == "md") write_page_markdown(context.out, page);
  if (format == "text") write_page_text(context.out, page, context.style(), context.drawing_columns());
}

}  // namespace plumb
