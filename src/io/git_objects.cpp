#include "plumb/io/git_objects.hpp"

#include <algorithm>
#include <charconv>

namespace plumb {

namespace {

/// Days that a plan can have: what a commit claims beyond them is moved to the nearest.
constexpr std::chrono::sys_days kFirstDay = std::chrono::year{1900} / 1 / 1;
constexpr std::chrono::sys_days kLastDay = std::chrono::year{2999} / 12 / 31;
constexpr std::int64_t kSecondsPerDay = 86400;

GitEntryKind kind_of(std::string_view mode) {
  if (mode == "40000" || mode == "040000") return GitEntryKind::folder;
  if (mode == "120000") return GitEntryKind::link;
  return mode == "160000" ? GitEntryKind::submodule : GitEntryKind::file;
}

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The last two words of `NAME <MAIL> SECONDS ZONE`.
struct Moment {
  std::int64_t seconds = 0;
  std::int64_t zone_seconds = 0;
};

Moment moment_of(std::string_view person) {
  const std::size_t mail_end = person.rfind('>');
  if (mail_end == std::string_view::npos) return {};
  std::string_view rest = person.substr(mail_end + 1);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const std::size_t blank = rest.find(' ');
  Moment moment{number_in(rest.substr(0, blank)), 0};
  if (blank == std::string_view::npos) return moment;
  const std::int64_t zone = number_in(rest.substr(blank + 1));  // -0730 is seven hours and a half
  moment.zone_seconds = (zone / 100 * 60 + zone % 100) * 60;
  return moment;
}

std::chrono::sys_days day_of_moment(const Moment& moment) {
  constexpr std::int64_t kFirst = kFirstDay.time_since_epoch().count() * kSecondsPerDay;
  constexpr std::int64_t kLast = kLastDay.time_since_epoch().count() * kSecondsPerDay;
  const std::int64_t local = std::clamp(moment.seconds, kFirst, kLast) +
                             std::clamp(moment.zone_seconds, -kSecondsPerDay, kSecondsPerDay);
  return std::clamp(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(local))), kFirstDay,
      kLastDay);
}

std::string name_of(std::string_view person) {
  std::string_view name = person.substr(0, person.find('<'));
  while (name.ends_with(' ')) name.remove_suffix(1);
  return std::string(name);
}

/// The lines up to the first empty one, with blanks between.
std::string subject_of(std::string_view message) {
  std::string subject;
  while (!message.empty()) {
    const std::size_t end = message.find('\n');
    std::string_view line = message.substr(0, end);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty() && !subject.empty()) break;
    if (!line.empty()) subject += subject.empty() ? std::string(line) : " " + std::string(line);
    message = end == std::string_view::npos ? std::string_view() : message.substr(end + 1);
  }
  return subject;
}

}  // namespace

/// Reads `MODE NAME NUL ID` and moves behind it; nullopt at the end, or where the tree is damaged.
std::optional<GitEntry> GitTree::read_entry(std::size_t& at) const {
  const std::string_view bytes = bytes_;
  const std::size_t blank = bytes.find(' ', at);
  const std::size_t end = blank == std::string_view::npos ? blank : bytes.find('\0', blank);
  if (end == std::string_view::npos || bytes.size() - end - 1 < id_bytes_) return std::nullopt;
  GitEntry entry{kind_of(bytes.substr(at, blank - at)), bytes.substr(blank + 1, end - blank - 1),
                 bytes.substr(end + 1, id_bytes_)};
  at = end + 1 + id_bytes_;
  return entry;
}

std::optional<GitEntry> GitTree::find(std::string_view name) const {
  std::size_t at = 0;
  while (auto entry = read_entry(at))
    if (entry->name == name) return entry;
  return std::nullopt;
}

std::vector<GitEntry> GitTree::entries() const {
  std::vector<GitEntry> all;
  std::size_t at = 0;
  while (auto entry = read_entry(at)) all.push_back(*entry);
  return all;
}

std::optional<GitCommit> parse_commit(std::string_view bytes, std::string id) {
  GitCommit commit;
  commit.id = std::move(id);
  while (!bytes.empty() && !bytes.starts_with('\n')) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string_view key = line.substr(0, blank);
    const std::string_view value = line.substr(std::min(blank + 1, line.size()));
    if (key == "tree") commit.tree = value;
    if (key == "parent") commit.parents.emplace_back(value);
    if (key == "author") {
      commit.author = name_of(value);
      commit.date = day_of_moment(moment_of(value));
    }
    if (key == "committer") commit.committed = moment_of(value).seconds;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  if (commit.tree.empty()) return std::nullopt;
  commit.subject = subject_of(bytes);
  return commit;
}

std::string git_id_text(std::string_view raw_id) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(raw_id.size() * 2);
  for (const char byte : raw_id) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4U];
    text += kDigits[static_cast<unsigned char>(byte) & 15U];
  }
  return text;
}

}  // namespace plumb
