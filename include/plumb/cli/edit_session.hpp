#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/row_finder.hpp"
#include "plumb/io/write_lock.hpp"
#include "plumb/plan/plan_edit.hpp"

namespace plumb {

/// One command that writes: the plan is read under a lock, changed, read again as it would be, and only then
/// written, all of its files or none.
class EditSession {
 public:
  /// Locks the plan's folder, unless nothing is to be written, and reads the plan. Returns nullptr after
  /// printing why not; `code` is then the command's exit code.
  static std::unique_ptr<EditSession> open(Context& context, const Arguments& arguments, int& code);

  const Plan& plan() const { return *plan_; }
  PlanEdit& edit() { return *edit_; }
  Context& context() { return context_; }

  /// Finds the row that the user named by its whole id; nullopt after printing why there is none. `code` is
  /// then the exit code.
  std::optional<FoundRow> find(std::string_view id, int& code);

  /// Finds a task by its whole id.
  std::optional<TaskId> find_task(std::string_view id, int& code);

  /// Tells whether a summary above the task, or with `itself` the task, is closed, and prints an error then.
  bool is_closed(TaskId task, bool itself);

  /// Applies `FIELD=VALUE` to a row; false after printing what is wrong with it.
  bool change_field(NodeRef row, const FieldTableBase& fields, std::string_view text);

  /// Makes a file too, whether the plan reads it or not.
  void add_file(FileChange file) { new_files_.push_back(std::move(file)); }

  /// Tells the root file of the plan.
  const std::string& root() const { return root_; }

  /// Makes the changes, checks the plan that results, writes it and prints what was done.
  int finish(std::string done, std::vector<std::string> ids);

 private:
  EditSession(Context& context, const Arguments& arguments)
      : context_(context), arguments_(arguments), lock_(calls_) {}

  bool is_valid(const EditedPlan& edited, int& code);

  Context& context_;
  const Arguments& arguments_;
  SystemCalls calls_;
  WriteLock lock_;
  std::string root_;
  Diagnostics before_;
  std::optional<Plan> plan_;
  std::optional<PlanEdit> edit_;
  std::vector<FileChange> new_files_;
};

}  // namespace plumb
