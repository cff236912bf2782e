#include "plumb/io/journal.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "plumb/io/file_changes.hpp"
#include "plumb/plan/plan_files.hpp"
#include "support/failing_calls.hpp"
#include "support/plan_folder.hpp"

namespace plumb::test {
namespace {

namespace fs = std::filesystem;

/// A plan of two files whose change was interrupted when the journal stood and the first file was replaced.
struct InterruptedPlan {
  TempFolder folder;
  std::string root = folder.path().string();
  std::vector<FileChange> changes{{root + "/plumb.yaml", "plumb: 1\ninclude: [risks.yaml]\n",
                                   "plumb: 1 # new\ninclude: [risks.yaml, new.yaml]\n"},
                                  {root + "/risks.yaml", "risks: []\n", "risks: [] # new\n"},
                                  {root + "/new.yaml", std::nullopt, "limits: []\n"}};

  InterruptedPlan() {
    constexpr int kMostCalls = 1000;
    for (int at = 1; at < kMostCalls; ++at) {
      set_up(changes);
      FailingCalls calls(Fault::crash, at);
      write_changes(root, changes, calls);
      if (state_on_disk(changes) == FilesState::torn) return;
      for (const std::string& left : leftovers(root)) fs::remove(left);
    }
    FAIL("no moment to interrupt the change");
  }

  std::string journal() const { return journal_path(root); }

  /// Replaces the journal's text, but stays the same file.
  void write_journal(const std::string& text) const { std::ofstream(journal(), std::ios::binary) << text; }

  ino_t inode() const {
    struct stat status {};
    REQUIRE(::stat(journal().c_str(), &status) == 0);
    return status.st_ino;
  }

  std::string write_other() const {
    SystemCalls calls;
    const FileChange other{root + "/other.yaml", std::nullopt, "x"};
    const WriteResult result = write_changes(root, {&other, 1}, calls);
    std::string message = result.ok() ? "written" : write_message(result).message;
    if (const std::size_t at = message.find(root); at != std::string::npos)
      message.erase(at, root.size() + 1);
    return message;
  }

  /// What a reading command finds: the first lines of the files, or what is wrong.
  std::string read() const {
    Diagnostics diagnostics;
    const auto documents = read_plan_files(DiskReader(), root + "/plumb.yaml", diagnostics);
    std::string text;
    for (const auto& document : documents) {
      const std::string_view bytes = document->file()->bytes();
      text += fmt::format("{}; ", bytes.substr(0, bytes.find('\n')));
    }
    for (const Diagnostic& found : diagnostics.all()) text += std::string(code_name(found.code));
    return text;
  }
};

TEST_CASE("a plan is read as its journal says, until the next writer has carried it out") {
  const InterruptedPlan plan;
  constexpr std::string_view kNew = "plumb: 1 # new; limits: []; risks: [] # new; ";
  CHECK(state_on_disk(plan.changes) == FilesState::torn);
  CHECK(plan.read() == kNew);
  CHECK(plan.write_other() == "written");
  CHECK(state_on_disk(plan.changes) == FilesState::changed);
  CHECK(plan.read() == kNew);
  CHECK(leftovers(plan.root).empty());
}

TEST_CASE("a file that somebody has changed since keeps the journal from being followed") {
  const InterruptedPlan plan;
  std::ofstream(plan.root + "/risks.yaml") << "risks: [{}]\n";
  CHECK(plan.write_other() ==
        "an earlier change of several files was interrupted, and 'risks.yaml' has been changed since");
  CHECK(plan.read().ends_with("interrupted"));
  CHECK(bytes_of(plan.root + "/risks.yaml") == "risks: [{}]\n");
  CHECK_FALSE(fs::exists(plan.root + "/other.yaml"));
  fs::remove(plan.journal());
  CHECK(plan.write_other() == "written");
  CHECK(plan.read() == "plumb: 1 # new; risks: [{}]; include");
}

TEST_CASE("a journal that was copied is not followed") {
  const InterruptedPlan plan;
  fs::copy_file(plan.journal(), plan.root + "/copy");
  fs::rename(plan.root + "/copy", plan.journal());
  CHECK(
      plan.write_other() ==
      "an earlier change of several files was interrupted, and '.plumb-journal' was copied here from another "
      "place");
  CHECK(plan.read().ends_with("interrupted"));
  CHECK(state_on_disk(plan.changes) == FilesState::torn);
}

TEST_CASE("a journal that is not plumb's, or leads out of the folder, is not followed") {
  const InterruptedPlan plan;
  const std::string whole = *bytes_of(plan.journal());
  std::vector<std::string> texts{"", "plumb journal 2\n", whole.substr(0, whole.size() - 1), whole + "more",
                                 whole.substr(0, whole.size() / 2)};
  for (const std::string path : {"../evil", "a/../../evil", "/evil", "./evil", "a//evil", ""}) {
    std::string text = journal_text(plan.root, {{plan.root + "/evil", std::nullopt, "x"}}, plan.inode());
    text.replace(text.find("file 4"), 6, fmt::format("file {}", path.size()));
    text.replace(text.find("\nevil\n") + 1, 4, path);
    texts.push_back(text);
  }
  for (const std::string size : {"99999999999999999999", "18446744073709551615", "-1", "x"}) {
    std::string text = whole;
    text.replace(text.find("file ") + 5, 2, size);
    texts.push_back(text);
  }
  for (const std::string& text : texts) {
    CAPTURE(text);
    plan.write_journal(text);
    CHECK(
        plan.write_other() ==
        "an earlier change of several files was interrupted, and '.plumb-journal' is not as plumb wrote it");
    CHECK(plan.read().ends_with("interrupted"));
  }
  CHECK_FALSE(fs::exists(plan.folder.path().parent_path() / "evil"));
  CHECK_FALSE(fs::exists(plan.root + "/evil"));
}

TEST_CASE("a journal that is no file, or cannot be read, is named") {
  const InterruptedPlan plan;
  fs::remove(plan.journal());
  fs::create_directory(plan.journal());
  CHECK(plan.write_other() ==
        "an earlier change of several files was interrupted, and '.plumb-journal' is no file");
  fs::remove(plan.journal());
  fs::create_symlink(".plumb-journal", plan.journal());
  CHECK(plan.write_other() ==
        "an earlier change of several files was interrupted, and '.plumb-journal' cannot be read: Too many "
        "levels "
        "of symbolic links");
}

TEST_CASE("no more may read the journal than each of the files in it") {
  const TempFolder folder;
  const std::string root = folder.path().string();
  const std::vector<FileChange> changes{{root + "/a.yaml", "old", "new"}, {root + "/b.yaml", "old", "new"}};
  set_up(changes);
  fs::permissions(changes[0].path, static_cast<fs::perms>(0640));
  fs::permissions(changes[1].path, static_cast<fs::perms>(0604));
  for (int at = 1; at < 1000 && !fs::exists(journal_path(root)); ++at) {
    FailingCalls calls(Fault::crash, at);
    write_changes(root, changes, calls);
  }
  CHECK(static_cast<unsigned>(fs::status(journal_path(root)).permissions()) == 0600);
}

TEST_CASE("a path below a folder is told from one that only looks so") {
  CHECK(path_below("plan", "plan/a.yaml") == "a.yaml");
  CHECK(path_below("plan", "plan/a/b.yaml") == "a/b.yaml");
  CHECK(path_below(".", "a.yaml") == "a.yaml");
  CHECK(path_below(".", "./a.yaml") == "a.yaml");
  CHECK(path_below("..", "../a.yaml") == "a.yaml");
  CHECK(path_below("/", "/a.yaml") == "a.yaml");
  for (const auto& pair : std::vector<std::pair<std::string, std::string>>{{"plan", "plan"},
                                                                           {"plan", "plane/a"},
                                                                           {"plan", "a"},
                                                                           {"plan", "plan/../a"},
                                                                           {"plan", "plan/./a"},
                                                                           {"plan", "plan//a"},
                                                                           {".", "/a"},
                                                                           {".", "../a"},
                                                                           {".", "a/.."},
                                                                           {"plan", "plan/"},
                                                                           {".", ""}}) {
    CAPTURE(pair.second);
    CHECK(path_below(pair.first, pair.second) == std::nullopt);
  }
}

}  // namespace
}  // namespace plumb::test
