#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plumb/model/id_index.hpp"
#include "plumb/model/value_reader.hpp"

namespace plumb {
namespace {

TEST_CASE("ids are short words of any script") {
  for (const char* id :
       {"a", "1", "CA-1.2", "设计-1", "étude", "a_b", "R-vendor", "x+1", "日本", "a-", "~", "na\u00efve"}) {
    CAPTURE(id);
    CHECK(id_problem(id).message == "");
  }
  CHECK(id_problem(std::string(64, 'a')).message == "");
  std::string wide;
  for (int i = 0; i < 64; ++i) wide += "设";
  CHECK(id_problem(wide).message == "");
}

TEST_CASE("what an id may not be says why") {
  CHECK(id_problem("").message == "an id is empty");
  CHECK(id_problem("-a").message == "the id '-a' starts with '-'");
  CHECK(id_problem("+a").message == "the id '+a' starts with '+'");
  CHECK(id_problem(std::string(65, 'a')).message == "an id of 65 characters is too long");
  for (const char c : std::string_view(",:;[]{}#&*!|>'\"%@\\/=?`")) {
    const std::string id = fmt::format("a{}b", c);
    CHECK(id_problem(id).message == fmt::format("the id '{}' contains '{}'", id, c));
  }
  for (const char* wide : {"，", "：", "；", "、", "％", "（", "）"})
    CHECK(id_problem(fmt::format("a{}b", wide)).message ==
          fmt::format("the id 'a{0}b' contains '{0}'", wide));
}

TEST_CASE("white space and control characters of any kind") {
  for (const char* blank : {" ", "\t", "\n", "\x01", "\x7F", "\u0085", "\u00A0", "\u1680", "\u2003", "\u200B",
                            "\u2028", "\u202E", "\u2066", "\u3000", "\uFEFF"}) {
    const std::string id = fmt::format("a{}b", blank);
    CHECK(id_problem(id).message ==
          fmt::format("the id '{}' contains white space or a control character", id));
  }
}

TEST_CASE("ids that other tools do not read as text") {
  for (const char* id : {"1.10", "1.5", "007", "1e3", "0x1F", "0o17", "0b1", ".inf", ".NaN", "12e03", "1_000",
                         "1.", ".5", "1_0.5", "1E+3"}) {
    CAPTURE(id);
    CHECK(other_reading(id) == "a number");
  }
  for (const char* id : {"true", "False", "yes", "NO", "on", "Off"})
    CHECK(other_reading(id) == "true or false");
  for (const char* id : {"null", "Null", "~"}) CHECK(other_reading(id) == "no value");
  for (const char* id : {"2026-03-02", "2026-3-2"}) CHECK(other_reading(id) == "a date");
  for (const char* id :
       {".",     "..",    "...",      "1.2.3", "1",   "42",  "0",    "a1",      "1a",
        "e3",    "1e",    "_1",       "0x",    "x1F", "t.1", "2026", "2026-03", "2026-03-02-a",
        "1-2-3", "truth", "nullable", "~1",    "_",   "._",  "1e3.5"}) {
    CAPTURE(id);
    CHECK(other_reading(id) == "");
  }
}

TEST_CASE("ids that look the same are the same") {
  CHECK(id_problem("e\u0301tude").message == "the id 'e\u0301tude' is not in Unicode's normal form NFC");
}

TEST_CASE("an index finds every id and keeps the first of equal ones") {
  std::vector<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.push_back(fmt::format("t{}", i));
  IdTable table;
  for (const std::string& id : ids) CHECK_FALSE(table.add(id));
  CHECK(table.add("t7") == 7);
  CHECK(table.add("new") == std::nullopt);
  for (std::uint32_t i = 0; i < 1000; ++i) CHECK(table.find(ids[i]) == i);
  CHECK(table.find("t7") == 7);
  CHECK(table.find("new") == 1001);
  CHECK(table.id(1000) == "t7");
  CHECK_FALSE(table.find("none"));
  CHECK_FALSE(IdTable().find("none"));
}

TEST_CASE("an index that was reserved finds the same") {
  IdTable table;
  table.add("a");
  table.reserve(500);
  CHECK(table.find("a") == 0);
  CHECK(table.add("a") == 0);
}

}  // namespace
}  // namespace plumb
