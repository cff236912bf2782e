#pragma once

#include <span>
#include <string>

#include "plumb/cli/arguments.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/io/file_changes.hpp"
#include "plumb/report/edit_view.hpp"

namespace plumb {

/// Locks the folder of a plan's root file; kExitDone, or the exit code after printing why it cannot.
int lock_plan(Context& context, WriteLock& lock, const std::string& root);

/// Prints why files were not written; returns the exit code.
int write_failed(Context& context, const WriteResult& result);

/// Notes which files have parted from other names of theirs.
void note_parted(Context& context, const WriteResult& result);

/// Describes changes for people, with `diffs` each with its diff.
std::vector<EditedFile> edited_files(std::span<const FileChange> changes, bool diffs);

/// Prints what a command did, in the format asked for; as text, with --dry-run the diff.
void print_edit(Context& context, const Arguments& arguments, const EditResult& result);

}  // namespace plumb
