#include "plumb/cli/edit_output.hpp"

#include <fmt/format.h>

#include <cerrno>

#include "plumb/cli/exit_code.hpp"
#include "plumb/io/line_diff.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

int write_failed(Context& context, const WriteResult& result) {
  const WriteMessage words = write_message(result);
  context.error(words.message, words.hint);
  return kExitSystem;
}

void note_parted(Context& context, const WriteResult& result) {
  for (const std::string& path : result.parted)
    context.note(fmt::format("'{}' had other names (hard links), which keep what it was", path));
}

int lock_plan(Context& context, WriteLock& lock, const std::string& root) {
  const std::string folder = folder_of(root);
  const int failure = lock.lock(folder);
  if (failure == 0) return kExitDone;
  return write_failed(
      context, {failure == EWOULDBLOCK ? WriteProblem::locked : WriteProblem::failed, folder, failure, {}});
}

std::vector<EditedFile> edited_files(std::span<const FileChange> changes, bool diffs) {
  std::vector<EditedFile> files;
  for (const FileChange& change : changes) {
    const std::string before = change.old_bytes.value_or("");
    const std::string after = change.new_bytes.value_or("");
    EditedFile& file = files.emplace_back(EditedFile{change.path, 0, 0, !change.old_bytes, {}});
    for (const LineChange& lines : line_changes(before, after)) {
      file.lines_added += lines.new_end - lines.new_begin;
      file.lines_removed += lines.old_end - lines.old_begin;
    }
    if (diffs) file.diff = unified_diff(file.created ? "/dev/null" : change.path, change.path, before, after);
  }
  return files;
}

void print_edit(Context& context, const Arguments& arguments, const EditResult& result) {
  const std::string_view format = arguments.format();
  if (format == "json") {
    write_edit_json(context.out, result);
  } else if (format == "csv") {
    render_csv(context.out, edit_table(result));
  } else if (format == "md") {
    render_markdown(context.out, edit_table(result));
  } else if (result.dry_run) {
    for (const EditedFile& file : result.files) context.out += file.diff;
  } else if (!result.files.empty()) {
    context.out = fmt::format("{}\n", safe_text(result.done));
  }
}

}  // namespace plumb
