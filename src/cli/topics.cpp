#include <array>
#include <vector>

#include "plumb/cli/environment_table.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/help.hpp"
#include "plumb/cli/help_rows.hpp"
#include "plumb/cli/money_topics.hpp"
#include "plumb/cli/quality_topic.hpp"
#include "plumb/report/field_reference.hpp"

namespace plumb {

namespace {

constexpr std::array<Topic, 15> kTopics{{
    {"exit-codes", "what the program's exit code says", ""},
    {"format", "how a plan is written", ""},
    {"limits", "what a plan can demand of itself", ""},
    {"conditions", "how --where chooses rows", ""},
    {"editing", "how commands change a plan's files", ""},
    {"earned-value", "the formulas of every figure and forecast", ""},
    {"risks", "how risks are weighed and placed in the matrix", ""},
    {"changes", "how a change is asked for, looked at and made", ""},
    {"quality", "the rules of charts, defects, skills, surveys and incidents", ""},
    {"contracts", "how contracts are paid, and what cash that makes", ""},
    {"decisions", "how the options of a decision are compared", ""},
    {"ci", "what continuous integration makes of 'plumb check'", ""},
    {"merge", "how plans are merged in git", ""},
    {"fields", "the fields of a collection", "KIND"},
    {"environment", "the variables that plumb looks at", ""},
}};

constexpr std::string_view kEditing = R"(plumb add, set, remove, rename, move, link, unlink, update, start and
finish change the plan's files; -n prints the diff instead.

Only the bytes that are meant change: comments, order, quotes,
indentation and line ends stay. The plan is read again as it would be;
if it had errors, they are shown and nothing is written. Several files
change together or not at all.

Changes of a field
  due=2026-05-01              sets it
  due=                        takes it out
  after=design                a list of one
  after='design, db SS+2d'    a list; or after='[design, db SS+2d]'
  tags+=urgent  tags-=old     adds to a list, takes from it
  assign.dev=50%              one key of a mapping
  impact.cost=20000/50000/90000   a field of a row inside
  milestones.tested.done=2026-05-20   of a list: by id, name or number

Rows
  ID          where only one collection has it; else KIND/ID
  ID/ROW      a row inside a row, as baselines' tasks: v1/api
  project     the project itself
Commands that write take whole ids alone. A new row gets an id made
from its name, and four characters drawn at random where that is taken.

What an alias (*x) repeats is not changed: write the value out first.

A file is replaced whole, so that a crash leaves the old one or the new
one. A symbolic link stays, and so do the file's mode, access list and
attributes (user.*), where the system lets us. Other names of the file
(hard links) keep what it was, as with git; a note says so.
)";

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

constexpr std::string_view kChanges =
    R"(A change request stands in 'changes' with what it would do to the plan:

  changes:
    - id: C-7
      name: Audit of the interface
      requested_by: client
      requested: 2026-05-10
      status: submitted
      contract: main
      impact: {cost: 60000, time: 10d}      # what is expected
      apply:
        - {task: api, set: {duration: 12d, owner: null}}
        - {add: audit, under: build, duration: 10d, after: [api]}
        - {remove: old-gateway}

Steps     happen all at once, in any order. 'set' gives fields new
          values, whole lists too; null takes a field out. 'add' is the
          id of a new task, its fields stand beside it; 'under' names a
          summary, of the plan or new too. 'remove' takes what is below
          a summary with it.
Checked   like the plan itself, as long as the change is a draft,
          submitted or approved. A change may build on tasks that
          another one adds. 'plumb rename' follows into the steps.
preview   applies them in memory: finish, BAC (of a baseline frozen
          then), EAC, exposure, floats, critical path, limits and the
          value of the contract. What would be wrong with the plan is
          said at the step that it comes from.
apply     writes them with 'status: implemented' and the day, all or
          nothing. It takes changes that are approved, or submitted
          ones with --by, which records the approval. Rejected and
          withdrawn ones stay on record. --baseline freezes the new
          plan at once; the baseline names the change.

Totals    changes.pending_cost, _time, _contract_value: submitted ones;
          changes.approved_cost …: approved and implemented ones
)";

constexpr std::string_view kEarnedValue =
    R"(What 'plumb evm' measures at the status date, for the project and each
of its parts. A sum adds PV, EV and AC first and divides then.

BAC     budget at completion: the baseline's budgets, and what it holds
        undistributed; contingency and management reserve are outside
PV      planned value: the budget of the work that the baseline plans up
        to the status date; linear over working time, or at the start
        or the end, as 'accrue' says
EV      earned value: the budget of the work done, by 'ev_method'; never
        more than BAC
AC      actual cost: what the ledger books up to the status date: a cost
        incurred, paid or not, or hours at the rate of their day

figure  formula                n/a if   says
SV      EV - PV                         value ahead of plan (+), behind
SV%     SV / PV                PV = 0
CV      EV - AC                         value above cost (+), below
CV%     CV / EV                EV = 0
SPI     EV / PV                PV = 0   below 1: behind
CPI     EV / AC                AC = 0   below 1: dearer than planned
ETC     EAC - AC                        0 if all is earned, never less
VAC     BAC - EAC                       below 0: over budget at the end
TCPI    (BAC - EV) / (BAC - AC)         what the rest must achieve to
        n/a if AC = BAC                 end at BAC; negative if more
                                        than BAC is spent: unattainable
TCPI    (BAC - EV) / (EAC - AC)         to end at EAC; n/a if EAC = AC

The estimate at completion is AC and the rest of the budget, BAC - EV,
divided by what the rest is expected to perform at:

eac.typical     the CPI: BAC / CPI            n/a if EV is 0, or AC not
                                              above 0
eac.atypical    1, as budgeted: AC + BAC - EV
eac.cpi_spi     CPI x SPI                     n/a if EV, AC or PV is 0
eac.spi         SPI                           n/a if EV or PV is 0
eac.weighted    0.8 CPI + 0.2 SPI             n/a if one of them is
eac.spi_t, eac.cpi_spi_t, eac.weighted_t      SPI(t) in place of SPI
eac.bottom_up   AC and what the plan as it is now, not the baseline,
                says is still to be spent

eac_used names the one that ETC, VAC and TCPI are measured with:
typical, or atypical while that is n/a.

Earned schedule says the same in time. It is counted in working time of
the project's calendar, from the baseline's start.

PD      planned duration, to the baseline's finish
AT      actual time, to the status date, or to the last finish once all
        work is complete
ES      when the baseline planned as much value as is earned: the PV
        curve is inverted minute by minute, without periods; in a jump
        of the curve, the share of that minute. Where PV stands still at
        that value, the end of the standstill, but the status date if
        it lies in it. All is earned: PD
SV(t)   ES - AT
SPI(t)  ES / AT                n/a if AT = 0
IEAC(t) PD / SPI(t)            n/a if SPI(t) is; earned_finish is its
                               date
TSPI    (PD - ES) / (PD - AT)  n/a if AT = PD
p       what is done of what ES says should be: sum of min(PV at ES, EV)
        over the sum of PV at ES; below 1: work was done out of turn

'plumb metrics' lists nine forecasts of the duration, ieac_t.*. In them
PF is the performance of the rest: 1, the index, or the index x CPI. The
index is SPI for pv and ed, SPI(t) for es.
  pv1         PD - SV / (BAC / PD)
  pv2, pv3    PD / PF
  ed1 to ed3  AT + (max(PD, AT) - AT x SPI) / PF
  es1 to es3  AT + (PD - ES) / PF

Level of effort earns what is planned and hides what the rest does: the
discrete figures are without it. A planning package earns nothing. Work
that the baseline does not know has no budget, and so earns nothing.
)";

constexpr std::string_view kRisks =
    R"(What 'plumb risk' makes of the register.

exposure   probability x expected impact, in money and in time. Three
           amounts are averaged as the risk's 'distribution' says:
             pert        (low + 4 likely + high) / 6, unless said
             triangular  (low + likely + high) / 3
             uniform     (low + high) / 2
             normal      likely; lognormal is averaged as pert
inherent   before the response, from 'probability' and 'impact'
residual   after it, from 'residual'; what that leaves out is as before
net        threats less opportunities; 'threats' and 'opportunities' of
           a sum are both printed positive

The contingency covers the register while it is not less than the net
residual exposure: contingency_free in 'plumb metrics'.

Benefit of a response = inherent - residual - response_cost; of an
opportunity, residual - inherent - response_cost.

status
  open      weighs as written
  occurred  certain: probability 100 %, and no residual; its amount is
            less the costs in 'actuals' that name it up to the status
            date (risk: ID), of an opportunity also the gains, which are
            negative costs; never below 0, before and after alike
  closed    not exposed, as is retired; 'plumb risk --all' shows them

A secondary risk, which arises with a response, is one that has only
'residual': it is nothing before and something after.

The matrix counts the exposed risks before their responses.
  probability  the nearest level; of two as near, the higher
  impact       the lowest level that reaches up to the expected amount,
               else the highest; of money and time, the higher one
  high         a cell is marked '!' if the product of its two levels is
               at or above the matrix's 'high'; a risk is high if its
               own probability x the value of its impact's level is

  project:
    risk_matrix:
      impact:
        - {level: low, value: 0.1, cost: 50000, time: 5d}
        - {level: high, value: 0.4, cost: 200000, time: 20d}
      high: 0.15

If no level has a cost, its value is read as a share of BAC: 0.1 reaches
up to 10 %. If none has a time, as a share of the planned duration. What
the project does not say is built in:
  probability  very-low 10 %, low 30 %, medium 50 %, high 70 %,
               very-high 90 %
  impact       very-low 0.05, low 0.1, medium 0.2, high 0.4,
               very-high 0.8
  high         0.15

A risk may name levels instead: probability: high, impact: low. A level
without an amount gives none: the risk stands in the matrix, but not in
the sums.

'plumb help fields risks' lists every field.
)";

constexpr std::string_view kCi =
    R"(In continuous integration 'plumb check' fails the job while the plan has
errors (exit code 3) or breaks one of its limits (1); with --strict also
while it has warnings. --format says it in the words of a service:

junit    a test report (XML): a case for each diagnostic and each limit.
         Errors fail; warnings pass with an output, or fail with --strict
sarif    SARIF 2.1.0, for code scanning and editors
github   workflow commands, which GitHub Actions shows beside the lines
         of a pull request: 10 errors and 10 warnings a step. The others
         go to the job's summary ($GITHUB_STEP_SUMMARY), else to the log
gitlab   a Code Quality report: an error of the plan is critical, a limit
         that fails is major, a warning is minor

  plumb check --format github
  plumb check --format sarif -o plumb.sarif
  plumb check --format junit -o plumb-junit.xml
  plumb check --format gitlab -o gl-code-quality-report.json

All of them hold the diagnostics and the limits that do not hold, with
their places. Files are named from the top of the checked-out repository
($GITHUB_WORKSPACE or $CI_PROJECT_DIR), wherever -C leads. A fingerprint
follows from the code, the row and the file, never the line: moving rows
makes no finding new.

--no-worse-than REV lets a plan in trouble be checked: a limit fails only
if it held at REV or its figure is worse now, and so does a warning that
fails (--strict, or level: error): it is known if REV has the same one of
that row, and no less of it. What is known says so, and is a warning in
every format.

--against REF compares with where the branch REF parted from this one,
and fails (1, [clash]) if a merge would find: an id that both added with
other fields or in other files, a row that one removed and the other
changed or newly names, a field that both changed to other values, links
of both that make tasks wait for each other. Each has its place here and
in REF.

The exit code is that of every format, so a step that writes a report
fails as well. pre-commit runs the check with the hook plumb-check.
)";

constexpr std::string_view kMerge =
    R"(git merges lines; a plan is made of rows. 'plumb git-setup' lets git call
'plumb merge-file' for the plan's files, in this clone.

What changed on their side since both were one is made in our file, and
no other byte of it changes:

  rows        are the same where their ids are, wherever they stand. New
              rows of both are kept, ours first. A row that one side
              moved and the other edited is moved and edited
  fields      are merged one by one. Unknown ones and x- are carried
  lists       of names (after, tags, tasks …) are sets: what one side
              took out stays out
  ledgers     keep what both appended; an equal row counts once
  renames     are followed where they are certain: the other side's
              references to the old id name the new one
  comments    go with their row

A conflict is two values for one field, a row that one side removed and
the other changed, or two places for one task. It is marked with git's
markers around the whole row, told in a line with both values, and the
exit code is 1; what is not in conflict is merged all the same. So is
what each side may do alone, but not both: tasks that wait for each other,
a link to a task that was removed. Files that cannot be read, or whose
rows have no ids, are merged line by line as git does it.

git calls the driver for a file that both sides changed, one at a time:
what they break in two different files shows in 'plumb check' afterwards.
'plumb git-setup --hook' lets git run it before each commit and merge.
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
  if (name == "editing") return std::string(kEditing);
  if (name == "earned-value") return std::string(kEarnedValue);
  if (name == "risks") return std::string(kRisks);
  if (name == "changes") return std::string(kChanges);
  if (name == "quality") return std::string(quality_topic());
  if (name == "contracts") return std::string(contracts_topic());
  if (name == "decisions") return std::string(decisions_topic());
  if (name == "ci") return std::string(kCi);
  if (name == "merge") return std::string(kMerge);
  std::string text = field_reference(argument, problem);
  if (!problem.empty()) return std::nullopt;
  return text;
}

}  // namespace plumb
