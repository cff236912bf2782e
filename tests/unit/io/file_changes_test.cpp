#include "plumb/io/file_changes.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include <filesystem>
#include <optional>

#include "plumb/io/temporary_file.hpp"
#include "support/failing_calls.hpp"
#include "support/plan_folder.hpp"
#include "support/write_loop.hpp"

namespace plumb::test {
namespace {

namespace fs = std::filesystem;

/// What a command would print: the message and the hint, with the folder left out.
std::string told(const WriteResult& result, const std::string& root) {
  if (result.ok()) return "written";
  const WriteMessage message = write_message(result);
  std::string text = message.message + "\n" + message.hint;
  for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root))
    text.replace(at, root.size() + (text.substr(at + root.size()).starts_with("/") ? 1 : 0), "");
  return text;
}

/// `left_out`: what is left out of the message; empty: the root folder.
std::string write(const std::string& root, const std::vector<FileChange>& changes,
                  const std::string& left_out = "") {
  SystemCalls calls;
  return told(write_changes(root, changes, calls), left_out.empty() ? root : left_out);
}

struct PlanFolder : TempFolder {
  std::string root = path().string();
  std::string at(const std::string& name) const { return root + "/" + name; }
};

TEST_CASE("bytes are written as they are") {
  const PlanFolder folder;
  const std::string old = "\xEF\xBB\xBFplumb: 1\r\nname: caf\xC3\xA9";
  folder.write("plumb.yaml", old);
  CHECK(write(folder.root, {{folder.at("plumb.yaml"), old, old + "\r\n\t"}}) == "written");
  CHECK(bytes_of(folder.at("plumb.yaml")) == old + "\r\n\t");
  CHECK(leftovers(folder.root).empty());
}

TEST_CASE("a file is written only if it is still the one that was read") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "theirs");
  folder.write("risks.yaml", "risks");
  constexpr std::string_view kChanged =
      "'plumb.yaml' has been changed since it was read, so nothing was written\nrun the command again";
  CHECK(write(folder.root, {{folder.at("plumb.yaml"), "mine", "new"}}) == kChanged);
  CHECK(write(folder.root, {{folder.at("risks.yaml"), "risks", "new"},
                            {folder.at("plumb.yaml"), "mine", "new"}}) == kChanged);
  CHECK(bytes_of(folder.at("plumb.yaml")) == "theirs");
  CHECK(bytes_of(folder.at("risks.yaml")) == "risks");
  fs::remove(folder.at("plumb.yaml"));
  CHECK(write(folder.root, {{folder.at("plumb.yaml"), "mine", "new"}}) == kChanged);
  CHECK_FALSE(fs::exists(folder.at("plumb.yaml")));
  CHECK(leftovers(folder.root).empty());
}

TEST_CASE("a new file never replaces one, and its folder is made") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "mine");
  fs::create_symlink("nowhere", folder.at("link.yaml"));
  CHECK(write(folder.root, {{folder.at("plumb.yaml"), std::nullopt, "new"}}) ==
        "'plumb.yaml' exists already, and is not overwritten\nname another file");
  CHECK(write(folder.root, {{folder.at("link.yaml"), std::nullopt, "new"}}) ==
        "'link.yaml' exists already, and is not overwritten\nname another file");
  CHECK(write(folder.root, {{folder.at("a/b/new.yaml"), std::nullopt, "new"}}) == "written");
  CHECK(bytes_of(folder.at("a/b/new.yaml")) == "new");
}

TEST_CASE("folders that were made for nothing are removed") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "theirs");
  write(folder.root,
        {{folder.at("a/b/new.yaml"), std::nullopt, "new"}, {folder.at("plumb.yaml"), "mine", "new"}});
  CHECK_FALSE(fs::exists(folder.at("a")));
}

TEST_CASE("a file can be removed, and a change that changes nothing is none") {
  const PlanFolder folder;
  folder.write("old.yaml", "old");
  CHECK(write(folder.root, {{folder.at("old.yaml"), "old", std::nullopt},
                            {folder.at("missing.yaml"), "same", "same"}}) == "written");
  CHECK_FALSE(fs::exists(folder.at("old.yaml")));
  CHECK(write(folder.root, {}) == "written");
}

TEST_CASE("a link stays and its target is replaced, with its mode") {
  const PlanFolder folder;
  folder.write("real/plan.yaml", "old");
  fs::permissions(folder.at("real/plan.yaml"), static_cast<fs::perms>(0640));
  fs::create_directory(folder.at("plan"));
  fs::create_symlink("../real/plan.yaml", folder.at("plan/plumb.yaml"));
  folder.write("plan/tasks.yaml", "old");
  CHECK(write(folder.at("plan"), {{folder.at("plan/plumb.yaml"), "old", "new"},
                                  {folder.at("plan/tasks.yaml"), "old", "new"}}) == "written");
  CHECK(fs::is_symlink(folder.at("plan/plumb.yaml")));
  CHECK(bytes_of(folder.at("real/plan.yaml")) == "new");
  CHECK(static_cast<unsigned>(fs::status(folder.at("real/plan.yaml")).permissions()) == 0640);
  CHECK(leftovers(folder.root).empty());
}

#ifdef __linux__

namespace {

constexpr const char* kAccess = "system.posix_acl_access";
constexpr const char* kDefaultAccess = "system.posix_acl_default";

/// What the system keeps of `u::rw-,u:1234:r--,g::---,m::r--,o::---`: a version, then tag, rights and id.
std::string access_list() {
  const std::uint16_t entries[][2] = {{1, 6}, {2, 4}, {4, 0}, {16, 4}, {32, 0}};
  std::string bytes("\2\0\0\0", 4);
  for (const auto& [tag, rights] : entries) {
    const std::uint32_t id = tag == 2 ? 1234 : 0xffffffffU;
    bytes += {static_cast<char>(tag), 0, static_cast<char>(rights), 0};
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(id >> shift & 0xffU);
  }
  return bytes;
}

bool set_attribute_of(const std::string& path, const char* name, const std::string& value) {
  return ::setxattr(path.c_str(), name, value.data(), value.size(), 0) == 0;
}

/// nullopt: there is none.
std::optional<std::string> attribute_of(const std::string& path, const char* name) {
  std::string value(256, '\0');
  const ssize_t size = ::getxattr(path.c_str(), name, value.data(), value.size());
  if (size < 0) return std::nullopt;
  value.resize(static_cast<std::size_t>(size));
  return value;
}

}  // namespace

TEST_CASE("access lists and the user's attributes stay") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  const std::string path = folder.at("plumb.yaml");
  if (!set_attribute_of(path, "user.origin", "mail") || !set_attribute_of(path, kAccess, access_list())) {
    MESSAGE("the file system has no attributes: they are not tested");
    return;
  }
  CHECK(write(folder.root, {{path, "old", "new"}}) == "written");
  CHECK(bytes_of(path) == "new");
  CHECK(attribute_of(path, "user.origin") == "mail");
  CHECK(attribute_of(path, kAccess) == access_list());
  CHECK(static_cast<unsigned>(fs::status(path).permissions()) == 0640);
}

TEST_CASE("a file without an access list gets none from its folder") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  const std::string path = folder.at("plumb.yaml");
  fs::permissions(path, static_cast<fs::perms>(0660));
  if (!set_attribute_of(folder.root, kDefaultAccess, access_list())) return;
  CHECK(write(folder.root, {{path, "old", "new"}}) == "written");
  CHECK_FALSE(attribute_of(path, kAccess));
  CHECK(static_cast<unsigned>(fs::status(path).permissions()) == 0660);
}

#endif

TEST_CASE("other names of a file keep what it was") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  folder.write("tasks.yaml", "old");
  fs::create_hard_link(folder.at("plumb.yaml"), folder.at("copy"));
  SystemCalls calls;
  const std::vector<FileChange> changes{{folder.at("tasks.yaml"), "old", "new"},
                                        {folder.at("plumb.yaml"), "old", "new"}};
  const WriteResult result = write_changes(folder.root, changes, calls);
  CHECK(result.ok());
  CHECK(result.parted == std::vector<std::string>{folder.at("plumb.yaml")});
  CHECK(bytes_of(folder.at("plumb.yaml")) == "new");
  CHECK(bytes_of(folder.at("copy")) == "old");
}

TEST_CASE("what is no file is refused") {
  const PlanFolder folder;
  fs::create_directory(folder.at("folder.yaml"));
  REQUIRE(::mkfifo(folder.at("pipe.yaml").c_str(), 0600) == 0);
  for (const std::string name : {"folder.yaml", "pipe.yaml"})
    CHECK(write(folder.root, {{folder.at(name), "", "new"}}) ==
          fmt::format("'{}' is no file that can be replaced\nname a plan file", name));
  CHECK(
      write(folder.at("none"), {{folder.at("none/plumb.yaml"), "", "new"}}, folder.root) ==
      "cannot write 'none': No such file or directory\nsee to the disk and the folder; nothing was written");
}

TEST_CASE("several files stand in the folder of the plan") {
  const PlanFolder folder;
  folder.write("plan/plumb.yaml", "old");
  folder.write("other.yaml", "old");
  for (const std::string path : {"other.yaml", "plan/../other.yaml"})
    CHECK(write(folder.at("plan"),
                {{folder.at("plan/plumb.yaml"), "old", "new"}, {folder.at(path), "old", "new"}},
                folder.root) ==
          fmt::format(
              "'{}' stands outside the plan's folder\nname a file in the folder of the plan's root file, "
              "or below it",
              path));
  CHECK(bytes_of(folder.at("plan/plumb.yaml")) == "old");
}

/// Writes as somebody whom the modes of files concern, which root is not.
std::string write_as_nobody(const PlanFolder& folder, const std::vector<FileChange>& changes) {
  constexpr uid_t kNobody = 65534;
  return in_child([&]() -> std::string {
    if (::geteuid() == 0 &&
        (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
      return "cannot change the user";
    return write(folder.root, changes);
  });
}

TEST_CASE("who may not write to the file or its folder is told so") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  constexpr std::string_view kHint =
      "ask the owner for the right to write to the file and its folder; nothing was written";
  const std::vector<FileChange> changes{{folder.at("plumb.yaml"), "old", "new"}};
  const std::vector<FileChange> two{changes[0], {folder.at("new.yaml"), std::nullopt, "new"}};
  fs::permissions(folder.root, static_cast<fs::perms>(0777));
  fs::permissions(folder.at("plumb.yaml"), static_cast<fs::perms>(0444));
  CHECK(write_as_nobody(folder, changes) ==
        fmt::format("cannot write 'plumb.yaml': Permission denied\n{}", kHint));
  fs::permissions(folder.at("plumb.yaml"), static_cast<fs::perms>(0666));
  fs::permissions(folder.root, static_cast<fs::perms>(0555));
  CHECK(write_as_nobody(folder, changes) ==
        fmt::format("cannot write 'plumb.yaml': Permission denied\n{}", kHint));
  CHECK(write_as_nobody(folder, two) ==
        fmt::format("cannot write 'plumb.yaml': Permission denied\n{}", kHint));
  fs::permissions(folder.root, static_cast<fs::perms>(0755));
  CHECK(bytes_of(folder.at("plumb.yaml")) == "old");
  CHECK(leftovers(folder.root).empty());
}

TEST_CASE("who may not give the file its owner back does not open it to others") {
  const PlanFolder folder;
  if (::geteuid() != 0) {
    skip("files of two owners need root");
    return;
  }
  folder.write("plumb.yaml", "old");
  fs::permissions(folder.root, static_cast<fs::perms>(0777));
  fs::permissions(folder.at("plumb.yaml"), static_cast<fs::perms>(0662));
  REQUIRE(::chown(folder.at("plumb.yaml").c_str(), 0, 0) == 0);
  CHECK(write_as_nobody(folder, {{folder.at("plumb.yaml"), "old", "new"}}) ==
        "cannot write 'plumb.yaml': Permission denied\n"
        "ask the owner for the right to write to the file and its folder; nothing was written");
  fs::permissions(folder.at("plumb.yaml"), static_cast<fs::perms>(0666));
  CHECK(write_as_nobody(folder, {{folder.at("plumb.yaml"), "old", "new"}}) == "written");
  CHECK(static_cast<unsigned>(fs::status(folder.at("plumb.yaml")).permissions()) == 0666);
}

TEST_CASE("another writer is waited for, but not for ever") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  SystemCalls calls;
  const FileChange change{folder.at("plumb.yaml"), "old", "new"};
  {
    WriteLock other(calls);
    CHECK(other.lock(folder.root) == 0);
    CHECK(other.lock(folder.root + "/.") == 0);
    FailingCalls waiting;
    CHECK(told(write_changes(folder.root, {&change, 1}, waiting), folder.root) ==
          "another program has been writing to the plan in '' for ten seconds\n"
          "run the command again when it has ended");
    CHECK(waiting.pauses == 2000);
    CHECK(write_changes(folder.root, {&change, 1}, other).ok());
  }
  CHECK(bytes_of(folder.at("plumb.yaml")) == "new");
}

TEST_CASE("where folders cannot be locked, a file is, and does not stay") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  const FileChange change{folder.at("plumb.yaml"), "old", "new"};
  FailingCalls nfs;
  nfs.folders_cannot_be_locked = true;
  {
    WriteLock lock(nfs);
    CHECK(lock.lock(folder.root) == 0);
    CHECK(leftovers(folder.root) == std::vector<std::string>{folder.at(".plumb-lock")});
    FailingCalls other;
    other.folders_cannot_be_locked = true;
    CHECK(write_changes(folder.root, {&change, 1}, other).problem == WriteProblem::locked);
  }
  CHECK(leftovers(folder.root).empty());
  folder.write(".plumb-lock", "");  // of a program that was killed
  CHECK(write_changes(folder.root, {&change, 1}, nfs).ok());
  CHECK(leftovers(folder.root).empty());
}

TEST_CASE("what killed writers left is removed, what living ones are writing is not") {
  const PlanFolder folder;
  folder.write("plumb.yaml", "old");
  folder.write(".plumb-1-0.tmp", "left");
  folder.write(".plumb-notes.tmp", "mine");
  folder.write(".plumb-1-2.tmp.yaml", "mine");
  SystemCalls calls;
  TemporaryFile living(calls);
  CHECK(living.open(folder.root, nullptr) == 0);
  CHECK(write(folder.root, {{folder.at("plumb.yaml"), "old", "new"}}) == "written");
  CHECK_FALSE(fs::exists(folder.at(".plumb-1-0.tmp")));
  CHECK(leftovers(folder.root).size() == 3);
  CHECK(living.write("text") == 0);
  CHECK(living.create(folder.at("living.yaml")) == 0);
  CHECK(bytes_of(folder.at("living.yaml")) == "text");
}

}  // namespace
}  // namespace plumb::test
