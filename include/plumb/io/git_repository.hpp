#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/child_process.hpp"
#include "plumb/io/git_objects.hpp"

namespace plumb {

/// Why git gave no answer, and what to do about it.
struct GitProblem {
  bool wrong_use = false;  // the revision does not exist or is none; else the system said no
  std::string message;
  std::string hint;
};

/// One object of a repository.
struct GitObject {
  std::string id;
  std::string type;  // commit, tree, blob or tag
  std::string bytes;
};

/// The objects of a git repository, through one `git cat-file --batch` for as long as this lives.
///
/// Of the repository's configuration nothing is run: no shell, hooks, filters, textconv, external diff or
/// fsmonitor, and nothing is fetched that a partial clone lacks. git's own `safe.directory` is honoured.
class GitRepository {
 public:
  /// Opens the repository that holds a folder. Returns nullptr with the reason in `problem`.
  static std::shared_ptr<GitRepository> open(const std::string& folder, GitProblem& problem);

  /// The folder's path in the work tree: empty, or ending with '/'.
  const std::string& prefix() const { return prefix_; }
  bool bare() const { return bare_; }
  bool shallow() const { return shallow_; }
  /// The absolute path of the repository itself, usually `.git`.
  const std::string& git_folder() const { return git_folder_; }

  /// Returns the id of the commit that a revision names: a branch, a tag, `HEAD~3`, a hash.
  ///
  /// A text that begins with '-' is refused, so that it can never be taken for an option.
  std::optional<std::string> find_commit(std::string_view revision, GitProblem& problem);

  /// Reads a commit; nullopt if the repository does not have it, as beyond the end of a shallow clone.
  std::optional<GitCommit> commit(const std::string& id);

  /// Reads a tree, once; nullptr if the repository does not have it.
  std::shared_ptr<const GitTree> tree(const std::string& id);

  /// Reads a file's content. too_large: set if it has more than max_bytes, and is not read. Returns nullopt
  /// then, and if the repository does not have it.
  std::optional<std::string> blob(const std::string& id, std::size_t max_bytes, bool& too_large);

  /// Asks for several objects at once and keeps them until they are read by their ids: a question and its
  /// answer change twice between two processes, which takes longer than most answers.
  ///
  /// names: any that git knows for an object; trees that were read are not asked for again. Returns what was
  /// found; it is valid until more is read.
  std::vector<const GitObject*> read_ahead(std::span<const std::string> names, std::size_t max_bytes);

  /// Tells whether an object was read ahead and is still to be read.
  bool is_ahead(const std::string& id) const { return ahead_.contains(id); }

  /// Tells a missing revision or object in the words that help where the clone is shallow.
  std::string hint_for_missing() const;

 private:
  GitRepository() = default;
  std::optional<GitObject> read(const std::string& name, std::size_t max_bytes, bool& too_large);
  std::optional<GitObject> take_answer(std::size_t max_bytes, bool& too_large);

  std::unique_ptr<ChildProcess> objects_;
  std::string prefix_;
  std::string git_folder_;
  bool bare_ = false;
  bool shallow_ = false;
  std::map<std::string, std::shared_ptr<const GitTree>> trees_;
  std::map<std::string, GitObject> ahead_;  // by id
};

}  // namespace plumb
