#include "plumb/io/did_you_mean.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using plumb::nearest;

namespace {

std::string nearest_of(std::string_view word, std::vector<std::string_view> candidates) {
  return std::string(nearest(word, candidates).value_or("(none)"));
}

}  // namespace

TEST_CASE("a slip of the pen finds its word") {
  const std::vector<std::string_view> fields = {"duration", "deadline", "after", "assign", "budget"};
  CHECK(nearest_of("duraton", fields) == "duration");    // one left out
  CHECK(nearest_of("durattion", fields) == "duration");  // one too many
  CHECK(nearest_of("durotion", fields) == "duration");   // another one
  CHECK(nearest_of("duartion", fields) == "duration");   // two swapped
  CHECK(nearest_of("DURATION", fields) == "duration");   // case does not count
  CHECK(nearest_of("aftr", fields) == "after");
}

TEST_CASE("a word that is too far from all is no slip") {
  CHECK(nearest_of("owner", {"duration", "deadline"}) == "(none)");
  CHECK(nearest_of("abcdef", {"abcxyz"}) == "(none)");  // three of six letters
  CHECK(nearest_of("abcdef", {"abcdyz"}) == "abcdyz");  // two of six
  CHECK(nearest_of("x", {"y", "z"}) == "(none)");
  CHECK(nearest_of("x", {"xy"}) == "xy");
  CHECK(nearest_of("", {"a"}) == "(none)");
  CHECK(nearest_of("a", {""}) == "(none)");
  CHECK(nearest_of("a", {}) == "(none)");
}

TEST_CASE("a nearer candidate wins, of equals the first") {
  CHECK(nearest_of("status", {"statusses", "statu", "status"}) == "status");
  CHECK(nearest_of("cat", {"bat", "hat"}) == "bat");
  CHECK(nearest_of("cat", {"xcatx", "hat"}) == "hat");
}

TEST_CASE("letters are counted, not bytes") {
  CHECK(nearest_of("设计文档", {"设计文件"}) == "设计文件");
  CHECK(nearest_of("设计", {"部署"}) == "(none)");
  CHECK(nearest_of("grösse", {"größe", "grosse"}) == "grosse");
}

TEST_CASE("words longer than any id are not compared") {
  const std::string word(100'000, 'a');
  CHECK(nearest_of(word, {std::string_view(word)}) == "(none)");
  CHECK(nearest_of(std::string(64, 'a'), {std::string_view(word).substr(0, 64)}) == std::string(64, 'a'));
}
