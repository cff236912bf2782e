#include "plumb/report/github_commands.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "plumb/io/safe_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_markdown.hpp"

namespace plumb {

namespace {

// GitHub refuses summaries of more than 1 MiB a step; the last row may be long.
constexpr std::size_t kMostSummaryBytes = 900'000;

constexpr std::array kSeverities{Severity::error, Severity::warning};

/// Appends text that is safe for a terminal and needs its `%`, and the given bytes, as %XX.
void append_percent_coded(std::string& out, std::string_view text, std::string_view special) {
  for (const char byte : text) {
    if (byte == '%' || special.find(byte) != std::string_view::npos)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    else
      out += byte;
  }
}

struct SplitFindings {
  std::vector<const Finding*> shown;
  std::vector<const Finding*> others;
};

SplitFindings split(std::span<const Finding> findings) {
  SplitFindings result;
  for (const Severity severity : kSeverities) {
    std::size_t count = 0;
    for (const Finding& finding : findings)
      if (finding.severity == severity)
        (count++ < kMostAnnotations ? result.shown : result.others).push_back(&finding);
  }
  return result;
}

void append_command(std::string& out, const Finding& finding) {
  out += fmt::format("::{} file=", severity_word(finding.severity));
  append_github_property(out, finding.where.path);
  if (finding.where.in_text) {
    out += fmt::format(",line={},col={}", finding.where.begin.line, finding.where.begin.column);
    // GitHub takes an end on the same line only.
    if (finding.where.end.line == finding.where.begin.line &&
        finding.where.end.column > finding.where.begin.column + 1)
      out += fmt::format(",endColumn={}", finding.where.end.column - 1);
  }
  out += ",title=";
  append_github_property(out, finding.code);
  out += "::";
  append_github_message(out, finding.message);
  for (const FindingNote& note : finding.notes) {
    out += "%0A";
    append_github_message(out, fmt::format("{}: {}", place_text(note.where), note.message));
  }
  if (!finding.hint.empty()) {
    out += "%0A";
    append_github_message(out, "help: " + finding.hint);
  }
  out += '\n';
}

/// Returns `3 errors and 1 warning`.
std::string counts_text(const std::vector<const Finding*>& findings) {
  std::string text;
  for (const Severity severity : kSeverities) {
    std::size_t count = 0;
    for (const Finding* finding : findings) count += finding->severity == severity ? 1 : 0;
    if (count > 0) text += (text.empty() ? "" : " and ") + counted(count, severity_word(severity));
  }
  return text;
}

std::string log_text(const Finding& finding) {
  return fmt::format("{}: {}: {} [{}]", place_text(finding.where), severity_word(finding.severity),
                     finding.message, finding.code);
}

}  // namespace

void append_github_message(std::string& out, std::string_view user_text) {
  append_percent_coded(out, safe_text(user_text), {});
}

void append_github_property(std::string& out, std::string_view user_text) {
  append_percent_coded(out, safe_text(user_text), ":,");
}

void append_github_log_line(std::string& out, std::string_view user_text) {
  std::string text = safe_text(user_text);
  // `::` begins a command at the beginning of a line, behind blanks too; `##[` anywhere in it.
  if (const std::size_t first = text.find_first_not_of(' ');
      first != std::string::npos && text.compare(first, 2, "::") == 0)
    text.insert(0, "- ");
  for (std::size_t at = text.find("##["); at != std::string::npos; at = text.find("##[", at))
    text.insert(at + 2, " ");
  out += text;
  out += '\n';
}

void write_github_commands(std::string& out, std::span<const Finding> findings, bool in_summary) {
  const SplitFindings parts = split(findings);
  for (const Finding* finding : parts.shown) append_command(out, *finding);
  if (parts.others.empty()) return;
  out += "::notice title=plumb::";
  append_github_message(out, fmt::format("{} more: see {}", counts_text(parts.others),
                                         in_summary ? "the summary of the job" : "the log of this step"));
  out += '\n';
  if (in_summary) return;
  for (const Finding* finding : parts.others) append_github_log_line(out, log_text(*finding));
}

std::string github_summary(std::span<const Finding> findings) {
  const SplitFindings parts = split(findings);
  if (parts.others.empty()) return {};
  std::string out = fmt::format("### plumb check: {} more\n\n", counts_text(parts.others));
  out += "| severity | code | place | message | hint |\n| --- | --- | --- | --- | --- |\n";
  std::size_t written = 0;
  for (const Finding* finding : parts.others) {
    if (out.size() > kMostSummaryBytes) break;
    for (const std::string& text : {std::string(severity_word(finding->severity)), std::string(finding->code),
                                    place_text(finding->where), finding->message, finding->hint}) {
      out += "| ";
      append_markdown_text(out, text);
      out += ' ';
    }
    out += "|\n";
    ++written;
  }
  if (written < parts.others.size())
    out += fmt::format("\n{} more do not fit: run 'plumb check'.\n", parts.others.size() - written);
  return out + '\n';
}

}  // namespace plumb
