#include "plumb/io/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "plumb/io/file_reader.hpp"
#include "plumb/io/stored_file.hpp"

namespace plumb {

namespace {

constexpr std::string_view kJournalTitle =
    "plumb journal 1\n"
    "A change of several files that was interrupted. Leave this file alone: the next plumb command that\n"
    "writes to the plan completes the change and removes it.\n";
constexpr std::string_view kJournalEnd = "end\n";

void append_content(std::string& text, const std::optional<std::string>& bytes) {
  if (bytes) text += *bytes;
  text += '\n';
}

std::string size_word(const std::optional<std::string>& bytes) {
  return bytes ? fmt::format("{}", bytes->size()) : std::string("-");
}

/// Takes a journal's text apart; once something is not as it was written, nothing more is found.
class JournalParser {
 public:
  explicit JournalParser(std::string_view text) : rest_(text) {}

  bool failed() const { return failed_; }

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  void expect(std::string_view expected) {
    if (!take(expected)) failed_ = true;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) failed_ = true;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::optional<std::uint64_t> size() {
    if (take("-")) return std::nullopt;
    return number();
  }

  std::optional<std::string> content(std::optional<std::uint64_t> size) {
    std::optional<std::string> bytes;
    if (size && *size > rest_.size()) failed_ = true;
    if (size && !failed_) {
      bytes = std::string(rest_.substr(0, *size));
      rest_.remove_prefix(*size);
    }
    expect("\n");
    return bytes;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

FileChange parse_change(JournalParser& parser, const std::string& folder) {
  const std::uint64_t path_size = parser.number();
  parser.expect(" ");
  const auto old_size = parser.size();
  parser.expect(" ");
  const auto new_size = parser.size();
  parser.expect("\n");
  FileChange change;
  change.path = fmt::format("{}/{}", folder, parser.content(path_size).value_or(""));
  change.old_bytes = parser.content(old_size);
  change.new_bytes = parser.content(new_size);
  return change;
}

/// Fills in the changes, or why they cannot be made.
void parse_journal(std::string_view text, const std::string& folder, ino_t inode, Journal& journal) {
  JournalParser parser(text);
  parser.expect(kJournalTitle);
  parser.expect("inode ");
  const std::uint64_t own_inode = parser.number();
  parser.expect("\n");
  while (!parser.failed() && parser.take("file ")) {
    journal.changes.push_back(parse_change(parser, folder));
    if (!path_below(folder, journal.changes.back().path)) parser.expect("a path below the folder");
  }
  parser.expect(kJournalEnd);
  if (parser.failed() || !parser.at_end())
    journal.problem = "is not as plumb wrote it";
  else if (own_inode != inode)
    journal.problem = "was copied here from another place";
  if (!journal.problem.empty()) journal.changes.clear();
}

}  // namespace

std::size_t most_bytes(const FileChange& change) {
  return std::max(change.old_bytes ? change.old_bytes->size() : 0,
                  change.new_bytes ? change.new_bytes->size() : 0);
}

std::string journal_path(const std::string& folder) {
  return fmt::format("{}/{}", folder, kJournalName);
}

std::string journal_text(const std::string& folder, const std::vector<FileChange>& changes, ino_t inode) {
  std::string text(kJournalTitle);
  text += fmt::format("inode {}\n", inode);
  for (const FileChange& change : changes) {
    const std::string path = path_below(folder, change.path).value_or("");
    text += fmt::format("file {} {} {}\n{}\n", path.size(), size_word(change.old_bytes),
                        size_word(change.new_bytes), path);
    append_content(text, change.old_bytes);
    append_content(text, change.new_bytes);
  }
  text += kJournalEnd;
  return text;
}

std::optional<Journal> read_journal(SystemCalls& calls, const std::string& folder) {
  Journal journal;
  journal.path = journal_path(folder);
  const StoredFile file = stored_file(calls, journal.path, kDefaultMaxFileBytes);
  if (file.error_number != 0)
    journal.problem = fmt::format("cannot be read: {}", std::strerror(file.error_number));
  else if (!file.exists)
    return std::nullopt;
  else if (!file.regular)
    journal.problem = "is no file";
  else
    parse_journal(file.bytes, folder, file.status.st_ino, journal);
  return journal;
}

std::string interruption_text(const std::string& path, std::string_view reason) {
  return fmt::format("an earlier change of several files was interrupted, and '{}' {}", path, reason);
}

std::optional<std::string> path_below(const std::string& folder, const std::string& path) {
  std::string_view rest = path;
  const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
  if (rest.starts_with(prefix))
    rest.remove_prefix(prefix.size());
  else if (folder != "." || rest.starts_with('/'))
    return std::nullopt;
  const std::string below(rest);
  while (true) {
    const std::size_t slash = rest.find('/');
    const std::string_view component = rest.substr(0, slash);
    if (component.empty() || component == "." || component == "..") return std::nullopt;
    if (slash == std::string_view::npos) return below;
    rest.remove_prefix(slash + 1);
  }
}

std::optional<Journal> FileReader::journal(const std::string& /*folder*/) const {
  return std::nullopt;
}

}  // namespace plumb
