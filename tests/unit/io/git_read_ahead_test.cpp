#include "plumb/io/git_read_ahead.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "git_folder.hpp"

namespace plumb {
namespace {

using test::GitFolder;

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

std::shared_ptr<GitRepository> opened(const GitFolder& git) {
  GitProblem problem;
  auto repository = GitRepository::open(git.path(), problem);
  REQUIRE_MESSAGE(repository != nullptr, problem.message);
  return repository;
}

TEST_CASE("objects that were read ahead are handed out once, and missing ones are left out") {
  GitFolder git;
  git.write("a.yaml", "one");
  const std::string first = git.commit("first");
  git.write("a.yaml", "two");
  const std::string second = git.commit("second");
  const auto repository = opened(git);
  const std::vector<std::string> names{second + "~1", second + "~7", second + ":a.yaml", "nothing"};
  const auto found = repository->read_ahead(names, kAll);
  REQUIRE(found.size() == 2);
  CHECK(found[0]->id == first);
  CHECK(found[1]->bytes == "two");
  CHECK(repository->is_ahead(first));
  CHECK(repository->commit(first)->subject == "first");
  CHECK(!repository->is_ahead(first));
  CHECK(repository->commit(first)->subject == "first");
}

TEST_CASE("what is larger than allowed is not read ahead") {
  GitFolder git;
  git.write("a.yaml", "12345");
  const std::string commit = git.commit("first");
  const auto repository = opened(git);
  const std::string blob = git.git({"rev-parse", commit + ":a.yaml"});
  CHECK(repository->read_ahead(std::vector<std::string>{blob}, 4).empty());
  bool too_large = false;
  CHECK(!repository->blob(blob, 4, too_large));
  CHECK(too_large);
  CHECK(repository->blob(blob, 5, too_large) == "12345");
}

TEST_CASE("a walk reads the same whether or not it is read ahead") {
  for (const std::string format : {"sha1", "sha256"}) {
    CAPTURE(format);
    GitFolder git({"--object-format=" + format});
    git.write("plan/b.yaml", "same");
    std::string head;
    for (int i = 0; i < 40; ++i) {
      git.write("plan/a.yaml", "text " + std::to_string(i / 2));
      head = git.commit("commit " + std::to_string(i));
    }
    const auto repository = opened(git);
    GitReadAhead ahead(repository);
    const std::vector<std::string> paths{"plan/a.yaml", "plan/b.yaml"};
    int count = 0;
    for (auto commit = repository->commit(head); commit; ++count) {
      CHECK(commit->subject == "commit " + std::to_string(39 - count));
      ahead.run(*commit, paths, 64, kAll);
      const std::string plan = git_id_text(repository->tree(commit->tree)->find("plan")->raw_id);
      const std::string id = git_id_text(repository->tree(plan)->find("a.yaml")->raw_id);
      bool too_large = false;
      CHECK(repository->blob(id, kAll, too_large) == "text " + std::to_string((39 - count) / 2));
      commit = commit->parents.empty() ? std::nullopt : repository->commit(commit->parents.front());
    }
    CHECK(count == 40);
  }
}

}  // namespace
}  // namespace plumb
