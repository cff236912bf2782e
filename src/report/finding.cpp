#include "plumb/report/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "plumb/control/known_warnings.hpp"
#include "plumb/io/checksum.hpp"
#include "plumb/plan/row_subjects.hpp"
#include "plumb/report/limits_view.hpp"

namespace plumb {

namespace {

std::string digest(std::string_view text) {
  return fmt::format("{:016x}", checksum(text));
}

class FindingList {
 public:
  FindingList(const CheckReport& report, const PathName& path_name)
      : report_(report), path_name_(path_name) {}

  std::vector<Finding> run() {
    for (const Diagnostic& diagnostic : report_.diagnostics.all()) add(diagnostic);
    for (const LimitResult& result : report_.limits)
      if (!result.holds) add(result);
    return std::move(findings_);
  }

 private:
  FindingPlace place(const Place& where) const {
    if (!where.file) return {path_name_(std::string(report_.path)), {}, {}, false};
    return {path_name_(where.file->path()), where.file->position(where.span.begin),
            where.file->position(where.span.end), true};
  }

  std::string subject(const Place& where) {
    if (!where.file) return {};
    const auto known = subjects_.try_emplace(where.file.get(), where.file).first;
    return std::string(known->second.at(where.span.begin));
  }

  void add(const Diagnostic& diagnostic) {
    Finding finding;
    finding.severity = diagnostic.severity;
    finding.code = code_name(diagnostic.code);
    finding.message = diagnostic.message;
    finding.hint = diagnostic.hint;
    finding.known = diagnostic.known;
    for (const Note& note : diagnostic.notes) {
      FindingNote found{note.message, place(note.where)};
      // SARIF takes each of them once.
      const bool is_new =
          std::none_of(finding.notes.begin(), finding.notes.end(), [&](const FindingNote& other) {
            return other.message == found.message && place_text(other.where) == place_text(found.where);
          });
      if (is_new) finding.notes.push_back(std::move(found));
    }
    add(std::move(finding), diagnostic.where);
  }

  /// A limit stands where it says what must be.
  void add(const LimitResult& result) {
    Finding finding;
    finding.severity = severity_of(result);
    finding.code = kLimitCode;
    finding.message = broken_limit_text(*report_.plan, result);
    finding.hint = broken_limit_hint(*report_.plan, result);
    finding.known = result.known;
    add(std::move(finding), place_of(report_.plan->limits.nodes[result.id.index()], "must"));
  }

  void add(Finding finding, const Place& where) {
    finding.where = place(where);
    finding.subject = subject(where);
    const std::string identity = fmt::format("{}\n{}\n{}", finding.code, finding.subject, finding.where.path);
    std::size_t& count = counts_[identity];
    do {
      ++count;
      finding.fingerprint = digest(count == 1 ? identity : fmt::format("{}\n{}", identity, count));
    } while (!fingerprints_.insert(finding.fingerprint).second);
    findings_.push_back(std::move(finding));
  }

  const CheckReport& report_;
  const PathName& path_name_;
  std::vector<Finding> findings_;
  std::map<const SourceFile*, RowSubjects> subjects_;
  std::map<std::string, std::size_t> counts_;
  std::set<std::string> fingerprints_;
};

}  // namespace

std::string_view severity_word(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string broken_limit_text(const Plan& plan, const LimitResult& result) {
  const Limit& limit = plan.limits.rows[result.id.index()];
  return fmt::format("'{}' does not hold: {}{} is {}, and must be {} {}{}", limit.id, result.metric->name,
                     limit.of.empty() ? "" : fmt::format(" of '{}'", limit.of),
                     limit_value_text(plan, result, false), comparison_sign(limit.must->comparison),
                     limit.must->value, result.known ? kNoWorse : "");
}

std::string broken_limit_hint(const Plan& plan, const LimitResult& result) {
  const Limit& limit = plan.limits.rows[result.id.index()];
  return fmt::format("see 'plumb metrics {}{}'", result.metric->name,
                     limit.of.empty() ? "" : fmt::format(" --of {}", limit.of));
}

Severity severity_of(const LimitResult& result) {
  return result.level == LimitLevel::error && !result.known ? Severity::error : Severity::warning;
}

std::string place_text(const FindingPlace& place) {
  if (!place.in_text) return place.path;
  return fmt::format("{}:{}:{}", place.path, place.begin.line, place.begin.column);
}

std::vector<Finding> findings_of(const CheckReport& report, const PathName& path_name) {
  return FindingList(report, path_name).run();
}

}  // namespace plumb
