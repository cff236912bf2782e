#pragma once

#include <map>
#include <memory>
#include <string>

#include "plumb/io/file_reader.hpp"
#include "plumb/io/git_repository.hpp"

namespace plumb {

/// Reads the files of one tree of a repository. Paths start from the tree's root, whatever the working folder
/// is; messages call them `REV:path`, as git does.
class GitReader final : public FileReader {
 public:
  /// tree: its id. label: what messages call the revision.
  GitReader(std::shared_ptr<GitRepository> repository, std::string tree, std::string label,
            std::size_t max_file_bytes = kDefaultMaxFileBytes)
      : repository_(std::move(repository)),
        tree_(std::move(tree)),
        label_(std::move(label)),
        max_file_bytes_(max_file_bytes) {}

  const std::string& label() const { return label_; }

  std::shared_ptr<const SourceFile> read(const std::string& path, const Place& mentioned,
                                         Diagnostics& diagnostics) const override;
  std::optional<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  /// The id of the blob; of a folder, that of its tree, which is equal for equal content of all that is in
  /// it.
  std::optional<std::string> content_id(const std::string& path) const override;

 private:
  /// What a path leads to once every link is followed.
  struct Found {
    GitEntryKind kind = GitEntryKind::folder;
    std::string id;
    std::string path;  // without links, '.' and '..'
  };

  const std::optional<Found>& find(const std::string& path) const;
  std::optional<Found> walk(const std::string& path) const;

  std::shared_ptr<GitRepository> repository_;
  std::string tree_;
  std::string label_;
  std::size_t max_file_bytes_;
  mutable std::map<std::string, std::optional<Found>> found_;
};

}  // namespace plumb
