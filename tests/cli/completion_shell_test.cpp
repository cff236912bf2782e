#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include "git_folder.hpp"
#include "run_program.hpp"

namespace plumb::test {

namespace {

constexpr const char* kPlan = R"(plumb: 1
project: {id: trial, start: 2026-03-02}
resources:
  - {id: dev}
tasks:
  - {id: clearing-api, name: Clearing, duration: 2d}
  - {id: clearing-test, duration: 2d, after: [clearing-api]}
  - {id: $(touch-trap), duration: 1d}
)";

/// The lines that a shell's script prints in this folder; the text of the script goes through a file.
std::set<std::string> lines_from(const std::string& shell, const TempFolder& folder,
                                 const std::string& script) {
  folder.write("script", script);
  const char* program = std::getenv("PLUMB_BINARY");
  const std::filesystem::path binary = program != nullptr ? program : PLUMB_BINARY_PATH;
  const std::string command =
      fmt::format("cd '{}' && PATH='{}':\"$PATH\" LC_ALL=C.UTF-8 HOME='{}' {} script 2>&1",
                  folder.path().string(), binary.parent_path().string(), folder.path().string(), shell);
  std::set<std::string> lines;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string line;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    if (!line.empty()) lines.insert(line);
    line.clear();
  }
  ::pclose(pipe);
  return lines;
}

bool is_installed(const std::string& shell) {
  const bool installed = std::system(fmt::format("command -v {} >/dev/null", shell).c_str()) == 0;
  if (!installed) MESSAGE(shell, " is not installed: its completion is not tested");
  return installed;
}

std::string completion(const std::string& shell) {
  return run_plumb({"completion", shell}).out;
}

/// What bash offers behind the last character of a line, which it cuts at blanks, '=' and ':'.
std::set<std::string> bash_offers(const TempFolder& folder, const std::string& line) {
  return lines_from(
      "bash", folder,
      completion("bash") + fmt::format("COMP_LINE='{}'; COMP_POINT=${{#COMP_LINE}}; set -f\n"
                                       "pieces=${{COMP_LINE//=/ = }}; COMP_WORDS=(${{pieces//:/ : }})\n"
                                       "[[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')\n"
                                       "COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
                                       "_plumb plumb\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
                                       line));
}

/// What zsh offers. The functions of its completion system are replaced by ones that print, because they need
/// a terminal.
std::set<std::string> zsh_offers(const TempFolder& folder, const std::string& words) {
  const std::string system =
      "compdef() { }\ncompset() { PREFIX=${PREFIX#${~2}} }\n"
      "compadd() { shift; for word; do [[ $word == $PREFIX* ]] && print -r -- $word; done }\n"
      "_describe() { local name=$2; [[ $1 == -o ]] && name=$3; for word in ${(P)name}; do\n"
      "word=${word//\\\\:/$'\\1'}; word=${word%%:*}; word=${word//$'\\1'/:}\n"
      "[[ $word == $PREFIX* ]] && print -r -- $word; done }\n";
  return lines_from("zsh -f", folder,
                    system + completion("zsh") +
                        fmt::format("\nwords=({}); CURRENT=$#words; PREFIX=$words[-1]; _plumb\n", words));
}

std::set<std::string> fish_offers(const TempFolder& folder, const std::string& line) {
  std::set<std::string> words;
  for (const std::string& offer : lines_from(
           "fish --no-config", folder, completion("fish") + fmt::format("complete -C 'plumb {}'\n", line)))
    words.insert(offer.substr(0, offer.find('\t')));
  return words;
}

using Words = std::set<std::string>;

}  // namespace

TEST_CASE("bash completes commands, options, values and ids") {
  if (!is_installed("bash")) return;
  const TempFolder folder;
  folder.write("plumb.yaml", kPlan);
  CHECK(bash_offers(folder, "plumb sched") == Words{"schedule"});
  CHECK(bash_offers(folder, "plumb explain cl") == Words{"clearing-api", "clearing-test"});
  CHECK(bash_offers(folder, "plumb schedule --form") == Words{"--format"});
  CHECK(bash_offers(folder, "plumb schedule --format=c") == Words{"csv"});
  CHECK(bash_offers(folder, "plumb --color never path --to cl") == Words{"clearing-api", "clearing-test"});
  CHECK(bash_offers(folder, "plumb list tasks --columns id,nam") == Words{"id,name"});
  CHECK(bash_offers(folder, "plumb show ta") == Words{"tasks/"});
  CHECK(bash_offers(folder, "plumb show tasks/clearing-t") == Words{"tasks/clearing-test"});
  CHECK(bash_offers(folder, "plumb help fields pro") == Words{"progress", "project"});
}

TEST_CASE("zsh completes commands, options, values and ids") {
  if (!is_installed("zsh")) return;
  const TempFolder folder;
  folder.write("plumb.yaml", kPlan);
  CHECK(zsh_offers(folder, "plumb sched") == Words{"schedule"});
  CHECK(zsh_offers(folder, "plumb explain cl") == Words{"clearing-api", "clearing-test"});
  CHECK(zsh_offers(folder, "plumb schedule --form") == Words{"--format"});
  CHECK(zsh_offers(folder, "plumb schedule --format=c") == Words{"csv"});
  CHECK(zsh_offers(folder, "plumb list tasks --columns id,nam") == Words{"name"});
  CHECK(zsh_offers(folder, "plumb show ta") == Words{"tasks/"});
  CHECK(zsh_offers(folder, "plumb show tasks/clearing-t") == Words{"tasks/clearing-test"});
}

TEST_CASE("fish completes commands, options, values and ids") {
  if (!is_installed("fish")) return;
  const TempFolder folder;
  folder.write("plumb.yaml", kPlan);
  CHECK(fish_offers(folder, "sched") == Words{"schedule"});
  CHECK(fish_offers(folder, "explain cl") == Words{"clearing-api", "clearing-test"});
  CHECK(fish_offers(folder, "schedule --form") == Words{"--format"});
  CHECK(fish_offers(folder, "schedule --format=c") == Words{"--format=csv"});
  CHECK(fish_offers(folder, "list tasks --columns id,nam") == Words{"id,name"});
  CHECK(fish_offers(folder, "show ta") == Words{"tasks/"});
  CHECK(fish_offers(folder, "show tasks/clearing-t") == Words{"tasks/clearing-test"});
}

TEST_CASE("every shell completes changes of a row: fields, those inside, words, ids and what a list has") {
  const TempFolder folder;
  folder.write("plumb.yaml", kPlan);
  if (is_installed("bash")) {
    CHECK(bash_offers(folder, "plumb set clearing-test dur") == Words{"duration="});
    CHECK(bash_offers(folder, "plumb set clearing-test name=x ev_method=lo") == Words{"loe"});
    CHECK(bash_offers(folder, "plumb set clearing-test after=clearing-api,clearing-") ==
          Words{"clearing-api,clearing-api", "clearing-api,clearing-test"});
    CHECK(bash_offers(folder, "plumb set clearing-test after-=") == Words{"clearing-api"});
    CHECK(bash_offers(folder, "plumb set clearing-test assign.") == Words{"assign.dev="});
    CHECK(bash_offers(folder, "plumb set project scheduling.pre") == Words{"scheduling.preset="});
    CHECK(bash_offers(folder, "plumb add risk Slip strategy=mit") == Words{"mitigate"});
    CHECK(bash_offers(folder, "plumb update --hours de") == Words{"dev:"});
    CHECK(bash_offers(folder, "plumb update --hours=dev:clearing-t") == Words{"clearing-test="});
    CHECK(bash_offers(folder, "plumb update clearing-api=50% clearing-t") == Words{"clearing-test="});
    CHECK(bash_offers(folder, "plumb remove clearing-api clearing-t") == Words{"clearing-test"});
  }
  if (is_installed("zsh")) {
    CHECK(zsh_offers(folder, "plumb set clearing-test dur") == Words{"duration="});
    CHECK(zsh_offers(folder, "plumb set clearing-test name=x ev_method=lo") == Words{"ev_method=loe"});
    CHECK(zsh_offers(folder, "plumb add risk Slip impact.co") == Words{"impact.cost="});
    CHECK(zsh_offers(folder, "plumb update --hours dev:clearing-t") == Words{"dev:clearing-test="});
    CHECK(zsh_offers(folder, "plumb remove clearing-api clearing-t") == Words{"clearing-test"});
  }
  if (is_installed("fish")) {
    CHECK(fish_offers(folder, "set clearing-test dur") == Words{"duration="});
    CHECK(fish_offers(folder, "set clearing-test name=x ev_method=lo") == Words{"ev_method=loe"});
    CHECK(fish_offers(folder, "add risk Slip impact.co") == Words{"impact.cost="});
    CHECK(fish_offers(folder, "remove clearing-api clearing-t") == Words{"clearing-test"});
  }
}

TEST_CASE("every shell completes branches and tags") {
  GitFolder git;
  git.write("plumb.yaml", kPlan);
  git.commit("agree");
  git.git({"tag", "v1"});
  TempFolder folder;
  const std::string at = git.path("plumb.yaml");
  if (is_installed("bash")) {
    CHECK(bash_offers(folder, "plumb log -f " + at + " --rev ma") == Words{"main"});
    CHECK(bash_offers(folder, "plumb diff -f " + at + " v1...m") == Words{"v1...main"});
    CHECK(bash_offers(folder, "plumb check -f " + at + " --against=v") == Words{"v1"});
    CHECK(bash_offers(folder, "plumb status -f " + at + " --baseline git:v") == Words{"v1"});
    CHECK(bash_offers(folder, "plumb set -f " + at + " project baseline=git:v") == Words{"v1"});
  }
  if (is_installed("zsh")) {
    CHECK(zsh_offers(folder, "plumb log -f " + at + " --rev ma") == Words{"main"});
    CHECK(zsh_offers(folder, "plumb diff -f " + at + " v1...m") == Words{"v1...main"});
  }
  if (is_installed("fish")) {
    CHECK(fish_offers(folder, "log -f " + at + " --rev ma") == Words{"main"});
    CHECK(fish_offers(folder, "diff -f " + at + " v1...m") == Words{"v1...main"});
  }
}

TEST_CASE("an id is never run by the shell") {
  const TempFolder folder;
  folder.write("plumb.yaml", kPlan);
  folder.write("touch-trap", "#!/bin/sh\ntouch sprung\n");
  std::filesystem::permissions(folder.path() / "touch-trap", std::filesystem::perms::owner_all);
  if (is_installed("bash")) bash_offers(folder, "plumb explain ");
  if (is_installed("zsh")) zsh_offers(folder, "plumb explain ''");
  if (is_installed("fish")) fish_offers(folder, "explain ");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "sprung"));
}

TEST_CASE("a broken plan gives no ids and no noise") {
  const TempFolder folder;
  folder.write("plumb.yaml", "plumb: [\n");
  if (is_installed("bash")) CHECK(bash_offers(folder, "plumb explain ").empty());
}

}  // namespace plumb::test
