#include "plumb/io/git_reader.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>

#include "git_folder.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {
namespace {

using test::GitFolder;

std::shared_ptr<GitRepository> repository_of(const std::string& folder) {
  GitProblem problem;
  auto repository = GitRepository::open(folder, problem);
  CHECK_MESSAGE(repository != nullptr, problem.message);
  return repository;
}

/// Reads the tree of a revision, which must exist.
GitReader reader_of(const std::string& folder, const std::string& revision) {
  GitProblem problem;
  const auto repository = repository_of(folder);
  const auto id = repository->find_commit(revision, problem);
  REQUIRE_MESSAGE(id, problem.message);
  return {repository, repository->commit(*id)->tree, revision};
}

std::string text_in(const GitReader& reader, const std::string& path) {
  Diagnostics diagnostics;
  const auto file = reader.read(path, {}, diagnostics);
  if (file) return std::string(file->bytes());
  return diagnostics.all()[0].message + "; " + diagnostics.all()[0].hint;
}

TEST_CASE("a file is read as it stands in a revision, not as on the disk") {
  for (const std::string format : {"sha1", "sha256"}) {
    CAPTURE(format);
    GitFolder git({"--object-format=" + format});
    git.write("plan/a.yaml", "a: 1\r\n");
    git.commit("one");
    git.write("plan/a.yaml", "a: 2\n");
    git.write("plan/b.yaml", "");
    git.commit("two");
    git.write("plan/a.yaml", "a: 3\n");
    CHECK(text_in(reader_of(git.path(), "HEAD~1"), "plan/a.yaml") == "a: 1\r\n");
    CHECK(text_in(reader_of(git.path(), "main"), "plan/a.yaml") == "a: 2\n");
    CHECK(text_in(reader_of(git.path(), "main"), "./plan//../plan/b.yaml").empty());
  }
}

TEST_CASE("what git replace puts in the place of an object is not read") {
  GitFolder git;
  git.write("a.yaml", "a: 1");
  git.commit("one");
  git.write("a.yaml", "a: 2");
  git.commit("two");
  git.git({"replace", git.git({"rev-parse", "main~1:a.yaml"}), git.git({"rev-parse", "main:a.yaml"})});
  CHECK(git.git({"show", "main~1:a.yaml"}) == "a: 2");
  CHECK(text_in(reader_of(git.path(), "main~1"), "a.yaml") == "a: 1");
}

TEST_CASE("what is no file in a revision says why") {
  GitFolder git;
  git.write("plan/a.yaml", "12345");
  git.commit("one");
  const GitReader reader = reader_of(git.path(), "main");
  CHECK(text_in(reader, "none.yaml") ==
        "there is no 'none.yaml' in main; name the plan as it was called there with -f, from the root of the "
        "repository");
  CHECK(text_in(reader, "plan") == "'plan' is a folder in main, not a file; name a plan file");
  CHECK(text_in(reader, "plan/a.yaml/b").starts_with("there is no 'plan/a.yaml/b' in main"));
  const GitReader bounded(repository_of(git.path()), git.git({"rev-parse", "HEAD^{tree}"}), "main", 4);
  CHECK(
      text_in(bounded, "plan/a.yaml") ==
      "'main:plan/a.yaml' is larger than the limit of 4 bytes; raise the limit with --max-size, if the file "
      "is meant");
}

TEST_CASE("a tree is listed and its links are resolved as on the disk") {
  GitFolder git;
  git.write("b.yaml", "b");
  git.write("a/x.yaml", "x");
  git.write("Z/y.yaml", "y");
  std::filesystem::create_symlink("a", git.path("folder-link"));
  std::filesystem::create_symlink("../b.yaml", git.path("a/link.yaml"));
  std::filesystem::create_symlink("../../outside", git.path("a/out.yaml"));
  std::filesystem::create_symlink("/etc/passwd", git.path("absolute.yaml"));
  std::filesystem::create_symlink("loop.yaml", git.path("loop.yaml"));
  git.commit("one");
  const GitReader reader = reader_of(git.path(), "main");
  CHECK(reader.list("") ==
        std::vector<std::string>{"Z/", "a/", "absolute.yaml", "b.yaml", "folder-link/", "loop.yaml"});
  CHECK(reader.list("folder-link") == std::vector<std::string>{"link.yaml", "out.yaml", "x.yaml"});
  CHECK_FALSE(reader.list("b.yaml"));
  CHECK(text_in(reader, "folder-link/link.yaml") == "b");
  CHECK(reader.resolve("folder-link/link.yaml") == "/b.yaml");
  CHECK(reader.resolve("") == "/");
  CHECK(reader.content_id("a/link.yaml") == reader.content_id("b.yaml"));
  CHECK(reader.content_id("b.yaml") == git.git({"rev-parse", "HEAD:b.yaml"}));
  for (const char* nowhere : {"a/out.yaml", "absolute.yaml", "loop.yaml", "..", "a/../../x"})
    CHECK_FALSE(reader.exists(nowhere));
}

TEST_CASE("a bare repository, a worktree and a packed one give the same files") {
  GitFolder git;
  git.write("plumb.yaml", "a: 1\n");
  git.commit("one");
  git.write("plumb.yaml", "a: 2\n");
  git.commit("two");
  const test::TempFolder other;
  const std::string bare = (other.path() / "bare.git").string();
  const std::string worktree = (other.path() / "tree").string();
  git.git({"clone", "--quiet", "--bare", git.path(), bare});
  git.git({"worktree", "add", "--quiet", worktree, "HEAD~1"});
  git.git({"gc", "--quiet"});
  CHECK(text_in(reader_of(bare, "main~1"), "plumb.yaml") == "a: 1\n");
  CHECK(repository_of(bare)->bare());
  CHECK(text_in(reader_of(worktree, "HEAD"), "plumb.yaml") == "a: 1\n");
  CHECK(text_in(reader_of(git.path(), "HEAD"), "plumb.yaml") == "a: 2\n");
}

TEST_CASE("a folder of the work tree is known by its path from the root") {
  GitFolder git;
  git.write("plans/first/plumb.yaml", "a: 1\n");
  git.commit("one");
  CHECK(repository_of(git.path())->prefix().empty());
  CHECK(repository_of(git.path("plans/first"))->prefix() == "plans/first/");
}

TEST_CASE("a commit is read with its parents, author, day and subject") {
  GitFolder git;
  git.commit("one");
  const std::string id = git.commit("two\nlines\n\nand a body");
  const auto commit = repository_of(git.path())->commit(id);
  REQUIRE(commit);
  CHECK(commit->id == id);
  CHECK(commit->tree == git.git({"rev-parse", "HEAD^{tree}"}));
  CHECK(commit->parents == std::vector<std::string>{git.git({"rev-parse", "HEAD~1"})});
  CHECK(commit->author == "Li");
  CHECK(commit->date == std::chrono::sys_days(std::chrono::year{2026} / 3 / 3));
  CHECK(commit->subject == "two lines");
}

TEST_CASE("the day of a commit is the author's, and damage is no commit") {
  const auto day_of = [](const std::string& moment) {
    return parse_commit("tree 1\nauthor A <a@example.org> " + moment + "\n\nx\n", "id")->date;
  };
  const std::chrono::sys_days day = std::chrono::year{2026} / 3 / 2;
  CHECK(day_of("1772409600 +0000") == day);
  CHECK(day_of("1772409599 +0000") == day - std::chrono::days(1));
  CHECK(day_of("1772409599 +0001") == day);
  CHECK(day_of("1772409600 -0730") == day - std::chrono::days(1));
  CHECK(day_of("99999999999999999 +0000") == std::chrono::sys_days(std::chrono::year{2999} / 12 / 31));
  CHECK(day_of("x") == std::chrono::sys_days(std::chrono::year{1970} / 1 / 1));
  CHECK_FALSE(parse_commit("", "id"));
  CHECK_FALSE(parse_commit("parent 1\n\nx", "id"));
}

TEST_CASE("a revision that is none, or is written like an option, is a wrong use") {
  GitFolder git;
  git.write("a", "");
  git.commit("one");
  const auto repository = repository_of(git.path());
  const auto said = [&](std::string_view revision) {
    GitProblem problem;
    CHECK_FALSE(repository->find_commit(revision, problem));
    CHECK(problem.wrong_use);
    return problem.message + "; " + problem.hint;
  };
  CHECK(said("v1") == "no revision 'v1'; see 'git branch --all' and 'git tag'");
  for (const std::string bad : {"--output=x", "-", "", "HEAD\nHEAD", "HEAD\tx"})
    CHECK(said(bad) ==
          "'" + bad + "' is no revision; name a branch, a tag or a commit; none begins with '-'");
  CHECK(said("HEAD:a").starts_with("no revision 'HEAD:a'"));
  CHECK(said("main..main").starts_with("no revision"));
  CHECK_FALSE(std::filesystem::exists("x"));
}

TEST_CASE("a revision that a shallow clone lacks says how to get it") {
  GitFolder git;
  git.commit("one");
  git.commit("two");
  const test::TempFolder other;
  const std::string clone = (other.path() / "clone").string();
  git.git({"clone", "--quiet", "--depth=1", "file://" + git.path(), clone});
  const auto repository = repository_of(clone);
  GitProblem problem;
  CHECK_FALSE(repository->find_commit("v1", problem));
  CHECK(
      problem.hint ==
      "the clone is shallow: in CI check out with 'fetch-depth: 0', else run 'git fetch --unshallow --tags'");
  const auto head = repository->commit(*repository->find_commit("HEAD", problem));
  REQUIRE(head);
  REQUIRE(head->parents.size() == 1);
  CHECK_FALSE(repository->commit(head->parents[0]));
}

TEST_CASE("a folder without a repository, and a machine without git, say so") {
  const test::TempFolder folder;
  GitProblem problem;
  CHECK(GitRepository::open(folder.path().string(), problem) == nullptr);
  CHECK_FALSE(problem.wrong_use);
  CHECK(problem.message == "'" + folder.path().string() + "' is in no git repository");
  const std::string path = ::getenv("PATH");
  ::setenv("PATH", folder.path().c_str(), 1);
  CHECK(GitRepository::open(folder.path().string(), problem) == nullptr);
  ::setenv("PATH", path.c_str(), 1);
  CHECK_FALSE(problem.wrong_use);
  CHECK(problem.message == "cannot run 'git': No such file or directory");
  CHECK(problem.hint == "install git: revisions are read through it");
}

TEST_CASE("a document that did not change is parsed once for all revisions") {
  GitFolder git;
  git.write("plumb.yaml", "plumb: 1\nproject: {id: p, start: 2026-03-02}\ninclude: [plan/]\n");
  git.write("plan/a.yaml", "tasks:\n  - {id: a, duration: 2d}\n");
  git.write("plan/b.yaml", "tasks:\n  - {id: b, duration: 2d}\n");
  git.commit("one");
  for (int days = 3; days < 8; ++days) {
    git.write("plan/b.yaml", "tasks:\n  - {id: b, duration: " + std::to_string(days) + "d}\n");
    git.commit("more");
  }
  DocumentCache cache;
  const auto repository = repository_of(git.path());
  GitProblem problem;
  for (int back = 0; back < 6; ++back) {
    const auto id = repository->find_commit("HEAD~" + std::to_string(back), problem);
    const GitReader reader(repository, repository->commit(*id)->tree, "then");
    Diagnostics diagnostics;
    const auto plan = load_plan(reader, "plumb.yaml", diagnostics, &cache);
    REQUIRE(plan);
    CHECK(plan->tasks.size() == 2);
  }
  CHECK(cache.parsed() == 1 + 1 + 6);
}

}  // namespace
}  // namespace plumb
