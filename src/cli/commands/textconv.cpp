#include <string>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/io/yaml_document.hpp"
#include "plumb/plan/plan_lines.hpp"

namespace plumb {

int run_textconv(Context& context, const Arguments& arguments) {
  Diagnostics diagnostics;
  const auto file = context.reader().read(std::string(arguments.text_or("FILE", {})), {}, diagnostics);
  if (file == nullptr) {
    context.print(diagnostics);
    return exit_code(diagnostics);
  }
  // A file that is no plan, or not yet, is compared as it is written.
  const auto document = parse_document(file, diagnostics);
  std::string text(document == nullptr || diagnostics.has_errors() ? std::string(file->bytes())
                                                                   : plan_lines(*document));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    context.out += safe_text(std::string_view(text).substr(at, end - at));
    context.out += '\n';
    at = end + 1;
  }
  return kExitDone;
}

}  // namespace plumb
