#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/source_file.hpp"

namespace plumb {

enum class Severity { error, warning };

/// What a diagnostic is about; its name stands in brackets behind the message. The rows are in
/// diagnostics.cpp.
enum class Code {
  // Files and syntax.
  unreadable,
  too_large,
  interrupted,
  encoding,
  merge_conflict,
  syntax,
  depth,
  documents,
  alias,
  tag,
  duplicate_key,
  include,
  format_version,
  // Fields and values.
  unknown_key,
  missing_field,
  bad_type,
  bad_value,
  bad_id,
  duplicate_id,
  unknown_reference,
  conflicting_fields,
  // The plan as a whole.
  cycle,
  impossible_dates,
  progress,
  hierarchy,
  strategy,
  calendar,
  closed,
  uneditable,
  clash,
  // Suspicious but computable.
  rounded,
  cut_by_comment,
  ambiguous_id,
  over_capacity,
  after_status_date,
  out_of_sequence,
  assumed_start,
  missing_file,
  past_promise,
  undated_progress,
  reversed_span,
  conflicting_constraint,
  missed_deadline,
  calendar_ends,
  duplicate_link,
  risk_without_response,
  ev_without_cost,
  cost_without_ev,
  spent_over_budget,
  finished_below_budget,
  progress_backwards,
  accrue_end_percent,
  // What the registers leave open.
  change_without_approval,
  objective_without_measure,
  requirement_without_task,
  requirement_without_verification,
  high_risk_without_response,
  high_risk_without_owner,
  payment_without_milestone,
  stakeholder_without_communication,
  overdue_evidence,
  overdue_issue,
  overdue_action,
  action_without_owner,
  weights,
  unused,
};

/// What the documentation says about a code.
struct CodeInfo {
  Code code;
  std::string_view name;  // kebab-case, as printed
  std::string_view help;  // one sentence
  bool warns = false;     // it can be a warning, which a limit switches by the name
};

/// Lists every code once, in the order of the enumeration.
std::span<const CodeInfo> code_table();

/// Finds a code by its printed name; nullopt if there is none.
std::optional<CodeInfo> find_code(std::string_view name);

/// Returns the printed name of a code.
std::string_view code_name(Code code);

/// A second place that explains a diagnostic.
struct Note {
  std::string message;
  Place where;
};

/// One message about the user's files. Texts are the user's own bytes where they quote him: whoever prints
/// makes them safe.
struct Diagnostic {
  Severity severity = Severity::error;
  Code code = Code::bad_value;
  std::string message;  // lower case, no full stop
  Place where;
  std::vector<Note> notes;
  std::string hint;                   // what to do; may be empty
  std::optional<double> excess = {};  // how far it goes beyond what is right; absent: it has no measure
  bool known = false;                 // an earlier version of the plan has it too, and no less of it
};

/// Collects what is wrong with the input, so that one run shows everything.
class Diagnostics {
 public:
  void error(Code code, Place where, std::string message, std::string hint = {},
             std::vector<Note> notes = {});
  /// excess: how far it goes beyond what is right, so that two versions of a plan can be compared.
  void warning(Code code, Place where, std::string message, std::string hint = {},
               std::vector<Note> notes = {}, std::optional<double> excess = {});

  /// Like nearest(), for a hint among names of the plan; nullopt too once a run has compared so much that
  /// hints would take seconds: 50,000 wrong ids among 50,000 are told within one, the first of them with a
  /// hint.
  std::optional<std::string_view> near(std::string_view word, std::span<const std::string_view> names);

  void add(Diagnostic found);

  /// Adds what was found elsewhere, in its order.
  void add(std::span<const Diagnostic> found);

  bool has_errors() const { return error_count_ > 0; }
  std::size_t error_count() const { return error_count_; }
  std::span<const Diagnostic> all() const { return all_; }

  /// Orders by file as first mentioned, then by place; messages of one place keep their order.
  void sort_by_place();

 private:
  std::vector<Diagnostic> all_;
  std::size_t error_count_ = 0;
  std::size_t compared_ = 0;  // pairs of letters, by near()
};

}  // namespace plumb
