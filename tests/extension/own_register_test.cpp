#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run_program.hpp"

// The program here has one register more than plumb: that of permit_register.cpp.
namespace plumb::test {

namespace {

constexpr std::string_view kPlan = R"(plumb: 1
project: {id: kiosk, start: 2026-03-02}
resources:
  - {id: li, name: Li}
tasks:
  - {id: dig, duration: 2d}
  - {id: pour, duration: 1d, after: dig}
permits:
  - {id: road, name: Closing of the road, tasks: [dig], due: 2026-03-09, status: granted, owner: li}
  - {id: noise, name: Work at night, tasks: [dig, pour], due: 2026-03-02}
)";

class PermitFolder {
 public:
  explicit PermitFolder(std::string_view plan = kPlan) { folder_.write("plumb.yaml", plan); }

  ProgramResult run(std::vector<std::string> words) const {
    return run_plumb(std::move(words), {}, {}, folder_.path());
  }
  std::string out(std::vector<std::string> words) const {
    const ProgramResult result = run(std::move(words));
    CHECK_MESSAGE(result.exit_code == 0, result.err);
    return result.out;
  }
  std::string plan() const {
    std::ifstream in(folder_.path() / "plumb.yaml", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  TempFolder folder_;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a register of one's own is read, with errors in their places") {
  const PermitFolder wrong(
      "plumb: 1\nproject: {id: kiosk, start: 2026-03-02}\ntasks: [{id: dig, duration: 2d}]\npermits:\n"
      "  - {id: road, tasks: [dug], status: given, ownr: li}\n");
  const ProgramResult result = wrong.run({"check"});
  CHECK(result.exit_code == 3);
  CHECK(has(result.err, "plumb.yaml:5:24: error: no task 'dug' [unknown-reference]"));
  CHECK(has(result.err, "plumb.yaml:5:38: error: 'given' is not a value of 'status' [bad-value]"));
  CHECK(has(result.err, "plumb.yaml:5:45: error: unknown key 'ownr'"));
  CHECK(has(result.err, "did you mean 'owner'?"));
  CHECK(has(result.err, "'name' is required"));
}

TEST_CASE("a register of one's own is listed, filtered, sorted and shown") {
  const PermitFolder folder;
  CHECK(folder.out({"list", "permits", "--where", "status=asked and due<2026-03-05", "--format", "csv",
                    "--columns", "id,tasks,due"}) == "id,tasks,due\nnoise,\"dig, pour\",2026-03-02\n");
  CHECK(folder.out({"list", "permits", "--sort", "due", "--columns", "id", "--format", "csv"}) ==
        "id\nnoise\nroad\n");
  const auto shown = nlohmann::json::parse(folder.out({"show", "permits/road", "--json"}));
  CHECK(shown["items"][0]["owner"] == "li");
  CHECK(has(folder.out({"show", "dig"}), "permits/road"));
  CHECK(has(folder.out({"list", "permits", "--under", "pour"}), "noise"));
}

TEST_CASE("a register of one's own is edited like any other") {
  const PermitFolder folder;
  CHECK(folder.out({"add", "permit", "Blasting", "due=2026-04-01", "tasks=dig"}) ==
        "permit 'blasting' added\n");
  folder.out({"set", "noise", "status=refused", "tasks-=pour"});
  folder.out({"rename", "dig", "excavate"});
  folder.out({"remove", "road"});
  CHECK(has(folder.plan(),
            "permits:\n  - {id: noise, name: Work at night, tasks: [excavate], "
            "due: 2026-03-02, status: refused}\n"
            "  - {id: blasting, name: Blasting, due: 2026-04-01, tasks: excavate}\n"));
}

TEST_CASE("a register of one's own is described") {
  const PermitFolder folder;
  const auto schema = nlohmann::json::parse(folder.out({"schema"}));
  CHECK(schema["properties"].contains("permits"));
  CHECK(schema["definitions"]["permit"]["properties"]["status"]["anyOf"][0]["enum"] ==
        nlohmann::json({"asked", "granted", "refused"}));
  CHECK(has(folder.out({"help", "fields", "permits"}), "asked | granted | refused"));
  CHECK(has(folder.out({"help", "fields"}), "what authorities must allow"));
  CHECK(has(folder.out({"__complete", "kind"}), "permits"));
}

TEST_CASE("two branches add to a register of one's own without a conflict") {
  const TempFolder folder;
  const std::string base(kPlan);
  folder.write("base", base);
  folder.write("ours", base + "  - {id: ours, name: Ours}\n");
  folder.write("theirs", base + "  - {id: theirs, name: Theirs}\n");
  const ProgramResult merged =
      run_plumb({"merge-file", "base", "ours", "theirs", "7", "plumb.yaml"}, {}, {}, folder.path());
  CHECK(merged.exit_code == 0);
  std::ifstream in(folder.path() / "ours", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(text == base + "  - {id: ours, name: Ours}\n  - {id: theirs, name: Theirs}\n");
}

}  // namespace plumb::test
