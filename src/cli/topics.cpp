#include <array>
#include <vector>

#include "plumb/cli/environment_table.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/help.hpp"
#include "plumb/cli/help_rows.hpp"
#include "plumb/report/field_reference.hpp"

namespace plumb {

namespace {

constexpr std::array<Topic, 6> kTopics{{
    {"exit-codes", "what the program's exit code says", ""},
    {"format", "how a plan is written", ""},
    {"limits", "what a plan can demand of itself", ""},
    {"conditions", "how --where chooses rows", ""},
    {"fields", "the fields of a collection", "KIND"},
    {"environment", "the variables that plumb looks at", ""},
}};

// Lines of at most 72 columns, because the manual page indents them.
constexpr std::string_view kFormat = R"(A plan is one file, plumb.yaml, found in the working folder or one
above, or named with -f. It may name more files below its folder:
include: [plan/, risks.yaml].

  plumb: 1                      # version of the format
  project: {id: move, name: Office move, start: 2026-03-02}
  tasks:
    - {id: pack,  name: Pack, duration: 3d}
    - {id: drive, name: Drive, duration: 4h, after: [pack]}
    - {id: done,  name: Settled, milestone: true, after: [drive FS+1d]}

Values
  date        2026-03-02, 2026-03-02T13:30
  duration    30min, 4h, 2d, 1w, 1mo: working time; 3ed: elapsed time
  estimate    a duration, or 6d/10d/18d: optimistic/likely/pessimistic
  money       12000, 12_000.50, 25000 USD
  percent     60%
  link        ID [FS|SS|FF|SF][+LAG|-LAG]: design FS+2d, db SS+50%
  constraint  SNET, SNLT, FNET, FNLT, MSO, MFO, MANDSTART or MANDFIN
              and a date; ASAP, ALAP
  id          1 to 64 letters of any script, digits, '-', '_', '.'

Collections are lists of rows, each with its id first. Keys that begin
with x- are yours. Unknown keys are errors, and so are duplicate ones.

'plumb help fields' lists the collections, 'plumb help fields tasks' the
fields of one, 'plumb init --template list' plans to start from.
)";

constexpr std::string_view kLimits = R"(A plan says what must hold; 'plumb check' tests it and ends with exit
code 1 if it does not.

  limits:
    - {id: spi, must: ">= 0.90"}                      # metric: its id
    - {id: late, metric: finish_variance, must: "<= 10d"}
    - {id: cards, metric: cpi, of: CA-1, must: ">= 0.85", level: warn}
    - {id: cuts, rule: cut-by-comment, level: error}  # of check

must       < <= == >= > and a value of the metric's type
level      error fails the check (default for metrics), warn is a
           warning, off is silent
of         the task, account or other row whose metric is meant
rule       a named warning of 'plumb check', the word in its brackets
undefined  pass: a metric that cannot be computed yet does not fail

'plumb help fields limits' lists every field.
)";

constexpr std::string_view kConditions =
    R"(--where takes a condition on the fields of a row and on what is computed
for it; 'plumb help fields KIND' lists both.

  plumb list tasks --where 'tags~backend and not owner'
  plumb list risks --where 'status=open and due<2026-06-01'
  plumb list risks --where 'impact.cost>=50000 or probability>40%'
  plumb list tasks --where 'name="First cut" or (owner=li and critical)'
  plumb schedule --where 'start<=today and total_float<2d'

FIELD           it is given; of true and false, it is true
FIELD = VALUE   equal, also written ==; FIELD='': not given
FIELD != VALUE  not equal, or not given
FIELD < VALUE   also <= > and >=; what is not given is none of them
FIELD ~ TEXT    contains the text, whatever the case of the letters
not, and, or    bind in this order, brackets first

Values are written as in a plan, and compared by the field's kind:
  date      2026-06-01, 2026-06-01T12:00 or today; without a time, the
            whole day
  duration  30min, 4h, 2d, 1w, 1mo; of three points, the likely one
  percent   60%
  money     50000, or '50000 USD' for the amounts in that currency
  word      of a field's words; < and > go by the order in its help
  text      in quotes, ' or ", if it has blanks or brackets; a quote
            inside is doubled

Of a list, one item is enough, but != asks that no item is equal. A dot
leads into a row, a list of rows or a mapping: impact.cost, raci.R,
approvals.by, assign.dev.
)";

std::string exit_codes_text(int width) {
  std::vector<HelpRow> rows;
  for (const ExitCodeInfo& row : exit_code_table())
    rows.push_back({std::to_string(row.code), std::string(row.meaning)});
  std::string out;
  append_rows(out, rows, width);
  out += '\n';
  append_paragraph(out, "The numbers never change their meaning. A reader that closes the pipe is no error.",
                   width);
  return out;
}

std::string environment_text(int width) {
  std::vector<HelpRow> rows;
  for (const EnvironmentVariable& row : environment_table())
    rows.push_back({std::string(row.name), std::string(row.meaning)});
  std::string out;
  append_rows(out, rows, width);
  return out;
}

}  // namespace

std::span<const Topic> topic_table() {
  return kTopics;
}

std::optional<std::string> topic_text(std::string_view name, std::string_view argument, std::string& problem,
                                      int width) {
  if (name == "exit-codes") return exit_codes_text(width);
  if (name == "environment") return environment_text(width);
  if (name == "format") return std::string(kFormat);
  if (name == "limits") return std::string(kLimits);
  if (name == "conditions") return std::string(kConditions);
  std::string text = field_reference(argument, problem);
  if (!problem.empty()) return std::nullopt;
  return text;
}

}  // namespace plumb
