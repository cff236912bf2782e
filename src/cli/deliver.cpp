#include "plumb/cli/deliver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/pager.hpp"
#include "plumb/cli/style.hpp"
#include "plumb/io/output_file.hpp"

namespace plumb {

namespace {

/// Writes to the file of --output. Nothing replaces a file when there is no result because of an error.
int deliver_to_file(std::string_view result, int code, Context& context, const std::string& path) {
  if (result.empty() && code > kExitFound) return code;
  SystemCalls calls;
  const int failure = write_output_file(calls, path, result);
  if (failure == 0 || failure == EPIPE) return code;
  context.error(fmt::format("cannot write '{}': {}", path, std::generic_category().message(failure)),
                "name another file with -o, or - for standard output");
  return kExitSystem;
}

bool paged(std::string_view result, const Arguments& arguments, const Surroundings& surroundings) {
  if (arguments.has("no-pager")) return false;
  const auto lines = static_cast<std::size_t>(std::count(result.begin(), result.end(), '\n'));
  const auto pager = pager_for(lines, surroundings.environment, surroundings.terminal);
  return pager && show_in_pager(std::string(*pager), result);
}

}  // namespace

int deliver(std::string_view result, int code, Context& context, const Arguments& arguments,
            Surroundings& surroundings) {
  const std::string_view path = arguments.text_or("output", "-");
  if (path != "-") return deliver_to_file(result, code, context, std::string(path));
  if (result.empty() || paged(result, arguments, surroundings)) return code;
  const int failure = surroundings.output.write(result);
  if (failure == 0 || failure == EPIPE) return code;
  context.error(fmt::format("cannot write to standard output: {}", std::generic_category().message(failure)),
                failure == EBADF    ? "leave standard output open, or name a file with -o"
                : failure == ENOSPC ? "free some space, or name a file with -o"
                                    : "name a file with -o");
  return kExitSystem;
}

}  // namespace plumb
