#pragma once

#include <string>
#include <vector>

#include "plumb/io/file_changes.hpp"
#include "plumb/io/temporary_file.hpp"

namespace plumb {

/// The folders that are made for a new file; those that are empty in the end are removed again.
struct NewFolders {
  SystemCalls& calls;
  std::vector<std::string> made;  // the outermost first

  ~NewFolders();

  /// Makes a folder and those above it that are missing; 0, or the errno of the failure.
  int make(const std::string& folder);
};

/// One file on its way from its old bytes to its new ones; the steps of write_changes().
class FileReplacement {
 public:
  /// change: lives as long as this.
  FileReplacement(SystemCalls& calls, const FileChange& change)
      : calls_(calls), change_(change), folders_{calls, {}}, temporary_(calls) {}

  /// Finds the file behind the links, or makes the folder of a new one.
  WriteResult find();

  /// Writes the new bytes beside the file.
  WriteResult prepare();

  /// Compares the file with the old bytes.
  WriteResult compare();

  /// Puts the new bytes in place, if the file is still as compare() saw it.
  WriteResult commit();

  /// Puts the old bytes back after commit(), unless somebody has changed the new ones.
  WriteResult undo();

  /// The folder in which the file itself stands, once found.
  std::string folder() const { return folder_of(target_); }

  /// The path that the user knows.
  const std::string& path() const { return change_.path; }

  /// Tells whether the old file, once found, stands under other names too, which keep its bytes.
  bool has_other_names() const { return change_.old_bytes && change_.new_bytes && old_.st_nlink > 1; }

  /// The mode and owner of the old file, once found; nullptr for a new one.
  const struct stat* old_status() const { return change_.old_bytes ? &old_ : nullptr; }

 private:
  WriteResult failed(int error_number) const {
    return {WriteProblem::failed, change_.path, error_number, {}};
  }
  WriteResult find_new();

  SystemCalls& calls_;
  const FileChange& change_;
  std::string target_;
  NewFolders folders_;  // outlives the file in them
  TemporaryFile temporary_;
  struct stat old_ {};
};

}  // namespace plumb
