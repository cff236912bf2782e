#include "plumb/report/edit_view.hpp"

#include <fmt/format.h>

#include "plumb/report/json_writer.hpp"

namespace plumb {

Table edit_table(const EditResult& result) {
  Column file;
  file.key = "file";
  file.heading = "file";
  Column added;
  added.key = "lines_added";
  added.heading = "lines added";
  added.kind = CellKind::number;
  Column removed = added;
  removed.key = "lines_removed";
  removed.heading = "removed";
  added.decimals = removed.decimals = 0;
  Table table({file, added, removed});
  for (const EditedFile& each : result.files)
    table.add_row({std::string_view(each.path), static_cast<std::int64_t>(each.lines_added),
                   static_cast<std::int64_t>(each.lines_removed)});
  return table;
}

void write_edit_json(std::string& out, const EditResult& result) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", fmt::format("plumb.{}/1", result.command));
  json.member("done", result.done);
  json.key("ids");
  json.begin_array();
  for (const std::string& id : result.ids) json.value(id);
  json.end_array();
  json.member("dry_run", result.dry_run);
  json.key("files");
  json.begin_array();
  for (const EditedFile& file : result.files) {
    json.begin_object();
    json.member("file", file.path);
    json.member("created", file.created);
    json.member("lines_added", static_cast<std::int64_t>(file.lines_added));
    json.member("lines_removed", static_cast<std::int64_t>(file.lines_removed));
    if (result.dry_run) json.member("diff", file.diff);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
