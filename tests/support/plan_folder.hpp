#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plumb/io/file_changes.hpp"
#include "run_program.hpp"

namespace plumb::test {

/// The content of a file, nullopt if there is none.
std::optional<std::string> bytes_of(const std::string& path);

/// The names in a folder and those below it that begin with `.plumb-`: what writers leave.
std::vector<std::string> leftovers(const std::string& folder);

/// Writes the old bytes of every change to the disk.
void set_up(std::span<const FileChange> changes);

/// In which state files are found.
enum class FilesState { old, changed, torn };

/// Compares the files on the disk with what a change finds and leaves.
FilesState state_on_disk(std::span<const FileChange> changes);

/// The same as a command sees it that reads the plan in `folder`.
FilesState state_as_read(const std::string& folder, std::span<const FileChange> changes);

}  // namespace plumb::test
