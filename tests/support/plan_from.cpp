#include "plan_from.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "plumb/io/diagnostic_text.hpp"
#include "plumb/io/file_reader.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kRoot = "plumb.yaml";

bool has_key(std::string_view yaml, std::string_view key) {
  return yaml.starts_with(key) || yaml.find(fmt::format("\n{}", key)) != std::string_view::npos;
}

Files files_of(std::string_view yaml) {
  std::string text(yaml);
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  if (!has_key(yaml, "plumb:")) text += "plumb: 1\n";
  if (!has_key(yaml, "project:")) text += "project: {id: p, start: 2026-03-02}\n";
  return {{std::string(kRoot), text}};
}

std::string text_of(LoadedPlan loaded) {
  loaded.diagnostics.sort_by_place();
  std::string text;
  for (const Diagnostic& each : loaded.diagnostics.all()) text += diagnostic_text(each, false);
  return text;
}

}  // namespace

LoadedPlan load(const Files& files) {
  LoadedPlan loaded;
  loaded.plan = load_plan(MemoryReader(files), std::string(kRoot), loaded.diagnostics);
  // Without a plan somebody must have said why.
  CHECK(loaded.plan.has_value() != loaded.diagnostics.has_errors());
  return loaded;
}

LoadedPlan load(std::string_view yaml) {
  return load(files_of(yaml));
}

LoadedPlan plan_from(std::string_view yaml) {
  LoadedPlan loaded = load(yaml);
  REQUIRE_MESSAGE(loaded.plan.has_value(), messages_of(yaml));
  return loaded;
}

std::string messages_of(const Files& files) {
  return text_of(load(files));
}

std::string messages_of(std::string_view yaml) {
  return text_of(load(yaml));
}

std::string short_messages_of(std::string_view yaml) {
  LoadedPlan loaded = load(yaml);
  loaded.diagnostics.sort_by_place();
  std::string text;
  for (const Diagnostic& each : loaded.diagnostics.all()) {
    const Position at = each.where.file ? each.where.file->position(each.where.span.begin) : Position{0, 0};
    text += fmt::format("{}:{} {} [{}] {}\n", at.line, at.column,
                        each.severity == Severity::error ? "error" : "warning", code_name(each.code),
                        each.message);
  }
  return text;
}

std::string test_data(const std::string& path) {
  std::ifstream file(std::string(PLUMB_SOURCE_DIR) + "/tests/data/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "no file tests/data/" << path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace plumb::test
