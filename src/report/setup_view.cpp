#include "plumb/report/setup_view.hpp"

#include "plumb/report/json_writer.hpp"

namespace plumb {

Table setup_table(const std::vector<SetupChange>& changes) {
  Table table(
      {named_column("action", "action"), named_column("place", "place"), named_column("entry", "entry")});
  for (const SetupChange& each : changes)
    table.add_row(
        {std::string_view(each.action), std::string_view(each.place), std::string_view(each.entry)});
  return table;
}

void write_setup_json(std::string& out, const std::vector<SetupChange>& changes, bool dry_run) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.git-setup/1");
  json.member("dry_run", dry_run);
  json.key("changes");
  json.begin_array();
  for (const SetupChange& each : changes) {
    json.begin_object();
    json.member("action", each.action);
    json.member("place", each.place);
    json.member("entry", each.entry);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
