#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// One file as a change of the plan finds it and leaves it.
struct FileChange {
  std::string path;
  std::optional<std::string> old_bytes;  // as it was read; nullopt: there must be no such file yet
  std::optional<std::string> new_bytes;  // nullopt: the file is removed
};

/// Returns the size of the larger of both: what must be read of a file to tell them apart.
std::size_t most_bytes(const FileChange& change);

/// The name of the journal, in the folder of the plan's root file. It begins with a dot, so that no pattern
/// of an `include` names it.
inline constexpr std::string_view kJournalName = ".plumb-journal";

/// A change of several files that has been decided: from the moment on in which its journal stands in the
/// folder, the plan is as the journal says, whichever files have been replaced already.
struct Journal {
  std::string path;                 // where it stands
  std::vector<FileChange> changes;  // never changes that change nothing
  std::string problem;              // why it cannot be followed; then it has no changes. Empty: it can
};

/// Where the journal of a plan stands whose root file is in `folder`.
std::string journal_path(const std::string& folder);

/// Writes the journal of changes to files in `folder` or below it. inode: that of the file that becomes the
/// journal. A journal that was copied to another place, by git or by hand, is thereby known as a copy: what
/// it says must not be done to the files that stand there.
std::string journal_text(const std::string& folder, const std::vector<FileChange>& changes, ino_t inode);

/// Reads the journal in the folder; nullopt if there is none.
std::optional<Journal> read_journal(SystemCalls& calls, const std::string& folder);

/// Says that a change was interrupted and cannot be completed. path, reason: what keeps it from that, as in
/// `kChangedSince`.
std::string interruption_text(const std::string& path, std::string_view reason);

inline constexpr std::string_view kChangedSince = "has been changed since";
inline constexpr std::string_view kInterruptionHint =
    "see that the plan's files are as you want them, then remove '.plumb-journal' from its folder";

/// Returns the path of a file as it is seen from the folder; nullopt if it does not stand below it, or `..`
/// leads it astray.
std::optional<std::string> path_below(const std::string& folder, const std::string& path);

}  // namespace plumb
