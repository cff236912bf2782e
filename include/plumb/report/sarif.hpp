#pragma once

#include <span>
#include <string>

#include "plumb/report/finding.hpp"

namespace plumb {

/// Appends findings as a SARIF log of one run. tool_version: of plumb.
///
/// Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
void write_sarif(std::string& out, std::span<const Finding> findings, std::string_view tool_version);

/// Appends a path as a relative reference or a file URI (RFC 3986): every byte that could mean something else
/// there is percent-encoded.
void append_uri(std::string& out, std::string_view path);

/// Returns user text in which SARIF sees neither a link, nor a place to be filled.
std::string sarif_message(std::string_view user_text);

}  // namespace plumb
