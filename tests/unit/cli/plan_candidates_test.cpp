#include <doctest/doctest.h>

#include "unit/cli/row_world.hpp"

namespace plumb::test {
namespace {

std::string complete(std::vector<std::string> words, std::string_view plan = kRowsPlan) {
  words.insert(words.begin(), "__complete");
  return RowWorld(plan).run(std::move(words));
}

}  // namespace

TEST_CASE("ids are completed with their names, those of several collections with their kind") {
  CHECK(complete({"task"}) ==
        "build\tBuild\nopen\tOpening \\x1b[31m\napi\tInterface\ndb\tDatabase\npaint\tPaint\n");
  CHECK(complete({"resource"}) == "li\tLi\ndev\tDevelopers\n");
  const std::string rows = complete({"row"});
  CHECK(rows.find("\ntasks/api\tInterface\n") != std::string::npos);
  CHECK(rows.find("\nrisks/api\tInterface changes\n") != std::string::npos);
  CHECK(rows.find("\ndb\t") != std::string::npos);
  CHECK(rows.find("\ntasks/\t") != std::string::npos);
  CHECK(complete({"row", "task/"}).starts_with("task/build\tBuild\ntask/open\t"));
  CHECK(complete({"row", "nothing/"}) == "");
}

TEST_CASE("a plan with errors gives the ids that it has, and says nothing") {
  CHECK(complete({"task"}, "tasks: [{id: a, duration: 5m}, {id: b, after: [zz]}, {name: c}, 7]\n") ==
        "a\nb\n");
  CHECK(complete({"task"}, "tasks: [ {\n") == "");
  CHECK(complete({"task"}, "") == "");
}

TEST_CASE("fields are those of the collection that is named, computed ones first") {
  const std::string tasks = complete({"fields"});
  CHECK(tasks.starts_with("wbs\t"));
  CHECK(tasks.find("\neffort\t") != std::string::npos);
  CHECK(tasks.find("\nprogress\t") == tasks.rfind("\nprogress\t"));
  CHECK(complete({"fields", "risk"}).find("\nprobability\t") != std::string::npos);
  CHECK(complete({"kind"}).starts_with("calendars\t"));
  CHECK(complete({"kind"}).find("\nproject\t") == std::string::npos);
  CHECK(complete({"kind-or-project"}).find("\nproject\t") != std::string::npos);
}

}  // namespace plumb::test
