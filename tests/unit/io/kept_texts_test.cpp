#include "plumb/io/kept_texts.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "run_program.hpp"

namespace plumb {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;

std::string bytes_at(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// The text under a key that a new run finds; empty if there is none.
std::string found_in(const fs::path& path, std::string_view key, const std::string& purpose = "build 1") {
  SystemCalls calls;
  KeptTexts texts(calls, path.string(), purpose);
  return std::string(texts.find(key).value_or(""));
}

void keep_in(const fs::path& path, const std::string& key, const std::string& text) {
  SystemCalls calls;
  KeptTexts texts(calls, path.string(), "build 1");
  texts.keep(key, text);
  texts.save();
}

TEST_CASE("what one run keeps the next one finds, beside what there was") {
  const TempFolder folder;
  const fs::path file = folder.path() / "new/folder/a.history";
  CHECK(found_in(file, "spi").empty());
  keep_in(file, "spi", "0.9\n");
  keep_in(file, "cpi", "1.1");
  keep_in(file, "cpi", "1.2");
  CHECK(found_in(file, "spi") == "0.9\n");
  CHECK(found_in(file, "cpi") == "1.2");
  CHECK(found_in(file, "eac").empty());
}

TEST_CASE("what was kept for another purpose is not found") {
  const TempFolder folder;
  const fs::path file = folder.path() / "a.history";
  keep_in(file, "spi", "0.9");
  CHECK(found_in(file, "spi", "build 2").empty());
}

TEST_CASE("of a damaged file nothing is found, wherever the damage is") {
  const TempFolder folder;
  const fs::path file = folder.path() / "a.history";
  keep_in(file, "spi", "0.9");
  const std::string whole = bytes_at(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    folder.write("a.history", whole.substr(0, i));
    CHECK(found_in(file, "spi").empty());
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    folder.write("a.history", flipped);
    CHECK(found_in(file, "spi").empty());
  }
  folder.write("a.history", whole + "more");
  CHECK(found_in(file, "spi").empty());
  keep_in(file, "cpi", "1");
  CHECK(found_in(file, "cpi") == "1");
}

TEST_CASE("where nothing can be written nothing happens") {
  const TempFolder folder;
  folder.write("file", "in the way");
  keep_in(folder.path() / "file/a.history", "spi", "0.9");
  CHECK(bytes_at(folder.path() / "file") == "in the way");
  fs::create_directories(folder.path() / "a.history");
  keep_in(folder.path() / "a.history", "spi", "0.9");
  CHECK(fs::is_directory(folder.path() / "a.history"));
}

TEST_CASE("a file that became too large keeps what was used") {
  const TempFolder folder;
  const fs::path file = folder.path() / "a.history";
  keep_in(file, "old", std::string(5'000'000, 'x'));
  keep_in(file, "new", std::string(5'000'000, 'y'));
  CHECK(found_in(file, "old").empty());
  CHECK(found_in(file, "new").size() == 5'000'000);
  keep_in(file, "huge", std::string(9'000'000, 'z'));
  CHECK(found_in(file, "huge").empty());
  CHECK(found_in(file, "new").size() == 5'000'000);
}

TEST_CASE("of many files the oldest go, and none of another kind") {
  const TempFolder folder;
  const auto now = fs::file_time_type::clock::now();
  for (int i = 0; i < 70; ++i) {
    const fs::path file = folder.write(std::to_string(10 + i) + ".history", "");
    fs::last_write_time(file, now - std::chrono::hours(100 - i));
  }
  folder.write("my.notes", "");
  folder.write("longer.history", "");
  keep_in(folder.path() / "me.history", "spi", "0.9");
  CHECK(!fs::exists(folder.path() / "10.history"));
  CHECK(fs::exists(folder.path() / "79.history"));
  CHECK(fs::exists(folder.path() / "my.notes"));
  CHECK(fs::exists(folder.path() / "longer.history"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 64 + 2);
  CHECK(found_in(folder.path() / "me.history", "spi") == "0.9");
}

}  // namespace
}  // namespace plumb
