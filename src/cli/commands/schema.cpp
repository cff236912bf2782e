#include "plumb/report/json_schema.hpp"

#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/kind_argument.hpp"

namespace plumb {

int run_schema(Context& context, const Arguments& arguments) {
  const auto name = arguments.text("kind");
  if (!name) {
    write_plan_schema(context.out);
    return kExitDone;
  }
  const auto kind = kind_argument(context, *name);
  if (!kind) return kExitUsage;
  write_rows_schema(context.out, *kind);
  return kExitDone;
}

}  // namespace plumb
