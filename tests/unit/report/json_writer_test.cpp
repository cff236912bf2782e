#include "plumb/report/json_writer.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>

using namespace plumb;
using namespace std::chrono_literals;

namespace {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

}  // namespace

TEST_CASE("members of the outermost object and rows of its arrays have a line each") {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.schedule/1");
  json.key("project");
  json.begin_object();
  json.member("id", "a");
  json.member("start", Date{2026y / 3 / 2} + 510min);
  json.member("finish", kNoInstant);
  json.end_object();
  json.key("tasks");
  json.begin_array();
  for (const char* id : {"dig", "pour"}) {
    json.begin_object();
    json.member("id", id);
    json.key("drivers");
    json.begin_array();
    json.value(1);
    json.value(2);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("risks");
  json.begin_array();
  json.end_array();
  json.end_object();
  json.finish();
  CHECK(out ==
        "{\n"
        "  \"schema\": \"plumb.schedule/1\",\n"
        "  \"project\": {\"id\":\"a\",\"start\":\"2026-03-02T08:30\",\"finish\":null},\n"
        "  \"tasks\": [\n"
        "    {\"id\":\"dig\",\"drivers\":[1,2]},\n"
        "    {\"id\":\"pour\",\"drivers\":[1,2]}\n"
        "  ],\n"
        "  \"risks\": []\n"
        "}\n");
  CHECK(nlohmann::json::parse(out)["tasks"][1]["id"] == "pour");
}

TEST_CASE("values have the forms of the contract") {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.value(true);
  json.value(-7);
  json.value(std::numeric_limits<std::int64_t>::min());
  json.value(0.1);
  json.value(300'000.0);
  json.value(std::nan(""));
  json.value(std::numeric_limits<double>::infinity());
  json.value(std::optional<double>());
  json.value(std::optional<std::string_view>("x"));
  json.value(480min);
  json.amount(120'000'005'000);
  json.amount(-1);
  json.raw_number("12.50");
  json.null();
  json.end_array();
  CHECK(out ==
        "[\n  true,\n  -7,\n  -9223372036854775808,\n  0.1,\n  300000,\n  null,\n  null,\n  null,\n  "
        "\"x\",\n  480,\n"
        "  12000000.5,\n  -0.0001,\n  12.50,\n  null\n]");
}

TEST_CASE("a document may be empty or a single value") {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.end_object();
  CHECK(out == "{}");
  out.clear();
  JsonWriter(out).value(0.889);
  CHECK(out == "0.889");
}

TEST_CASE("keys of the user's are escaped, long ones too") {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.begin_object();
  json.member(std::string_view("a\"b\x1b"), 1);
  json.member("a_key_that_is_longer_than_any_that_a_sensible_writer_would_choose_min", 2);
  json.end_object();
  json.end_array();
  CHECK(out ==
        "[\n  {\"a\\\"b\\u001b\":1,"
        "\"a_key_that_is_longer_than_any_that_a_sensible_writer_would_choose_min\":2}\n]");
}

TEST_CASE("strings are safe in JSON and on a terminal") {
  CHECK(json_string("清算 \"x\" \\ /") == "\"清算 \\\"x\\\" \\\\ /\"");
  CHECK(json_string("a\nb\tc\rd") == "\"a\\nb\\tc\\rd\"");
  CHECK(json_string(std::string_view("\0\x1b\x7f", 3)) == "\"\\u0000\\u001b\\u007f\"");
  CHECK(json_string("\u009B\u202E\u2028\u2029") == "\"\\u009b\\u202e\\u2028\\u2029\"");
  CHECK(json_string("\U000E0041") == "\"\\udb40\\udc41\"");
  CHECK(json_string("a\xFFz\xED\xA0\x80") == "\"a\uFFFDz\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("a string reads back as it was written, at every length and place") {
  constexpr std::array<std::string_view, 8> kPieces = {"\"", "\\",     "\x1b",       "\x7f",
                                                       "清", "\u202E", "\U000E0041", "🚀"};
  for (std::size_t length = 0; length < 30; ++length) {
    for (const std::string_view piece : kPieces) {
      for (std::size_t at = 0; at <= length; ++at) {
        std::string text(length, 'x');
        text.insert(at, piece);
        REQUIRE(nlohmann::json::parse(json_string(text)) == text);
      }
    }
  }
}

TEST_CASE("random bytes give valid JSON without raw control characters") {
  std::mt19937 random(11);
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) text += static_cast<char>(random() & 0xFFU);
    const std::string written = json_string(text);
    REQUIRE(nlohmann::json::accept(written));
    for (const char byte : written) {
      REQUIRE(static_cast<unsigned char>(byte) >= 0x20);
      REQUIRE(byte != 0x7F);
    }
  }
}
