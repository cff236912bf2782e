#include "plumb/io/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <map>
#include <utility>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

constexpr std::array kCodes = {
    CodeInfo{Code::unreadable, "unreadable",
             "The file does not exist or the system does not let it be read."},
    CodeInfo{Code::too_large, "too-large", "The file is larger than --max-size allows."},
    CodeInfo{Code::interrupted, "interrupted",
             "A change of several files was broken off and cannot be completed, or files kept changing while "
             "they were read."},
    CodeInfo{Code::encoding, "encoding",
             "The file is not UTF-8, or holds characters that YAML does not allow."},
    CodeInfo{Code::merge_conflict, "merge-conflict",
             "The file still has the conflict markers of an unfinished merge; resolve them first."},
    CodeInfo{Code::syntax, "syntax", "The file is not YAML."},
    CodeInfo{Code::depth, "depth", "The file is nested deeper than any plan needs."},
    CodeInfo{Code::documents, "documents", "A file holds one YAML document, not none and not several."},
    CodeInfo{Code::alias, "alias",
             "An alias refers to itself or to no anchor, aliases expand to too much, or an edit would go "
             "through one."},
    CodeInfo{Code::tag, "tag", "Tags (`!x`) are not part of the plan format."},
    CodeInfo{Code::duplicate_key, "duplicate-key",
             "A mapping has the same key twice, so one value would be lost."},
    CodeInfo{
        Code::include, "include",
        "An include names nothing or what is no file, leads out of the folder of the plan, or comes back "
        "to a file or folder around it."},
    CodeInfo{Code::format_version, "format-version",
             "The plan does not say `plumb: 1`, or was written for a later version of the format."},
    CodeInfo{Code::unknown_key, "unknown-key", "No field has this name; keys of your own begin with `x-`."},
    CodeInfo{Code::missing_field, "missing-field", "A field that this row needs is not there.", true},
    CodeInfo{Code::bad_type, "bad-type",
             "A mapping, a sequence or a single value stands where another is expected."},
    CodeInfo{Code::bad_value, "bad-value",
             "The value is not in a form that the field can read, or out of its range."},
    CodeInfo{Code::bad_id, "bad-id",
             "An id has characters that it cannot have, is longer than 64, or is not in Unicode's normal "
             "form NFC."},
    CodeInfo{Code::duplicate_id, "duplicate-id", "Two rows of a collection have the same id."},
    CodeInfo{Code::unknown_reference, "unknown-reference", "The id that is referred to does not exist.",
             true},
    CodeInfo{Code::conflicting_fields, "conflicting-fields",
             "Fields of one row contradict or exclude each other."},
    CodeInfo{Code::cycle, "cycle", "Rows depend on each other in a circle; the shortest one is shown."},
    CodeInfo{Code::impossible_dates, "impossible-dates",
             "Dates cannot hold together, such as a finish before its start, or lie outside what can be "
             "computed.",
             true},
    CodeInfo{Code::progress, "progress", "What is reported as done contradicts itself or the plan."},
    CodeInfo{Code::hierarchy, "hierarchy",
             "A summary has what only its tasks can have, or the other way round."},
    CodeInfo{Code::strategy, "strategy", "The strategy is not one for this kind of risk.", true},
    CodeInfo{Code::calendar, "calendar",
             "A calendar has no working time where a task needs it, or its hours overlap or are no hours."},
    CodeInfo{Code::closed, "closed", "The summary is closed, so nothing below it may change."},
    CodeInfo{Code::uneditable, "uneditable",
             "A command cannot change this place without touching what stands around it."},
    CodeInfo{Code::clash, "clash",
             "Two branches change the plan in ways that do not go together; agree before the merge."},
    CodeInfo{Code::rounded, "rounded", "A duration does not come out in whole minutes and was rounded.",
             true},
    CodeInfo{Code::cut_by_comment, "cut-by-comment",
             "A `#` in a text without quotes begins a comment and cuts the text off.", true},
    CodeInfo{Code::ambiguous_id, "ambiguous-id",
             "Other tools read this id as a number or a date, or it stands in several collections; quote or "
             "rename it.",
             true},
    CodeInfo{Code::over_capacity, "over-capacity", "A task takes more of a resource than there is.", true},
    CodeInfo{Code::after_status_date, "after-status-date",
             "Something is reported as done on a day after the status date.", true},
    CodeInfo{Code::out_of_sequence, "out-of-sequence", "Work has begun before what it waits for was done.",
             true},
    CodeInfo{Code::assumed_start, "assumed-start",
             "Progress is reported without an actual start, so the planned start is taken.", true},
    CodeInfo{Code::missing_file, "missing-file", "A file that the plan points to is not in the repository.",
             true},
    CodeInfo{Code::past_promise, "past-promise",
             "The expected finish of unfinished work is before the status date.", true},
    CodeInfo{Code::undated_progress, "undated-progress",
             "Progress that stands on a task holds at the status date of the plan only, and another is asked "
             "for.",
             true},
    CodeInfo{Code::reversed_span, "reversed-span",
             "What a hammock ends with is over before what it starts with begins.", true},
    CodeInfo{Code::conflicting_constraint, "conflicting-constraint",
             "A constraint cannot be kept, because the links or another constraint do not allow it.", true},
    CodeInfo{Code::missed_deadline, "missed-deadline", "A task finishes after its deadline.", true},
    CodeInfo{Code::calendar_ends, "calendar-ends",
             "The exceptions of a calendar end before the plan does, so later holidays may be missing.",
             true},
    CodeInfo{Code::duplicate_link, "duplicate-link",
             "A task waits for the same end of another by two links of one type.", true},
    CodeInfo{Code::risk_without_response, "risk-without-response",
             "An open risk has neither a strategy nor a response.", true},
    CodeInfo{Code::ev_without_cost, "ev-without-cost", "Value is earned on which nothing was spent.", true},
    CodeInfo{Code::cost_without_ev, "cost-without-ev", "Money is spent on work that has earned nothing.",
             true},
    CodeInfo{Code::spent_over_budget, "spent-over-budget", "More is spent on a task than its budget.", true},
    CodeInfo{Code::finished_below_budget, "finished-below-budget",
             "A task is finished, and its budget is not used up: an invoice may be missing.", true},
    CodeInfo{Code::progress_backwards, "progress-backwards",
             "A later report says that less is done than an earlier one.", true},
    CodeInfo{Code::accrue_end_percent, "accrue-end-percent",
             "A budget that is planned to be spent at the end earns by percent on the way.", true},
    CodeInfo{Code::change_without_approval, "change-without-approval",
             "A change counts as approved, and no approval of it is on record.", true},
    CodeInfo{Code::objective_without_measure, "objective-without-measure",
             "An open objective does not say what is measured, or which value is to be reached.", true},
    CodeInfo{Code::requirement_without_task, "requirement-without-task",
             "A requirement that was agreed is fulfilled by no task.", true},
    CodeInfo{Code::requirement_without_verification, "requirement-without-verification",
             "A requirement that was agreed is verified by no inspection.", true},
    CodeInfo{Code::high_risk_without_response, "high-risk-without-response",
             "A risk at or above the matrix's threshold has no response, and is not accepted or escalated.",
             true},
    CodeInfo{Code::high_risk_without_owner, "high-risk-without-owner",
             "A risk at or above the matrix's threshold has no owner.", true},
    CodeInfo{Code::payment_without_milestone, "payment-without-milestone",
             "A payment of a contract that is not paid yet hangs on neither a milestone, a summary nor a "
             "date.",
             true},
    CodeInfo{Code::stakeholder_without_communication, "stakeholder-without-communication",
             "A stakeholder with an influence of 4 or 5 is in the audience of no communication.", true},
    CodeInfo{Code::overdue_evidence, "overdue-evidence",
             "An obligation is open after its day, and nothing shows that it is met.", true},
    CodeInfo{Code::overdue_issue, "overdue-issue", "An issue is not resolved after its day.", true},
    CodeInfo{Code::overdue_action, "overdue-action", "An action is open after its day.", true},
    CodeInfo{Code::action_without_owner, "action-without-owner", "Nobody answers for an open action.", true},
    CodeInfo{
        Code::weights, "weights",
        "The weights of a decision's criteria sum to neither 1 nor 100, so that each counts by its share.",
        true},
    CodeInfo{Code::unused, "unused", "Something is declared that has no effect.", true},
};

constexpr bool follows_enumeration() {
  for (std::size_t i = 0; i < kCodes.size(); ++i)
    if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
  return true;
}
static_assert(follows_enumeration(), "code_name finds a row by its code");

}  // namespace

std::span<const CodeInfo> code_table() {
  return kCodes;
}

std::optional<CodeInfo> find_code(std::string_view name) {
  const auto found = std::ranges::find(kCodes, name, &CodeInfo::name);
  if (found == kCodes.end()) return std::nullopt;
  return *found;
}

std::string_view code_name(Code code) {
  return kCodes[static_cast<std::size_t>(code)].name;
}

void Diagnostics::error(Code code, Place where, std::string message, std::string hint,
                        std::vector<Note> notes) {
  ++error_count_;
  all_.push_back(
      {Severity::error, code, std::move(message), std::move(where), std::move(notes), std::move(hint)});
}

void Diagnostics::warning(Code code, Place where, std::string message, std::string hint,
                          std::vector<Note> notes, std::optional<double> excess) {
  assert(kCodes[static_cast<std::size_t>(code)].warns);
  all_.push_back({Severity::warning, code, std::move(message), std::move(where), std::move(notes),
                  std::move(hint), excess});
}

void Diagnostics::add(Diagnostic found) {
  if (found.severity == Severity::error) ++error_count_;
  all_.push_back(std::move(found));
}

void Diagnostics::add(std::span<const Diagnostic> found) {
  all_.insert(all_.end(), found.begin(), found.end());
  error_count_ += static_cast<std::size_t>(
      std::ranges::count(found, Severity::error, [](const Diagnostic& each) { return each.severity; }));
}

std::optional<std::string_view> Diagnostics::near(std::string_view word,
                                                  std::span<const std::string_view> names) {
  // Pairs of letters, 4 ns each: a quarter of a second for all hints of a run.
  constexpr std::size_t kMostCompared = 60'000'000;
  if (compared_ >= kMostCompared) return std::nullopt;
  for (const std::string_view name : names) compared_ += word.size() * name.size();
  return nearest(word, names);
}

void Diagnostics::sort_by_place() {
  // By path, not by the address of the file: a file that was read twice is still one file.
  const auto path_of = [](const Diagnostic& diagnostic) {
    return diagnostic.where.file ? std::string_view(diagnostic.where.file->path()) : std::string_view();
  };
  std::map<std::string_view, std::size_t> ranks;
  for (const Diagnostic& diagnostic : all_) ranks.try_emplace(path_of(diagnostic), ranks.size());
  const auto place_of = [&](const Diagnostic& diagnostic) {
    return std::pair(ranks.at(path_of(diagnostic)), diagnostic.where.span.begin);
  };
  std::ranges::stable_sort(all_, {}, place_of);
}

}  // namespace plumb
