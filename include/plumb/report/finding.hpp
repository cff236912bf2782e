#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/report/check_view.hpp"

namespace plumb {

/// The code of a limit that does not hold, beside those of the diagnostics.
inline constexpr std::string_view kLimitCode = "limit";

/// Where a finding, or what explains it, stands.
struct FindingPlace {
  std::string path;      // as the service that reads the report names the file
  Position begin;        // of the file, where the finding stands nowhere in it
  Position end;          // behind the last character
  bool in_text = false;  // there is something to point at
};

struct FindingNote {
  std::string message;
  FindingPlace where;
};

/// One thing that `plumb check` found: a diagnostic, or a limit that does not hold. Texts are the user's own
/// bytes where they quote him.
struct Finding {
  Severity severity = Severity::error;
  std::string_view code;
  std::string subject;  // the row that it is about: `tasks/api`; empty: none
  std::string message;
  std::string hint;  // may be empty
  FindingPlace where;
  std::vector<FindingNote> notes;
  bool known = false;       // an earlier version of the plan has it too, so it fails nothing
  std::string fingerprint;  // 16 hexadecimal digits, unique in the report
};

/// Returns the name of a file for the service that reads the report: a path below the repository.
using PathName = std::function<std::string(const std::string& path)>;

/// Lists what a check found: the diagnostics, then the limits that do not hold, each in the order of the
/// report.
///
/// The fingerprint follows from code, subject and file, so that a finding stays the same one when lines move;
/// of several that share these, the later ones count on.
std::vector<Finding> findings_of(const CheckReport& report, const PathName& path_name);

/// Returns the word for a severity: `error`, `warning`.
std::string_view severity_word(Severity severity);

/// Says of a limit that it does not hold, and where to look.
std::string broken_limit_text(const Plan& plan, const LimitResult& result);
std::string broken_limit_hint(const Plan& plan, const LimitResult& result);

/// Returns the severity of a limit that does not hold: one that is known fails nothing, and is a warning.
Severity severity_of(const LimitResult& result);

/// Returns `plan.yaml:12:4`, or the path alone where there is nothing to point at.
std::string place_text(const FindingPlace& place);

}  // namespace plumb
