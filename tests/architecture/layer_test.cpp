#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace fs = std::filesystem;

namespace {

// From left to right; a file may include headers of its own folder and of those before it.
constexpr std::array<std::string_view, 9> kFolders{"io",      "model",    "registers", "plan", "schedule",
                                                   "control", "exchange", "report",    "cli"};
constexpr std::size_t kMaxLines = 800;

// A library that one source file alone may include.
struct Seam {
  std::string_view header;  // what the include names begin with
  std::string_view only_in;
};
constexpr std::array<Seam, 4> kSeams{{{"CLI/", "src/cli/options.cpp"},
                                      {"yaml.h", "src/io/yaml_document.cpp"},
                                      {"yaml-cpp/", "src/io/yaml_emitter.cpp"},
                                      {"utf8proc.h", "src/io/unicode.cpp"}}};

struct SourceText {
  std::string path;  // relative to the repository, with '/'
  std::vector<std::string> lines;
};

// Reads every C++ file below the folder of the repository, sorted by path.
std::vector<SourceText> read_sources(std::string_view folder) {
  const fs::path root = PLUMB_SOURCE_DIR;
  std::vector<SourceText> sources;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    SourceText source{entry.path().lexically_relative(root).generic_string(), {}};
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) source.lines.push_back(line);
    sources.push_back(std::move(source));
  }
  std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return sources;
}

std::vector<SourceText> read_program() {
  auto sources = read_sources("include");
  for (auto& source : read_sources("src")) sources.push_back(std::move(source));
  return sources;
}

// The name between the quotes or brackets of an include line.
std::optional<std::string> included(const std::string& line) {
  static const std::regex pattern(R"(^\s*#\s*include\s*["<]([^">]+)[">].*)");
  std::smatch match;
  if (!std::regex_match(line, match, pattern)) return std::nullopt;
  return match[1].str();
}

// The place in kFolders of the folder that stands in the path after the prefix.
std::optional<std::size_t> folder_after(std::string_view prefix, std::string_view path) {
  if (!path.starts_with(prefix)) return std::nullopt;
  const auto folder = path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size());
  const auto found = std::find(kFolders.begin(), kFolders.end(), folder);
  if (found == kFolders.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kFolders.begin());
}

std::optional<std::size_t> folder_of_source(std::string_view path) {
  const auto in_headers = folder_after("include/plumb/", path);
  return in_headers ? in_headers : folder_after("src/", path);
}

std::string place(const SourceText& source, std::size_t index) {
  return source.path + ":" + std::to_string(index + 1) + ": " + source.lines[index];
}

}  // namespace

TEST_CASE("includes go left only") {
  for (const auto& source : read_program()) {
    const auto own = folder_of_source(source.path);
    if (!own) {
      CHECK_MESSAGE(source.path == "src/main.cpp", source.path, " is in no folder of the architecture");
      continue;
    }
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const auto name = included(source.lines[i]);
      if (!name) continue;
      const auto other = folder_after("plumb/", *name);
      CHECK_MESSAGE((!name->starts_with("plumb/") || other), place(source, i), ": no such folder");
      CHECK_MESSAGE((!other || *other <= *own), place(source, i), ": goes right");
    }
  }
}

TEST_CASE("each library is included by one file") {
  for (const auto& source : read_program()) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const auto name = included(source.lines[i]);
      if (!name) continue;
      for (const auto& seam : kSeams) {
        CHECK_MESSAGE((!name->starts_with(seam.header) || source.path == seam.only_in), place(source, i),
                      ": belongs into ", seam.only_in, " alone");
      }
    }
  }
}

TEST_CASE("a source file includes its own header first") {
  for (const auto& source : read_sources("src")) {
    const auto header = "plumb/" + source.path.substr(4, source.path.size() - 8) + ".hpp";
    if (!fs::exists(fs::path(PLUMB_SOURCE_DIR) / "include" / header)) continue;
    const auto first = std::find_if(source.lines.begin(), source.lines.end(),
                                    [](const auto& line) { return included(line).has_value(); });
    CHECK_MESSAGE((first != source.lines.end() && included(*first) == header), source.path);
  }
}

TEST_CASE("no file is longer than one can keep in mind") {
  auto sources = read_program();
  for (auto& test : read_sources("tests")) sources.push_back(std::move(test));
  for (const auto& source : sources) CHECK_MESSAGE(source.lines.size() <= kMaxLines, source.path);
}

TEST_CASE("what remains to be done has an owner") {
  // Built from parts, so that this file is not a finding of its own.
  static const std::regex anonymous(std::string("\\b(TO") + "DO|FIX" + "ME)\\b(?!\\([a-z])");
  auto sources = read_program();
  for (auto& test : read_sources("tests")) sources.push_back(std::move(test));
  for (const auto& source : sources) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      CHECK_MESSAGE(!std::regex_search(source.lines[i], anonymous), place(source, i));
    }
  }
}
