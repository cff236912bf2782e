#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/report/table.hpp"

namespace plumb {

/// What a command did to one file.
struct EditedFile {
  std::string path;
  std::size_t lines_added = 0;
  std::size_t lines_removed = 0;
  bool created = false;
  std::string diff;  // as `diff -u` writes it
};

/// What a command that writes did, or with --dry-run would do.
struct EditResult {
  std::string_view command;
  std::string done;              // one sentence, lower case, no full stop
  std::vector<std::string> ids;  // of the rows that it is about
  std::vector<EditedFile> files;
  bool dry_run = false;
};

/// The files and how many of their lines changed.
Table edit_table(const EditResult& result);

/// `{schema, done, ids, dry_run, files: [{file, created, lines_added, lines_removed, diff}]}`; the diff with
/// --dry-run alone.
void write_edit_json(std::string& out, const EditResult& result);

}  // namespace plumb
