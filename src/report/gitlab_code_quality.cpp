#include "plumb/report/gitlab_code_quality.hpp"

#include "plumb/report/json_writer.hpp"

namespace plumb {

namespace {

std::string_view gitlab_severity(const Finding& finding) {
  if (finding.severity == Severity::warning) return "minor";
  return finding.code == kLimitCode ? "major" : "critical";
}

}  // namespace

void write_gitlab_code_quality(std::string& out, std::span<const Finding> findings) {
  JsonWriter json(out);
  json.begin_array();
  for (const Finding& finding : findings) {
    json.begin_object();
    json.member("description", finding.message);
    json.member("check_name", finding.code);
    json.member("fingerprint", finding.fingerprint);
    json.member("severity", gitlab_severity(finding));
    json.key("location");
    json.begin_object();
    json.member("path", finding.where.path);
    json.key("lines");
    json.begin_object();
    json.member("begin", finding.where.begin.line);
    json.end_object();
    json.end_object();
    json.end_object();
  }
  json.end_array();
  json.finish();
}

}  // namespace plumb
