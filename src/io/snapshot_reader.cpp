#include "plumb/io/snapshot_reader.hpp"

#include <algorithm>

namespace plumb {

namespace {

/// The names that a pattern can match: what begins with a dot comes and goes while files are written.
std::vector<std::string> without_hidden(std::optional<std::vector<std::string>> names) {
  if (!names) return {};
  std::erase_if(*names, [](const std::string& name) { return name.starts_with('.'); });
  return *names;
}

}  // namespace

SnapshotReader::SnapshotReader(const FileReader& base, const std::string& folder)
    : base_(base),
      journal_path_(journal_path(folder.empty() ? "." : folder)),
      journal_id_(base.content_id(journal_path_)) {
  if (!journal_id_) return;
  const std::optional<Journal> journal = base.journal(folder);
  if (!journal) return;
  if (!journal->problem.empty()) {
    problem_ = interruption_text(journal->path, journal->problem);
    return;
  }
  for (const FileChange& change : journal->changes)
    if (!is_old_or_new(change)) {
      problem_ = interruption_text(change.path, kChangedSince);
      return;
    }
  overlay_.emplace(base, journal->changes);
}

bool SnapshotReader::is_old_or_new(const FileChange& change) const {
  if (!base_.exists(change.path)) return !change.old_bytes || !change.new_bytes;
  Diagnostics ignored;
  const auto file = base_.read(change.path, {}, ignored);
  return file != nullptr && (file->bytes() == change.old_bytes || file->bytes() == change.new_bytes);
}

bool SnapshotReader::holds() const {
  if (content_ids_.size() < 2) return true;  // one file is replaced at one moment
  // The moment is this one. It comes before the files are looked at again: a journal that is gone afterwards
  // could have replaced them in between.
  if (base_.content_id(journal_path_) != journal_id_) return false;
  const auto same_content = [&](const auto& read) { return source().content_id(read.first) == read.second; };
  const auto same_names = [&](const auto& listed) {
    return without_hidden(source().list(listed.first)) == listed.second;
  };
  return std::ranges::all_of(content_ids_, same_content) && std::ranges::all_of(listed_, same_names);
}

void SnapshotReader::report(Diagnostics& diagnostics) const {
  if (!problem_.empty()) diagnostics.error(Code::interrupted, {}, problem_, std::string(kInterruptionHint));
}

std::shared_ptr<const SourceFile> SnapshotReader::read(const std::string& path, const Place& mentioned,
                                                       Diagnostics& diagnostics) const {
  content_ids_.try_emplace(path, source().content_id(path));
  return source().read(path, mentioned, diagnostics);
}

std::optional<std::vector<std::string>> SnapshotReader::list(const std::string& folder) const {
  auto names = source().list(folder);
  listed_.try_emplace(folder, without_hidden(names));
  return names;
}

bool SnapshotReader::exists(const std::string& path) const {
  return source().exists(path);
}

std::optional<std::string> SnapshotReader::resolve(const std::string& path) const {
  return source().resolve(path);
}

std::optional<std::string> SnapshotReader::content_id(const std::string& path) const {
  return source().content_id(path);
}

}  // namespace plumb
