#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "plumb/report/finding.hpp"
#include "support/nasty_texts.hpp"

namespace plumb::test {

/// A finding whose every text is the same, on line 3, columns 5 to 8.
inline Finding finding_of(std::string_view text, Severity severity = Severity::error) {
  Finding finding;
  finding.severity = severity;
  finding.code = "bad-value";
  finding.subject = text;
  finding.message = text;
  finding.hint = text;
  finding.where = {std::string(text), {3, 5}, {3, 9}, true};
  finding.notes = {{std::string(text), {std::string(text), {7, 1}, {7, 2}, true}}};
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

/// One such finding for each nasty text.
inline std::vector<Finding> nasty_findings() {
  std::vector<Finding> findings;
  for (const std::string_view text : kNastyTexts) {
    findings.push_back(finding_of(text));
    findings.back().fingerprint = fmt::format("{:016x}", findings.size());
  }
  return findings;
}

}  // namespace plumb::test
