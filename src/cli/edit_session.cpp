#include "plumb/cli/edit_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "plumb/cli/edit_output.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/control/warning_levels.hpp"
#include "plumb/io/overlay_reader.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

std::unique_ptr<EditSession> EditSession::open(Context& context, const Arguments& arguments, int& code) {
  std::unique_ptr<EditSession> session(new EditSession(context, arguments));
  session->root_ = plan_path(context, arguments, code);
  if (session->root_.empty()) return nullptr;
  if (session->root_ == "-") {
    code = context.usage_error("a plan on standard input cannot be changed", "name the plan with -f FILE");
    return nullptr;
  }
  if (!arguments.has("dry-run"))
    if (const int failed = lock_plan(context, session->lock_, session->root_); failed != kExitDone) {
      code = failed;
      return nullptr;
    }
  session->plan_ = load_plan(context.reader(), session->root_, session->before_);
  if (!session->plan_) {
    context.print(session->before_);
    context.error("nothing was written: the plan has errors", "correct them by hand first");
    code = exit_code(session->before_);
    return nullptr;
  }
  session->edit_.emplace(*session->plan_);
  return session;
}

std::optional<FoundRow> EditSession::find(std::string_view id, int& code) {
  const auto found = find_exact_row(context_, *plan_, id);
  code = kExitUsage;
  if (!found) return std::nullopt;
  if (node_of(*plan_, *found)) return found;
  context_.error(fmt::format("'{}' is built in, and stands in no file", id),
                 "define one of its name in the plan to change it");
  return std::nullopt;
}

std::optional<TaskId> EditSession::find_task(std::string_view id, int& code) {
  const std::string_view named = id.starts_with("tasks/") ? id.substr(6) : id;
  if (const auto row = plan_->ids[CollectionKind::tasks].find(named)) return TaskId(*row);
  code = kExitUsage;
  if (const auto found = plumb::find_task(context_, *plan_, id))
    context_.error(fmt::format("'{}' is only the beginning of '{}'", id, plan_->task(*found).id),
                   "a command that writes takes the whole id");
  return std::nullopt;
}

bool EditSession::is_closed(TaskId task, bool itself) {
  for (TaskId at = itself ? task : plan_->task(task).parent; at.valid(); at = plan_->task(at).parent) {
    const Task& summary = plan_->task(at);
    if (!summary.closed) continue;
    Diagnostics diagnostics;
    diagnostics.error(Code::closed, place_of(*plan_, at, "closed"),
                      fmt::format("'{}' is closed, and what is below it is not changed", summary.id),
                      fmt::format("open it first: plumb set {} closed=", summary.id));
    context_.print(diagnostics);
    return true;
  }
  return false;
}

bool EditSession::change_field(NodeRef row, const FieldTableBase& fields, std::string_view text) {
  const auto change = parse_field_change(text);
  if (!change) {
    context_.usage_error(fmt::format("'{}' is no change of a field", text),
                         "write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE");
    return false;
  }
  if (change->field == "id") {
    context_.usage_error("an id is not set", "'plumb rename ID NEW' follows every reference to it");
    return false;
  }
  if (const auto problem = edit_->change_field(row, fields, *change)) {
    context_.usage_error(problem->message, problem->hint);
    return false;
  }
  return true;
}

/// Reads the plan as it would be. What is wrong with it is shown where it would stand.
bool EditSession::is_valid(const EditedPlan& edited, int& code) {
  const OverlayReader reader(context_.reader(), edited.files);
  Diagnostics after;
  // A new file may be one that the plan does not include.
  const auto plan = edited.makes_files ? load_plan(reader, root_, after)
                                       : load_plan(edited.documents, reader, root_, after);
  std::set<std::string_view> known;
  for (const Diagnostic& each : before_.all()) known.insert(each.message);
  Diagnostics news;
  for (const Diagnostic& each : after.all()) {
    if (each.severity == Severity::error)
      news.error(each.code, each.where, each.message, each.hint, each.notes);
    else if (plan && !known.contains(each.message))
      news.warning(each.code, each.where, each.message, each.hint, each.notes);
  }
  if (plan) {
    Diagnostics shown = without_silenced(*plan, news);
    context_.print(shown);
  } else {
    context_.print(news);
    context_.error("nothing was written: the plan would have errors",
                   "the lines shown are those that the change would make");
    code = kExitInput;
    return false;
  }
  for (const FileChange& file : edited.files) {
    const auto is_read = [&](const auto& document) { return document->file()->path() == file.path; };
    const auto is_this = [&](const FileChange& each) { return each.path == file.path; };
    if (std::ranges::any_of(plan->documents, is_read) || std::ranges::any_of(new_files_, is_this)) continue;
    context_.error(fmt::format("nothing was written: the plan does not read '{}'", file.path),
                   "name a file that 'include' in the root file covers");
    code = kExitUsage;
    return false;
  }
  return true;
}

int EditSession::finish(std::string done, std::vector<std::string> ids) {
  Diagnostics diagnostics;
  auto finished = edit_->finish(diagnostics);
  if (!finished) {
    context_.print(diagnostics);
    return kExitInput;
  }
  finished->makes_files = finished->makes_files || !new_files_.empty();
  finished->files.insert(finished->files.end(), new_files_.begin(), new_files_.end());
  const std::vector<FileChange>& files = finished->files;
  int code = kExitDone;
  if (!is_valid(*finished, code)) return code;
  if (files.empty()) context_.note("nothing to change: the plan says so already");
  const EditResult result{arguments_.command().name, std::move(done), std::move(ids),
                          edited_files(files, arguments_.has("dry-run")), arguments_.has("dry-run")};
  if (!result.dry_run && !files.empty()) {
    const WriteResult written = write_changes(folder_of(root_), files, lock_);
    if (!written.ok()) return write_failed(context_, written);
    note_parted(context_, written);
  }
  print_edit(context_, arguments_, result);
  return kExitDone;
}

}  // namespace plumb
