#pragma once

#include <string_view>

#include "plumb/cli/context.hpp"
#include "plumb/report/tables_page.hpp"

namespace plumb {

/// Prints a page where text or Markdown is asked for; the other formats are the caller's.
void print_page(Context& context, std::string_view format, const TablesPage& page);

}  // namespace plumb
