#include "plumb/io/yaml_emitter.hpp"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

namespace plumb {

TEST_CASE("ordinary text stays plain") {
  for (const char* text : {"City card", "设计", "clearing-api", "a_b.c", "60%", "5d", "x = y", "don"})
    CHECK(yaml_scalar(text) == text);
}

TEST_CASE("what a reader of YAML 1.1 or 1.2 would retype is quoted") {
  for (const char* text :
       {"no",   "Yes",        "ON",    "off",  "y",     "~",     "null", "TRUE", "1",    "1e3", "0123",
        "0x1F", "2026-03-02", "12:30", ".inf", "-.NaN", "1_000", "<<",   "=",    "0o17", "-1",  "+1"})
    CHECK(yaml_scalar(text) == std::string("\"") + text + "\"");
}

TEST_CASE("every text comes back, in block and flow context, as value and as key") {
  for (const std::string& text : {std::string(),
                                  std::string(" a"),
                                  std::string("a "),
                                  std::string("a: b"),
                                  std::string("a #b"),
                                  std::string("#a"),
                                  std::string("- a"),
                                  std::string("[a"),
                                  std::string("a, b"),
                                  std::string("{"),
                                  std::string("\"q\" \\ 's'"),
                                  std::string("a\nb\n"),
                                  std::string("\t"),
                                  std::string("\x01\x7f"),
                                  std::string("@x"),
                                  std::string("`x"),
                                  std::string("%x"),
                                  std::string("? x"),
                                  std::string("!x"),
                                  std::string("&x"),
                                  std::string("*x"),
                                  std::string("|"),
                                  std::string(">"),
                                  std::string("x\u2028y\u2029z"),
                                  std::string("\u0085"),
                                  std::string("\u00a0"),
                                  std::string("\ufeffx"),
                                  std::string("\U0001F600"),
                                  std::string("---"),
                                  std::string("..."),
                                  std::string("a\0b", 3)}) {
    const std::string scalar = yaml_scalar(text);
    CAPTURE(scalar);
    CHECK(scalar.find('\n') == std::string::npos);
    CHECK(YAML::Load("key: " + scalar)["key"].as<std::string>() == text);
    CHECK(YAML::Load("{key: " + scalar + ", other: 1}")["key"].as<std::string>() == text);
    CHECK(YAML::Load("- " + scalar)[0].as<std::string>() == text);
    CHECK(YAML::Load(scalar + ": 1").begin()->first.as<std::string>() == text);
  }
}

}  // namespace plumb
