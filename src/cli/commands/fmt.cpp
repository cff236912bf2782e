#include <fmt/format.h>

#include <algorithm>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/edit_output.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/io/format_document.hpp"
#include "plumb/io/write_lock.hpp"
#include "plumb/plan/plan_files.hpp"

namespace plumb {

namespace {

/// The documents to lay out: those that are named, else all of the plan, whether or not it has errors.
std::vector<std::shared_ptr<const Document>> documents_of(Context& context, const Arguments& arguments,
                                                          const std::string& root, Diagnostics& diagnostics) {
  const auto named = arguments.texts("FILE");
  if (named.empty()) return read_plan_files(context.reader(), root, diagnostics);
  std::vector<std::shared_ptr<const Document>> documents;
  for (const std::string& path : named)
    if (const auto file = context.reader().read(path, {}, diagnostics))
      if (auto document = parse_document(file, diagnostics)) documents.push_back(std::move(document));
  return documents;
}

std::vector<FileChange> changes_of(const std::vector<std::shared_ptr<const Document>>& documents,
                                   Diagnostics& diagnostics) {
  std::vector<FileChange> changes;
  for (const auto& document : documents) {
    auto formatted = formatted_document(*document);
    if (const EditProblem* problem = std::get_if<EditProblem>(&formatted)) {
      diagnostics.error(Code::uneditable, problem->where, problem->message, problem->hint, problem->notes);
      continue;
    }
    const std::string_view before = document->file()->bytes();
    const std::string_view after = std::get<0>(formatted)->file()->bytes();
    if (before != after)
      changes.push_back({document->file()->path(), std::string(before), std::string(after)});
  }
  return changes;
}

/// Tells whether every error is one that leaves the tree as it stands.
bool can_be_laid_out(const Diagnostics& diagnostics) {
  return std::ranges::all_of(diagnostics.all(), [](const Diagnostic& each) {
    return each.severity == Severity::warning || each.code == Code::tag || each.code == Code::duplicate_key;
  });
}

/// `plumb fmt -` is a filter, as editors like it.
int filter(Context& context) {
  Diagnostics diagnostics;
  const auto file = context.reader().read("-", {}, diagnostics);
  const auto document = file ? parse_document(file, diagnostics) : nullptr;
  if (document != nullptr && can_be_laid_out(diagnostics)) {
    auto formatted = formatted_document(*document);
    if (const auto* good = std::get_if<0>(&formatted)) {
      context.out = (*good)->file()->bytes();
      return kExitDone;
    }
    const EditProblem& problem = std::get<1>(formatted);
    diagnostics.error(Code::uneditable, problem.where, problem.message, problem.hint, problem.notes);
  }
  context.print(diagnostics);
  return exit_code(diagnostics);
}

/// The files of a plan change together or not at all; files that are named need not belong together, and each
/// changes by itself.
WriteResult write_files(const std::string& root, std::span<const FileChange> changes, bool together,
                        WriteLock& lock) {
  if (together) return write_changes(folder_of(root), changes, lock);
  WriteResult all;
  for (const FileChange& change : changes) {
    WriteResult written = write_changes(folder_of(change.path), {&change, 1}, lock);
    if (!written.ok()) return written;
    all.parted.insert(all.parted.end(), written.parted.begin(), written.parted.end());
  }
  return all;
}

}  // namespace

int run_fmt(Context& context, const Arguments& arguments) {
  const auto named = arguments.texts("FILE");
  if (named.size() == 1 && named[0] == "-" && !arguments.has("check")) return filter(context);
  int code = kExitUsage;
  const std::string root = named.empty() ? plan_path(context, arguments, code) : named[0];
  if (root.empty()) return code;
  SystemCalls calls;
  WriteLock lock(calls);
  const bool writes = !arguments.has("dry-run") && !arguments.has("check") && root != "-";
  if (writes)
    if (const int failed = lock_plan(context, lock, root); failed != kExitDone) return failed;
  Diagnostics diagnostics;
  const auto documents = documents_of(context, arguments, root, diagnostics);
  const auto changes =
      can_be_laid_out(diagnostics) ? changes_of(documents, diagnostics) : std::vector<FileChange>();
  if (!can_be_laid_out(diagnostics)) {
    context.print(diagnostics);
    context.error("nothing was written", "correct the errors first");
    return exit_code(diagnostics);
  }
  EditResult result{
      arguments.command().name, {}, {}, edited_files(changes, arguments.has("dry-run")), !writes};
  for (const EditedFile& file : result.files)
    result.done += fmt::format("{}{}", result.done.empty() ? "" : ", ", file.path);
  result.done += arguments.has("check") ? " would change" : " laid out anew";
  if (writes) {
    const WriteResult written = write_files(root, changes, named.empty(), lock);
    if (!written.ok()) return write_failed(context, written);
    note_parted(context, written);
  }
  // With --check, the names are the answer, and --dry-run adds the diff.
  if (arguments.has("check") && !arguments.has("dry-run")) result.dry_run = false;
  print_edit(context, arguments, result);
  return arguments.has("check") && !changes.empty() ? kExitFound : kExitDone;
}

}  // namespace plumb
