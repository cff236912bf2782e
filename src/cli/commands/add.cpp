#include <fmt/format.h>

#include <vector>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/kind_argument.hpp"
#include "plumb/cli/new_row.hpp"
#include "plumb/cli/row_place.hpp"

namespace plumb {

int run_add(Context& context, const Arguments& arguments) {
  const auto kind = kind_argument(context, arguments.text_or("KIND", {}));
  if (!kind) return kExitUsage;
  RowWishes wishes{*kind, {}, arguments.text_or("id", {}), {}};
  std::vector<std::string_view> changes;
  for (const std::string& word : arguments.texts("NAME")) {
    const bool first = wishes.name.empty() && changes.empty();
    if (first && word.find('=') == std::string::npos)
      wishes.name = word;
    else
      changes.push_back(word);
  }
  wishes.changes = changes;
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  auto row = new_row(context, session->plan(), wishes);
  if (!row) return kExitUsage;
  const auto place = find_place(*session, arguments, *kind, code);
  if (!place) return code;
  const std::string file(arguments.text_or("in", {}));
  if (place->parent)
    session->edit().add_child(place->parent, std::move(row->value), place->row);
  else
    session->edit().add_row(*kind, std::move(row->value), place->row, file);
  const std::string_view singular = collection_name(*kind).singular;
  if (row->id.empty())
    return session->finish(fmt::format("a row of {} added", collection_name(*kind).plural), {});
  return session->finish(fmt::format("{} '{}' added", singular, row->id), {row->id});
}

}  // namespace plumb
