#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plumb::test {

/// What became of the trial edits of one or more files.
struct EditTrials {
  std::size_t files = 0;
  std::size_t unread = 0;                      // files that are no single YAML document of ours
  std::size_t made = 0;                        // edits written
  std::size_t refused = 0;                     // edits that were not made, with a reason
  std::map<std::string, std::size_t> reasons;  // of the refusals
  std::vector<std::string> wrong;
  std::vector<std::string> refusals;  // the first of them, for the reader

  void add(const EditTrials& other);
};

/// Gives scalars of a document four other values each, one at a time, and looks at the bytes: all but those
/// of the scalar must be as before, and yaml-cpp must read the file with the new value in its place, wherever
/// it reads the old one as libyaml does. At most `most` scalars, spread evenly over the document.
EditTrials try_edits(const std::string& name, const std::string& bytes, std::size_t most);

/// Does the same to every *.yaml and *.yml below a folder.
EditTrials try_edits_below(const std::filesystem::path& folder, std::size_t most);

}  // namespace plumb::test
