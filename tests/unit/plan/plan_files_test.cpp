#include "plumb/plan/plan_files.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "plumb/plan/load_plan.hpp"
#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFilesHead = "plumb: 1\nproject: {id: p, start: 2026-03-02}\n";

std::string task(std::string_view id) {
  return fmt::format("tasks: [{{id: {}, duration: 2d}}]\n", id);
}

/// The ids of all tasks in the order of the files, or what is wrong.
std::string tasks_with(std::string_view include, Files files) {
  files["plumb.yaml"] = fmt::format("{}include: {}\n{}", kFilesHead, include, task("root"));
  const LoadedPlan loaded = load(files);
  if (!loaded.plan) return loaded.diagnostics.all()[0].message;
  std::string ids;
  for (const Task& each : loaded->tasks.rows) ids += (ids.empty() ? "" : " ") + std::string(each.id);
  return ids;
}

TEST_CASE("included files follow the root in the order of their paths, each once") {
  const Files files{{"plan/b.yaml", task("b")},     {"plan/a.yaml", task("a")}, {"plan/Z.yaml", task("z")},
                    {"plan/sub/c.yaml", task("c")}, {"plan/notes.md", "text"},  {"other.yaml", task("o")}};
  CHECK(tasks_with("[plan/b.yaml]", files) == "root b");
  CHECK(tasks_with("plan/b.yaml", files) == "root b");
  CHECK(tasks_with("[plan/*.yaml, plan/a.yaml]", files) == "root z a b");
  CHECK(tasks_with("[plan/]", files) == "root z a b c");
  CHECK(tasks_with("[plan]", files) == "root z a b c");
  CHECK(tasks_with("[plan/?.yaml]", files) == "root z a b");
  CHECK(tasks_with("['*/a.yaml']", files) == "root a");
  CHECK(tasks_with("['*.yaml']", files) == "root o");
  CHECK(tasks_with("[./plan/a.yaml]", files) == "root a");
  CHECK(tasks_with("[./plan/]", files) == "root z a b c");
  CHECK(tasks_with("[plan//a.yaml]", files) == "root a");
  CHECK(tasks_with("[.]", files) == "root o z a b c");
  CHECK(tasks_with("[./]", files) == "root o z a b c");
}

TEST_CASE("a folder or a pattern without files yet is a warning") {
  for (const std::string include : {"baselines/", "plan/*.yaml"}) {
    const LoadedPlan loaded =
        load(Files{{"plumb.yaml", fmt::format("{}include: {}\n{}", kFilesHead, include, task("root"))}});
    REQUIRE(loaded.plan);
    REQUIRE(loaded.diagnostics.all().size() == 1);
    CHECK(loaded.diagnostics.all()[0].severity == Severity::warning);
    CHECK(loaded.diagnostics.all()[0].message == fmt::format("'{}' names no file yet", include));
  }
}

TEST_CASE("an include that leads nowhere is an error") {
  CHECK(tasks_with("[nothing.yaml]", {}) == "'nothing.yaml' names no file");
  CHECK(tasks_with("[/etc/passwd]", {}) == "'/etc/passwd' is an absolute path");
  CHECK(tasks_with("[plumb.yaml]", {}) == "'plumb.yaml' includes itself");
  CHECK(tasks_with("[[a]]", {}) == "'include' must be a list of paths");
  CHECK(tasks_with("['']", {}) == "'include' must be a list of paths");
}

TEST_CASE("the root's keys stand in the root alone") {
  CHECK(tasks_with("[a.yaml]", {{"a.yaml", "include: [b.yaml]\n"}}) ==
        "'include' stands in the root file alone");
  CHECK(tasks_with("[a.yaml]", {{"a.yaml", "plumb: 1\n"}}) == "'plumb' stands in the root file alone");
  CHECK(tasks_with("[a.yaml]", {{"a.yaml", "project: {id: q}\n"}}) ==
        "'project' stands in the root file alone");
}

TEST_CASE("an empty file in an included folder is no error") {
  CHECK(tasks_with("[plan/]", {{"plan/a.yaml", "# later\n"}}) == "root");
}

/// A folder on disk, because links are its business.
class PlanFolder {
 public:
  PlanFolder() {
    std::string pattern = (fs::temp_directory_path() / "plumb-files-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
    write("outside/secret.yaml", task("secret"));
    fs::create_directories(path_ / "plan");
  }
  ~PlanFolder() { fs::remove_all(path_); }
  PlanFolder(const PlanFolder&) = delete;
  PlanFolder& operator=(const PlanFolder&) = delete;

  void write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  void link(const std::string& target, const std::string& name) const {
    fs::create_symlink(target, path_ / name);
  }

  std::string path(const std::string& name) const { return (path_ / name).string(); }

  std::string tasks_with(std::string_view include) const {
    write("plan/plumb.yaml", fmt::format("{}include: {}\n{}", kFilesHead, include, task("root")));
    Diagnostics diagnostics;
    const auto plan = load_plan(DiskReader(), (path_ / "plan/plumb.yaml").string(), diagnostics);
    if (!plan) return shortened(diagnostics.all()[0].message);
    std::string ids;
    for (const Task& each : plan->tasks.rows) ids += (ids.empty() ? "" : " ") + std::string(each.id);
    return ids;
  }

 private:
  std::string shortened(std::string message) const {
    const std::size_t at = message.find(path_.string());
    return at == std::string::npos ? message : message.replace(at, path_.string().size(), "TMP");
  }

  fs::path path_;
};

TEST_CASE("included paths stay in the plan's folder after links are resolved") {
  const PlanFolder folder;
  CHECK(folder.tasks_with("[../outside/secret.yaml]") ==
        "'TMP/plan/../outside/secret.yaml' leads out of the plan's folder");
  CHECK(folder.tasks_with("[..]") == "'TMP/plan/..' leads out of the plan's folder");
  folder.link("../outside/secret.yaml", "plan/link.yaml");
  CHECK(folder.tasks_with("[link.yaml]") == "'TMP/plan/link.yaml' leads out of the plan's folder");
  CHECK(folder.tasks_with("['l*.yaml']") == "'TMP/plan/link.yaml' leads out of the plan's folder");
  folder.link("../outside", "plan/folder");
  CHECK(folder.tasks_with("[folder/]") == "'TMP/plan/folder' leads out of the plan's folder");
  CHECK(folder.tasks_with("[folder/secret.yaml]") ==
        "'TMP/plan/folder/secret.yaml' leads out of the plan's folder");
  folder.link("/dev/zero", "plan/zero.yaml");
  CHECK(folder.tasks_with("[zero.yaml]") == "'TMP/plan/zero.yaml' leads out of the plan's folder");
}

TEST_CASE("the folder of the plan may be named in any way") {
  const PlanFolder folder;
  folder.write("plan/sub/a.yaml", task("a"));
  folder.write("plan/sub/b/c.yaml", task("c"));
  for (const std::string_view include : {"[./sub/]", "[.]", "[sub/../sub/]", "[sub/b/.., ./sub]"})
    CHECK(folder.tasks_with(include) == "root a c");
  CHECK(folder.tasks_with("[./sub/a.yaml, sub/../sub/a.yaml]") == "root a");
}

TEST_CASE("links within the plan's folder are followed, each file once") {
  const PlanFolder folder;
  folder.write("plan/parts/a.yaml", task("a"));
  folder.link("a.yaml", "plan/parts/b.yaml");
  folder.link("parts", "plan/twin");
  CHECK(folder.tasks_with("[parts/, twin/]") == "root a");
  folder.link("plumb.yaml", "plan/again.yaml");
  CHECK(folder.tasks_with("[again.yaml]") == "'again.yaml' includes itself");
}

TEST_CASE("a link to a folder around it is a loop") {
  const PlanFolder folder;
  folder.write("plan/parts/a.yaml", task("a"));
  folder.link("../parts", "plan/parts/loop");
  CHECK(folder.tasks_with("[parts/]") == "'TMP/plan/parts/loop' is a link to a folder around it");
}

TEST_CASE("a neighbour whose name begins like the plan's folder is outside") {
  const PlanFolder folder;
  folder.write("plan-b/x.yaml", task("x"));
  CHECK(folder.tasks_with("[../plan-b/x.yaml]") ==
        "'TMP/plan/../plan-b/x.yaml' leads out of the plan's folder");
}

TEST_CASE("the plan is found from any folder below it") {
  const PlanFolder folder;
  folder.write("plan/plumb.yaml", kFilesHead);
  folder.write("plan/deep/down/notes.md", "text");
  const DiskReader reader;
  CHECK(find_plan_file(reader, folder.path("plan/deep/down")) ==
        reader.resolve(folder.path("plan/plumb.yaml")));
  CHECK(find_plan_file(reader, folder.path("plan")) == reader.resolve(folder.path("plan/plumb.yaml")));
  CHECK(find_plan_file(reader, folder.path("nowhere")) == std::nullopt);
}

}  // namespace
}  // namespace plumb::test
