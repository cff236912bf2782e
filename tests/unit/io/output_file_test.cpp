#include "plumb/io/output_file.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "run_program.hpp"

namespace plumb {

namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a result replaces the file behind a link and keeps its mode") {
  SystemCalls calls;
  const test::TempFolder folder;
  const fs::path file = folder.write("old.txt", "old");
  fs::permissions(file, static_cast<fs::perms>(0640));
  fs::create_symlink("old.txt", folder.path() / "link");
  CHECK(write_output_file(calls, folder.path() / "link", "new") == 0);
  CHECK(content(file) == "new");
  CHECK(fs::is_symlink(folder.path() / "link"));
  CHECK(static_cast<unsigned>(fs::status(file).permissions()) == 0640);
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("what cannot be written is refused with the system's reason, and nothing is left behind") {
  SystemCalls calls;
  const test::TempFolder folder;
  fs::create_symlink("nowhere", folder.path() / "dangling");
  CHECK(write_output_file(calls, folder.path() / "none/x", "a") == ENOENT);
  CHECK(write_output_file(calls, folder.path(), "a") == EISDIR);
  CHECK(write_output_file(calls, folder.path() / "dangling", "a") == ENOENT);
  CHECK(write_output_file(calls, "/dev/full", "a") == ENOSPC);
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a device is written straight to") {
  SystemCalls calls;
  CHECK(write_output_file(calls, "/dev/null", "a") == 0);
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a new file never replaces one, nor a link") {
  SystemCalls calls;
  const test::TempFolder folder;
  const fs::path file = folder.path() / "plumb.yaml";
  CHECK(create_file(calls, file, "first") == 0);
  CHECK(create_file(calls, file, "second") == EEXIST);
  CHECK(content(file) == "first");
  fs::create_symlink("nowhere", folder.path() / "link");
  CHECK(create_file(calls, folder.path() / "link", "a") == EEXIST);
  CHECK(entries(folder.path()) == 2);
}

}  // namespace plumb
