#pragma once

#include <span>
#include <string>
#include <vector>

#include "plumb/io/journal.hpp"
#include "plumb/io/write_lock.hpp"

namespace plumb {

/// Why changes were not written.
enum class WriteProblem {
  none,
  changed_meanwhile,  // a file is no longer what was read: read again, and try again
  exists,             // a file to be made is there already
  locked,             // another writer has not ended within ten seconds
  failed,             // the system said no
  not_a_file,         // a folder, pipe or device stands in the place of a file
  outside,            // one of several files stands outside the root folder
  interrupted,        // an earlier change was interrupted, and cannot be completed: somebody must look
  incomplete,         // the change has been decided but not carried out; the next writer completes it
};

/// How writing ended. Nothing was written unless the problem is `none` or `incomplete`.
struct WriteResult {
  WriteProblem problem = WriteProblem::none;
  std::string path;                      // the file or folder that it is about
  int error_number = 0;                  // what the system said; 0: nothing
  std::string reason;                    // what else is to be said of the path; may be empty
  std::vector<std::string> parted = {};  // files that had other names (hard links): those keep the old bytes

  bool ok() const { return problem == WriteProblem::none; }
};

/// What a message says about a failed write, and what to do.
struct WriteMessage {
  std::string message;
  std::string hint;
};

/// Describes a failure in words. Paths are the user's own: whoever prints makes them safe.
WriteMessage write_message(const WriteResult& result);

/// Writes all of the changes or none: after a failure, a crash or a power cut at any moment, a reader finds
/// all files as they were or all as they are meant to be.
///
/// root_folder: the folder of the plan's root file, `` for the working folder; several files stand there or
///   below, under paths that begin with it.
/// changes: each file once. A change that changes nothing is left out; the folder of a new file is made.
/// lock: is taken for the root folder and those of the files unless it holds them already.
///
/// Each file is compared with what was read just before it is replaced. Symbolic links stay and their targets
/// are replaced; modes, access lists and attributes (`user.*`) stay; owners, where the system lets us. Other
/// names of a file keep what it was: replacing it whole, as git does, is what saves it from a crash. An
/// interrupted change of an earlier writer is
/// completed first, and what killed writers left behind is removed.
WriteResult write_changes(const std::string& root_folder, std::span<const FileChange> changes,
                          WriteLock& lock);

/// Writes the changes under a lock of its own.
WriteResult write_changes(const std::string& root_folder, std::span<const FileChange> changes,
                          SystemCalls& calls);

}  // namespace plumb
