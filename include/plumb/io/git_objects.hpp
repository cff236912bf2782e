#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// What an entry of a tree is.
enum class GitEntryKind : std::uint8_t { file, folder, link, submodule };

/// One name in a tree.
struct GitEntry {
  GitEntryKind kind = GitEntryKind::file;
  std::string_view name;
  std::string_view raw_id;  // 20 bytes of SHA-1 or 32 of SHA-256
};

/// A tree object as git stores it, read in place: a folder of thousands of names is passed over for the one
/// that is looked for.
class GitTree {
 public:
  /// id_bytes: 20 in a repository of SHA-1, 32 of SHA-256.
  GitTree(std::string bytes, std::size_t id_bytes) : bytes_(std::move(bytes)), id_bytes_(id_bytes) {}

  /// Looks a name up; nullopt if it is not there. The entry's texts live as long as the tree.
  std::optional<GitEntry> find(std::string_view name) const;

  /// Lists all entries in git's order.
  std::vector<GitEntry> entries() const;

 private:
  std::optional<GitEntry> read_entry(std::size_t& at) const;

  std::string bytes_;
  std::size_t id_bytes_;
};

/// What a commit says. Texts are the user's own bytes.
struct GitCommit {
  std::string id;
  std::string tree;
  std::vector<std::string> parents;
  std::string author;            // the name alone
  std::chrono::sys_days date{};  // the author's day where he was
  std::int64_t committed = 0;    // seconds since 1970, by the committer's clock
  std::string subject;           // the first paragraph of the message, as one line
};

/// Reads a commit object; nullopt if it is none.
std::optional<GitCommit> parse_commit(std::string_view bytes, std::string id);

/// Writes an object's id as git shows it, in hexadecimal digits.
std::string git_id_text(std::string_view raw_id);

}  // namespace plumb
