#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "plumb/io/system_calls.hpp"

namespace plumb {

/// Texts that one run leaves for the next, each under a key, in a file that may be lost at any time: where it
/// is missing, damaged or was kept for another purpose there are none, and where it cannot be written nothing
/// is said.
class KeptTexts {
 public:
  /// Reads the file.
  ///
  /// path: with an extension; files beside it whose names are as long and end with it are of the same kind.
  /// purpose: what the texts are true for, such as the build of
  /// the program.
  KeptTexts(SystemCalls& calls, std::string path, std::string purpose);

  /// Returns what an earlier run kept, or this one; nullopt if none did. It lives as long as this.
  std::optional<std::string_view> find(std::string_view key);

  /// Keeps a text for the next run.
  void keep(std::string key, std::string text);

  /// Writes the file anew, as a whole, if there is anything new. What no run asked for goes first where there
  /// is too much, and of other files of the kind the oldest.
  void save();

 private:
  struct Text {
    std::string text;
    bool used = false;
  };

  bool read(std::string_view bytes);
  std::string written(bool used_alone) const;
  void remove_oldest_files(const std::string& folder);

  SystemCalls& calls_;
  std::string path_;
  std::string purpose_;
  std::map<std::string, Text, std::less<>> texts_;
  bool changed_ = false;
};

}  // namespace plumb
