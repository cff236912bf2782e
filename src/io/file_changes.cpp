#include "plumb/io/file_changes.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>

#include "plumb/io/file_reader.hpp"
#include "plumb/io/file_replacement.hpp"
#include "plumb/io/stored_file.hpp"
#include "plumb/io/temporary_file.hpp"

namespace plumb {

namespace {

/// Writes the changes of one plan.
class ChangeWriter {
 public:
  ChangeWriter(const std::string& root_folder, WriteLock& lock)
      : calls_(lock.calls()), lock_(lock), root_(root_folder.empty() ? "." : root_folder) {}

  WriteResult write(std::span<const FileChange> changes) {
    keep_real(changes);
    if (changes_.empty()) return {};
    if (WriteResult result = check_places(); !result.ok()) return result;
    if (WriteResult result = lock(root_); !result.ok()) return result;
    if (WriteResult result = complete_journal(); !result.ok()) return result;
    return replace_all();
  }

 private:
  using Replacements = std::vector<std::unique_ptr<FileReplacement>>;
  using Step = WriteResult (FileReplacement::*)();

  void keep_real(std::span<const FileChange> changes) {
    for (const FileChange& change : changes)
      if (change.old_bytes != change.new_bytes) changes_.push_back(change);
  }

  /// A journal may name only what stands below it.
  WriteResult check_places() const {
    if (changes_.size() < 2) return {};
    for (const FileChange& change : changes_)
      if (!path_below(root_, change.path)) return {WriteProblem::outside, change.path, 0, {}};
    return {};
  }

  WriteResult lock(const std::string& folder) {
    const int failure = lock_.lock(folder);
    if (failure == 0) return {};
    return {failure == EWOULDBLOCK ? WriteProblem::locked : WriteProblem::failed, folder, failure, {}};
  }

  /// Takes one step with every file; ends at the first that fails.
  static WriteResult each(Replacements& files, Step step) {
    for (const auto& file : files)
      if (WriteResult result = ((*file).*step)(); !result.ok()) return result;
    return {};
  }

  /// Finds the files and keeps every other writer of their folders away: another plan may include them too.
  WriteResult find_and_lock(Replacements& files) {
    if (WriteResult result = each(files, &FileReplacement::find); !result.ok()) return result;
    // In one order for everybody, or two writers would wait for each other.
    for (const std::string& folder : folders_of(files))
      if (WriteResult result = lock(folder); !result.ok()) return result;
    return {};
  }

  static std::vector<std::string> folders_of(const Replacements& files) {
    std::vector<std::string> folders;
    for (const auto& file : files) folders.push_back(file->folder());
    std::sort(folders.begin(), folders.end());
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
    return folders;
  }

  WriteResult replace_all() {
    Replacements files;
    for (const FileChange& change : changes_)
      files.push_back(std::make_unique<FileReplacement>(calls_, change));
    if (WriteResult result = find_and_lock(files); !result.ok()) return result;
    sweep(files);
    if (WriteResult result = each(files, &FileReplacement::prepare); !result.ok()) return result;
    if (WriteResult result = each(files, &FileReplacement::compare); !result.ok()) return result;
    if (files.size() > 1) {
      if (WriteResult result = commit_together(files); !result.ok()) return result;
    } else {
      if (WriteResult result = files.front()->commit(); !result.ok()) return result;
      flush(files);  // the file stands there, whether or not a power cut could still undo it
    }
    WriteResult written;
    for (const auto& file : files)
      if (file->has_other_names()) written.parted.push_back(file->path());
    return written;
  }

  void sweep(const Replacements& files) {
    sweep_temporary_files(calls_, root_);
    for (const std::string& folder : folders_of(files)) sweep_temporary_files(calls_, folder);
  }

  bool flush(const Replacements& files) {
    bool flushed = true;
    for (const std::string& folder : folders_of(files))
      if (flush_folder(calls_, folder) != 0) flushed = false;
    return flushed;
  }

  /// The journal's place in the folder decides: before it stands there nothing has happened, after that only
  /// renames remain.
  WriteResult commit_together(Replacements& files) {
    if (WriteResult result = write_journal(files); !result.ok()) return result;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (const WriteResult result = files[i]->commit(); !result.ok()) return undo(files, i, result);
    // Should a name not be safe from a power cut, the journal is what puts it there again.
    if (flush(files)) remove_journal();
    return {};
  }

  WriteResult write_journal(const Replacements& files) {
    const std::string path = journal_path(root_);
    TemporaryFile file(calls_);
    struct stat own {};
    struct stat like {};
    const bool has_old = journal_status(files, like);
    if (const int failure = file.open(root_, has_old ? &like : nullptr); failure != 0)
      return failed(path, failure);
    if (const int failure = file.status(own); failure != 0) return failed(path, failure);
    const std::string text = journal_text(root_, changes_, own.st_ino);
    if (text.size() > kDefaultMaxFileBytes) return failed(path, EFBIG);
    if (const int failure = file.write(text); failure != 0) return failed(path, failure);
    if (const int failure = file.replace(path); failure != 0) return failed(path, failure);
    if (const int failure = flush_folder(calls_, root_); failure != 0) {
      if (!remove_journal()) return {WriteProblem::incomplete, path, failure, {}};
      return failed(path, failure);
    }
    return {};
  }

  /// The journal holds what all the files hold, so that only who may read all of them may read it.
  static bool journal_status(const Replacements& files, struct stat& like) {
    bool any = false;
    mode_t mode = 0666;
    for (const auto& file : files) {
      if (file->old_status() == nullptr) continue;
      like = *file->old_status();
      mode &= like.st_mode;
      any = true;
    }
    like.st_mode = mode;
    return any;
  }

  static WriteResult failed(const std::string& path, int failure) {
    return {WriteProblem::failed, path, failure, {}};
  }

  /// Puts back what stands before `end`. If that fails too, the journal stays, and the change is as good as
  /// made.
  WriteResult undo(Replacements& files, std::size_t end, const WriteResult& reason) {
    WriteResult incomplete{WriteProblem::incomplete, reason.path, reason.error_number, {}};
    for (std::size_t i = end; i-- > 0;)
      if (!files[i]->undo().ok()) return incomplete;
    if (!flush(files) || !remove_journal()) return incomplete;
    return reason;
  }

  bool remove_journal() {
    if (calls_.unlink(journal_path(root_)) != 0) return false;
    // A journal that came back after a power cut would find files that have gone on since.
    flush_folder(calls_, root_);
    return true;
  }

  /// Carries out what an interrupted writer has decided.
  WriteResult complete_journal() {
    const std::optional<Journal> journal = read_journal(calls_, root_);
    if (!journal) return {};
    if (!journal->problem.empty()) return {WriteProblem::interrupted, journal->path, 0, journal->problem};
    Replacements files;
    for (const FileChange& change : journal->changes) {
      const StoredFile file = stored_file(calls_, change.path, most_bytes(change));
      if (file.error_number != 0) return failed(change.path, file.error_number);
      if (file.holds(change.new_bytes)) continue;
      if (!file.holds(change.old_bytes))
        return {WriteProblem::interrupted, change.path, 0, std::string(kChangedSince)};
      files.push_back(std::make_unique<FileReplacement>(calls_, change));
    }
    return finish(*journal, files);
  }

  /// Replaces the files of the journal that have not been replaced yet.
  WriteResult finish(const Journal& journal, Replacements& files) {
    // The one that was interrupted may not have come so far as to make the journal safe from a power cut.
    if (const int failure = flush_folder(calls_, root_); failure != 0) return failed(root_, failure);
    if (WriteResult result = find_and_lock(files); !result.ok()) return result;
    for (const Step step : {&FileReplacement::prepare, &FileReplacement::compare, &FileReplacement::commit})
      if (WriteResult result = each(files, step); !result.ok()) return result;
    for (const FileChange& change : journal.changes) {
      std::string target = change.path;
      if (change.new_bytes && calls_.real_path(change.path, target) != 0) return failed(change.path, errno);
      sweep_temporary_files(calls_, folder_of(target));
      if (const int failure = flush_folder(calls_, folder_of(target)); failure != 0)
        return failed(folder_of(target), failure);
    }
    return remove_journal() ? WriteResult{} : failed(journal.path, errno);
  }

  SystemCalls& calls_;
  WriteLock& lock_;
  std::string root_;
  std::vector<FileChange> changes_;
};

}  // namespace

WriteResult write_changes(const std::string& root_folder, std::span<const FileChange> changes,
                          WriteLock& lock) {
  return ChangeWriter(root_folder, lock).write(changes);
}

WriteResult write_changes(const std::string& root_folder, std::span<const FileChange> changes,
                          SystemCalls& calls) {
  WriteLock lock(calls);
  return write_changes(root_folder, changes, lock);
}

}  // namespace plumb
