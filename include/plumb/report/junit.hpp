#pragma once

#include <span>
#include <string>

#include "plumb/report/finding.hpp"

namespace plumb {

/// Appends a check as a JUnit test report: a suite of the plan with a case for each diagnostic, and a suite
/// of its limits with a case for each of them. Errors fail; a warning is the output of a case that passes,
/// unless strict.
///
/// findings: of this report, in their order. Source: the schema that Jenkins publishes, which GitLab reads
/// too.
void write_junit(std::string& out, const CheckReport& report, std::span<const Finding> findings, bool strict);

/// Appends user text as XML text, or between the quotes of an attribute.
void append_xml_text(std::string& out, std::string_view user_text);

}  // namespace plumb
