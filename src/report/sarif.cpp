#include "plumb/report/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "plumb/report/json_writer.hpp"

namespace plumb {

namespace {

/// The codes that were found, each once, in the order in which they come.
std::vector<std::string_view> rules_of(std::span<const Finding> findings) {
  std::vector<std::string_view> rules;
  for (const Finding& finding : findings)
    if (std::find(rules.begin(), rules.end(), finding.code) == rules.end()) rules.push_back(finding.code);
  return rules;
}

std::string_view rule_help(std::string_view code) {
  if (const auto info = find_code(code)) return info->help;
  return "A figure of the plan breaks one of the plan's limits.";
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  json.begin_object();
  json.member("text", text);
  json.end_object();
}

void write_location(JsonWriter& json, const FindingPlace& place) {
  std::string uri;
  append_uri(uri, place.path);
  json.key("physicalLocation");
  json.begin_object();
  json.key("artifactLocation");
  json.begin_object();
  json.member("uri", uri);
  json.end_object();
  json.key("region");
  json.begin_object();
  json.member("startLine", place.begin.line);
  json.member("startColumn", place.begin.column);
  json.member("endLine", place.end.line);
  json.member("endColumn", place.end.column);
  json.end_object();
  json.end_object();
}

bool is_same(const FindingNote& a, const FindingNote& b) {
  return a.message == b.message && a.where.path == b.where.path && a.where.begin.line == b.where.begin.line &&
         a.where.begin.column == b.where.begin.column && a.where.end.line == b.where.end.line &&
         a.where.end.column == b.where.end.column;
}

/// The standard demands that no related location stands twice.
void write_notes(JsonWriter& json, const std::vector<FindingNote>& notes) {
  if (notes.empty()) return;
  json.key("relatedLocations");
  json.begin_array();
  for (auto note = notes.begin(); note != notes.end(); ++note) {
    if (std::any_of(notes.begin(), note, [&](const FindingNote& each) { return is_same(each, *note); }))
      continue;
    json.begin_object();
    write_location(json, note->where);
    write_text(json, "message", sarif_message(note->message));
    json.end_object();
  }
  json.end_array();
}

void write_result(JsonWriter& json, const Finding& finding, std::size_t rule) {
  json.begin_object();
  json.member("ruleId", finding.code);
  json.member("ruleIndex", rule);
  json.member("level", severity_word(finding.severity));
  const std::string help = finding.hint.empty() ? "" : "\nhelp: " + sarif_message(finding.hint);
  write_text(json, "message", sarif_message(finding.message) + help);
  json.key("locations");
  json.begin_array();
  json.begin_object();
  write_location(json, finding.where);
  json.end_object();
  json.end_array();
  write_notes(json, finding.notes);
  // GitHub tells findings apart by this name alone; the number behind the colon is its own.
  json.key("partialFingerprints");
  json.begin_object();
  json.member("primaryLocationLineHash", finding.fingerprint + ":1");
  json.end_object();
  json.end_object();
}

void write_driver(JsonWriter& json, const std::vector<std::string_view>& rules, std::string_view version) {
  json.key("tool");
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.member("name", "plumb");
  json.member("version", version);
  json.key("rules");
  json.begin_array();
  for (const std::string_view rule : rules) {
    json.begin_object();
    json.member("id", rule);
    write_text(json, "shortDescription", sarif_message(rule_help(rule)));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.end_object();
}

}  // namespace

void append_uri(std::string& out, std::string_view path) {
  if (path.starts_with('/')) out += "file://";
  for (const char byte : path) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool plain = letter || (byte >= '0' && byte <= '9') ||
                       std::string_view("-._~/").find(byte) != std::string_view::npos;
    out += plain ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
}

std::string sarif_message(std::string_view user_text) {
  std::string out;
  for (std::size_t i = 0; i < user_text.size(); ++i) {
    const char byte = user_text[i];
    out += byte;
    if (byte == '{' || byte == '}') out += byte;  // {0} would be filled with an argument
    if (byte == ']' && user_text.substr(i + 1).starts_with('(')) out += ' ';  // [text](address) is a link
  }
  return out;
}

void write_sarif(std::string& out, std::span<const Finding> findings, std::string_view tool_version) {
  const std::vector<std::string_view> rules = rules_of(findings);
  JsonWriter json(out);
  json.begin_object();
  json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.member("version", "2.1.0");
  json.key("runs");
  json.begin_array();
  json.begin_object();
  write_driver(json, rules, tool_version);
  json.member("columnKind", "unicodeCodePoints");
  json.key("results");
  json.begin_array();
  for (const Finding& finding : findings) {
    const auto rule = std::find(rules.begin(), rules.end(), finding.code) - rules.begin();
    write_result(json, finding, static_cast<std::size_t>(rule));
  }
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
