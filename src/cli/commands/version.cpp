#include "plumb/cli/version.hpp"

#include <fmt/format.h>

#include <iterator>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/report/json_writer.hpp"

namespace plumb {

namespace {

void append_version_json(std::string& out) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.version/1");
  json.member("version", plumb_version());
  json.member("commit", plumb_commit());
  json.key("libraries");
  json.begin_object();
  for (const LibraryVersion& library : library_versions()) json.member(library.name, library.version);
  json.end_object();
  json.end_object();
  json.finish();
}

}  // namespace

int run_version(Context& context, const Arguments& arguments) {
  if (arguments.format() == "json") {
    append_version_json(context.out);
    return kExitDone;
  }
  auto out = std::back_inserter(context.out);
  fmt::format_to(out, "plumb {} ({})\n", plumb_version(), plumb_commit());
  for (const LibraryVersion& library : library_versions())
    fmt::format_to(out, "  {} {}\n", library.name, library.version);
  return kExitDone;
}

}  // namespace plumb
