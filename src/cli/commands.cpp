#include "plumb/cli/commands.hpp"

#include <array>
#include <vector>

#include "plumb/cli/command_parts.hpp"
#include "plumb/cli/completion.hpp"
#include "plumb/control/periods.hpp"
#include "plumb/report/report_words.hpp"

namespace plumb {

namespace {

constexpr std::array<std::string_view, 1> kJson{"json"};

constexpr std::array<Argument, 1> kOneTask{
    {{"TASK", ValueType::task, "the task's id, or the beginning of it"}}};

// init
constexpr std::array<Argument, 1> kInitArguments{
    {{"DIR", ValueType::folder, "folder of the plan; made if there is none; default: here",
      Occurs::optional}}};
constexpr std::array<Option, 5> kInitOptions{{
    {"template", '\0', ValueType::plan_template, "NAME",
     "what to start from; 'list' lists them; default: minimal"},
    {"name", '\0', ValueType::text, "TEXT", "the project's name; default: the folder's"},
    {"id", '\0', ValueType::text, "ID", "the project's id; default: made from the name"},
    {"start", '\0', ValueType::date, "DATE", "first day of work; default: today"},
    {"dry-run", 'n', ValueType::flag, "", "print what would be written as a diff, and write nothing"},
}};
constexpr std::array<std::string_view, 2> kInitExamples{
    "plumb init", "plumb init city-card --template integration --start 2026-03-02"};

// check
constexpr std::array<Option, 3> kCheckOptions{{
    {"strict", '\0', ValueType::flag, "", "let warnings fail too"},
    {"no-worse-than", '\0', ValueType::revision, "REV",
     "let only that fail which is new since this revision, or worse than there"},
    {"against", '\0', ValueType::revision, "REF", "find what would clash in a merge with this branch"},
}};
constexpr std::array<std::string_view, 8> kCheckFormats{"text",  "json",  "csv",    "md",
                                                        "junit", "sarif", "github", "gitlab"};
constexpr std::array<std::string_view, 4> kCheckExamples{"plumb check", "plumb check --strict --format json",
                                                         "plumb check --format junit -o plan.xml",
                                                         "plumb check --against main --no-worse-than main"};

// schedule
constexpr std::array<std::string_view, 4> kDurations{"likely", "expected", "optimistic", "pessimistic"};
constexpr Option kCriticalOption{"critical", '\0', ValueType::flag, "", "only critical tasks"};
constexpr std::array<Option, 2> kScheduleOptions{{
    kCriticalOption,
    {"durations", '\0', ValueType::choice, "WHICH", "which value of three-point estimates to use",
     kDurations},
}};
constexpr std::array<std::string_view, 3> kScheduleExamples{
    "plumb schedule --critical", "plumb schedule --where 'owner=dev' --sort start --format csv -o dates.csv",
    "plumb schedule --columns id,start,finish,total_float"};

// gantt
constexpr std::array<Option, 4> kGanttOptions{{
    kCriticalOption,
    {"from", '\0', ValueType::date, "DATE", "first day of the chart"},
    {"to", '\0', ValueType::date, "DATE", "last day of the chart"},
    {"width", '\0', ValueType::count, "COLUMNS", "columns of the chart; default: the terminal's"},
}};
constexpr std::array<std::string_view, 2> kGanttExamples{
    "plumb gantt", "plumb gantt --under build --from 2026-03-01 --to 2026-06-30"};

// path
constexpr std::array<Option, 4> kPathOptions{{
    {"to", '\0', ValueType::task, "TASK", "the path to this task instead of the project's finish"},
    {"near", '\0', ValueType::duration, "DURATION", "also paths with up to this much float; default 5d"},
    {"due", '\0', ValueType::date, "DATE", "the date whose chance of being kept is estimated (PERT)"},
    {"limit", '\0', ValueType::count, "N", "at most so many further paths; default 4, in data all"},
}};
constexpr std::array<std::string_view, 2> kPathExamples{"plumb path", "plumb path --to pilot --near 10d"};

// explain
constexpr std::array<std::string_view, 2> kExplainExamples{"plumb explain clearing-test",
                                                           "plumb explain pilot --at 2026-05-29"};

// status, evm, risk, metrics, baseline
constexpr std::array<Option, 1> kStatusOptions{{kBaselineOption}};
constexpr std::array<std::string_view, 2> kStatusExamples{"plumb status", "plumb status --at 2026-05-29"};
constexpr std::array<std::string_view, 3> kReportFormats{"text", "json", "md"};
constexpr std::array<Option, 4> kReportOptions{{
    {"lang", '\0', ValueType::choice, "LANGUAGE", "en or zh; default: en", kWords<Language>},
    {"since", '\0', ValueType::date, "DATE",
     "lists what was finished since then, and shows the figures of that day beside today's"},
    {"note", '\0', ValueType::file, "FILE",
     "the manager's own words in Markdown: each heading that is a section's name puts them there"},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 3> kReportExamples{
    "plumb report --since 2026-05-31 --format md -o report.md", "plumb report --lang zh",
    "plumb report --note remarks.md"};
constexpr std::array<Option, 3> kEvmOptions{{
    {"by", '\0', ValueType::choice, "WHAT", "figures of each part", kWords<ValueBreakdown>},
    {"periods", '\0', ValueType::choice, "LENGTH", "the time series, with the S-curve", kWords<PeriodLength>},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 3> kEvmExamples{"plumb evm --by account",
                                                       "plumb evm --at 2026-04-30 --periods month",
                                                       "plumb evm --by task --format csv -o value.csv"};
constexpr std::array<std::string_view, 3> kRiskGroups{"owner", "category", "status"};
constexpr std::array<Option, 4> kRiskOptions{{
    {"by", '\0', ValueType::choice, "WHAT", "the exposure of each owner, category or status", kRiskGroups},
    {"top", '\0', ValueType::count, "N", "only the N risks with the greatest residual exposure"},
    {"all", '\0', ValueType::flag, "", "closed and retired risks too"},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 3> kRiskExamples{"plumb risk", "plumb risk --top 5 --by owner",
                                                        "plumb risk --where 'category=supplier' --json"};
// metrics
constexpr std::array<Argument, 1> kMetricsArguments{
    {{"NAME", ValueType::metric, "metrics to print; default: all", Occurs::any}}};
constexpr std::array<std::string_view, 3> kMetricLevels{"task", "account", "resource"};
constexpr std::array<Option, 3> kMetricsOptions{{
    {"of", '\0', ValueType::row, "ID", "of this account, task or resource instead of the project"},
    {"by", '\0', ValueType::choice, "WHAT", "of each of them", kMetricLevels},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 3> kMetricsExamples{
    "plumb metrics spi", "plumb metrics spi cpi --by account", "plumb metrics --of clearing-api --json"};

// baseline
constexpr std::array<std::string_view, 4> kBaselineVerbs{"set", "list", "show", "log"};
constexpr std::array<Argument, 2> kBaselineArguments{
    {{"VERB", ValueType::choice,
      "set freezes the plan, list lists, show shows one, log tells what each changed", Occurs::once,
      kBaselineVerbs},
     {"ID", ValueType::baseline, "the baseline's id, with set and show", Occurs::optional}}};
constexpr std::array<Option, 6> kBaselineOptions{{
    {"reason", '\0', ValueType::text, "TEXT", "set: why it is agreed"},
    {"date", '\0', ValueType::date, "DATE",
     "set: the day on which it is; default: the status date, else today"},
    {"from", '\0', ValueType::baseline, "ID", "set: the baseline that it replaces; default: the latest"},
    {"in", '\0', ValueType::file, "FILE",
     "set: the file to write, - for standard output; default: baselines/ID.yaml beside the plan"},
    {"as-planned", '\0', ValueType::flag, "",
     "set: the dates as if nothing had started, instead of the current schedule's"},
    {"dry-run", 'n', ValueType::flag, "", "set: print what would be written as a diff, and write nothing"},
}};
constexpr std::array<std::string_view, 4> kBaselineExamples{
    "plumb baseline set v1 --reason 'signed contract'", "plumb baseline list", "plumb baseline show v1",
    "plumb baseline log"};

// diff, log, trend and blame
constexpr std::array<Argument, 2> kDiffArguments{
    {{"A", ValueType::ends, "the earlier revision; default: HEAD", Occurs::optional},
     {"B", ValueType::revision, "the later one; default: the working tree", Occurs::optional}}};
constexpr std::array<Option, 1> kDiffOptions{{
    {"exit-code", '\0', ValueType::flag, "", "exit with 1 if they differ"},
}};
constexpr std::array<std::string_view, 3> kDiffExamples{"plumb diff", "plumb diff v1 main",
                                                        "plumb diff main...HEAD --format md"};
constexpr std::array<Argument, 1> kBlameArguments{
    {{"TASK", ValueType::task, "whose finish; default: the project's", Occurs::optional}}};
constexpr std::array<std::string_view, 2> kBlameExamples{"plumb blame",
                                                         "plumb blame go-live --since 2026-04-01"};
constexpr std::array<std::string_view, 2> kLogExamples{
    "plumb log --limit 20", "plumb log --since 2026-04-01 --format csv -o log.csv"};
constexpr std::array<Argument, 1> kTrendArguments{
    {{"METRIC", ValueType::metric, "the figure; 'plumb metrics' lists them"}}};
constexpr std::array<Option, 1> kTrendOptions{{
    {"of", '\0', ValueType::row, "ID", "of this account, task or resource instead of the project"},
}};
constexpr std::array<std::string_view, 3> kTrendExamples{"plumb trend spi", "plumb trend finish --limit 50",
                                                         "plumb trend cpi --of design --format csv"};

// list and show
constexpr std::array<Argument, 1> kListArguments{
    {{"KIND", ValueType::kind, "a collection: tasks, resources, risks …"}}};
constexpr std::array<std::string_view, 2> kListExamples{
    "plumb list tasks --where 'tags~backend'",
    "plumb list risks --where 'status=open and due<2026-06-01' --sort due"};
constexpr std::array<Argument, 1> kShowArguments{
    {{"ID", ValueType::row, "the id of a row, or the beginning of it; KIND/ID where several have it"}}};
constexpr std::array<std::string_view, 2> kShowExamples{"plumb show clearing-api",
                                                        "plumb show risks/vendor --json"};

// add, set, remove, rename, move, link, unlink
constexpr Option kUnderOption{"under", '\0', ValueType::task, "ID",
                              "below this task; 'project': on the first level"};
constexpr Option kBeforeOption{"before", '\0', ValueType::row, "ID", "in front of this row"};
constexpr Option kAfterOption{"after", '\0', ValueType::row, "ID", "behind this row"};
constexpr Option kInOption{"in", '\0', ValueType::file, "FILE",
                           "the file to write to; default: where the collection's last row stands"};
constexpr std::array<Argument, 2> kAddArguments{
    {{"KIND", ValueType::kind, "a collection: task, risk, progress …"},
     {"NAME", ValueType::change, "the row's name, then its fields as FIELD=VALUE; ledgers take fields alone",
      Occurs::any}}};
constexpr std::array<Option, 5> kAddOptions{{
    {"id", '\0', ValueType::text, "ID", "the row's id; default: made from its name"},
    kUnderOption,
    kBeforeOption,
    kAfterOption,
    kInOption,
}};
constexpr std::array<std::string_view, 4> kAddExamples{
    "plumb add task 'Clearing API' --under build duration=6d/10d/18d after=design",
    "plumb add risk 'Vendor slips' probability=30% impact.cost=20000/50000/90000",
    "plumb add actual date=2026-04-30 task=api cost=12000",
    "plumb add calendar night base=standard week='{mon-fri: 22:00-06:00}'"};
constexpr Argument kRowArgument{"ID", ValueType::row, "the whole id of a row; KIND/ID where several have it"};
constexpr std::array<Argument, 2> kSetArguments{
    {{"ID", ValueType::row, "the whole id of a row, ID/ROW for one inside, or 'project'"},
     {"FIELD=VALUE", ValueType::change,
      "a change; FIELD= takes it out, += and -= change lists, a dot leads inside: impact.cost=9000",
      Occurs::some}}};
constexpr std::array<std::string_view, 4> kSetExamples{
    "plumb set api duration=12d", "plumb set api after+='db SS+2d' tags-=old",
    "plumb set vendor impact.cost=50000 due=", "plumb set project status_date=2026-05-29"};
constexpr std::array<Argument, 1> kRemoveArguments{
    {{"ID", ValueType::row, "the whole ids of rows; KIND/ID where several have it", Occurs::some}}};
constexpr std::array<std::string_view, 2> kRemoveExamples{"plumb remove api",
                                                          "plumb remove risks/vendor --dry-run"};
constexpr std::array<Argument, 2> kRenameArguments{{kRowArgument, {"NEW", ValueType::text, "the new id"}}};
constexpr std::array<std::string_view, 2> kRenameExamples{"plumb rename api clearing-api",
                                                          "plumb rename accounts/CA-1 CA-1.1 --dry-run"};
constexpr std::array<Argument, 1> kMoveArguments{{kRowArgument}};
constexpr std::array<Option, 3> kMoveOptions{{kUnderOption, kBeforeOption, kAfterOption}};
constexpr std::array<std::string_view, 2> kMoveExamples{"plumb move api --under build",
                                                        "plumb move api --before tests"};
constexpr Argument kFirstArgument{"TASK", ValueType::task, "the whole id of the task that goes first"};
constexpr Argument kFollowerArgument{"FOLLOWER", ValueType::task,
                                     "the whole id of the task that waits for it"};
constexpr std::array<Argument, 3> kLinkArguments{
    {kFirstArgument,
     kFollowerArgument,
     {"LINK", ValueType::text, "FS, SS, FF or SF with a lag: SS+2d; default: FS", Occurs::optional}}};
constexpr std::array<Argument, 2> kUnlinkArguments{{kFirstArgument, kFollowerArgument}};
constexpr std::array<std::string_view, 2> kLinkExamples{"plumb link design api", "plumb link db api SS+2d"};
constexpr std::array<std::string_view, 2> kUnlinkExamples{"plumb unlink design api",
                                                          "plumb unlink design api -n"};

// update, start, finish
constexpr std::array<Argument, 1> kUpdateArguments{
    {{"TASK=PCT", ValueType::pair,
      "progress, and what remains after a comma: api=60%,4d; - reads CSV from standard input", Occurs::any}}};
constexpr std::array<Option, 4> kUpdateOptions{{
    {"date", '\0', ValueType::date, "DATE", "the day of the report; default: today"},
    {"hours", '\0', ValueType::hours, "RES:TASK=H", "hours of a resource on a task; may stand several times"},
    {"cost", '\0', ValueType::pair, "TASK=AMOUNT", "a cost of a task; may stand several times"},
    kInOption,
}};
constexpr std::array<std::string_view, 3> kUpdateExamples{
    "plumb update api=60%,4d db=100% --date 2026-05-29",
    "plumb update --hours li:api=8 --cost api=12000 --in ledger/may.yaml", "plumb update - < report.csv"};
constexpr std::array<Argument, 2> kEventArguments{
    {{"TASK", ValueType::task, "the task's whole id"},
     {"DATE", ValueType::date, "the day, with or without a time; default: today", Occurs::optional}}};
constexpr std::array<Option, 1> kEventOptions{{kInOption}};
constexpr std::array<std::string_view, 2> kStartExamples{"plumb start api", "plumb start api 2026-05-04"};
constexpr std::array<std::string_view, 2> kFinishExamples{"plumb finish api",
                                                          "plumb finish api 2026-05-20T15:00"};

// fmt
constexpr std::array<Argument, 1> kFmtArguments{
    {{"FILE", ValueType::file,
      "the files; default: all of the plan; - reads standard input and writes standard output",
      Occurs::any}}};
constexpr std::array<Option, 1> kFmtOptions{
    {{"check", '\0', ValueType::flag, "",
      "name the files that would change and write nothing; exit code 1 if there are any"}}};
constexpr std::array<std::string_view, 3> kFmtExamples{"plumb fmt", "plumb fmt --check",
                                                       "plumb fmt - < draft.yaml"};

// git-setup, merge-file, textconv
constexpr std::array<Option, 2> kGitSetupOptions{{
    {"hook", '\0', ValueType::flag, "", "also let git run 'plumb check' before each commit and merge"},
    {"remove", '\0', ValueType::flag, "", "take out all that git-setup put in"},
}};
constexpr std::array<std::string_view, 3> kGitSetupExamples{
    "plumb git-setup", "plumb git-setup --hook --dry-run", "plumb git-setup --remove"};
constexpr std::array<Argument, 5> kMergeFileArguments{{
    {"BASE", ValueType::file, "what both sides came from (%O)"},
    {"OURS", ValueType::file, "our side, which the result replaces (%A)"},
    {"THEIRS", ValueType::file, "the side that comes in (%B)"},
    {"MARKER_SIZE", ValueType::count, "length of the conflict markers (%L); default: 7", Occurs::optional},
    {"PATH", ValueType::file, "the file in the work tree (%P), for messages and the check of the plan",
     Occurs::optional},
}};
constexpr std::array<std::string_view, 2> kMergeFileExamples{
    "git config merge.plumb.driver 'plumb merge-file %O %A %B %L %P'",
    "plumb merge-file base.yaml ours.yaml theirs.yaml"};
constexpr std::array<Argument, 1> kTextconvArguments{{{"FILE", ValueType::file, "a file of a plan"}}};
constexpr std::array<std::string_view, 2> kTextconvExamples{"git config diff.plumb.textconv 'plumb textconv'",
                                                            "plumb textconv plumb.yaml"};

// schema
constexpr std::array<Option, 1> kSchemaOptions{{
    {"kind", '\0', ValueType::kind, "KIND", "the schema of one collection's rows alone"},
}};
constexpr std::array<std::string_view, 2> kSchemaExamples{"plumb schema -o plumb.schema.json",
                                                          "plumb schema --kind tasks"};

// completion
constexpr std::array<std::string_view, 3> kShells{"bash", "zsh", "fish"};
constexpr std::array<Argument, 1> kCompletionArguments{
    {{"SHELL", ValueType::choice, "bash, zsh or fish", Occurs::once, kShells}}};
constexpr std::array<std::string_view, 3> kCompletionExamples{
    "source <(plumb completion bash)", "plumb completion zsh -o ~/.zfunc/_plumb",
    "plumb completion fish -o ~/.config/fish/completions/plumb.fish"};

// __complete
constexpr std::array<std::string_view, 16> kCandidateKinds{
    "task",   "resource", "row",    "baseline", "metric", "kind",     "kind-or-project", "fields",
    "change", "new-row",  "report", "hours",    "ends",   "revision", "template",        "topic"};
constexpr std::array<Argument, 3> kCompleteArguments{
    {{"WHAT", ValueType::choice, "what to list", Occurs::once, kCandidateKinds},
     {"OF", ValueType::text,
      "fields, new-row: the collection; change: the row; others: what is typed of the word",
      Occurs::optional},
     {"TYPED", ValueType::text, "change, new-row: what is typed of the word", Occurs::optional}}};

// help
constexpr std::array<std::string_view, 2> kManPages{"1", "5"};
constexpr std::array<Argument, 2> kHelpArguments{
    {{"TOPIC", ValueType::topic, "a command or a topic", Occurs::optional},
     {"KIND", ValueType::kind_or_project, "with the topic fields: the collection, or project",
      Occurs::optional}}};
constexpr std::array<Option, 1> kHelpOptions{{
    {"man", '\0', ValueType::choice, "SECTION", "print a manual page in the man format", kManPages, true},
}};
constexpr std::array<std::string_view, 2> kHelpExamples{"plumb help schedule", "plumb help fields tasks"};

// version
constexpr std::array<std::string_view, 2> kVersionExamples{"plumb --version", "plumb --version --json"};

constexpr auto kCommands = std::to_array<Command>({
    {"init",
     "write a small valid plan to start from",
     "Writes plumb.yaml into DIR from a template, with comments that explain it. An existing plan is never "
     "overwritten.",
     Group::start,
     {},
     kTableFormats,
     kInitArguments,
     kInitOptions,
     kInitExamples,
     run_init},
    {"status",
     "the whole project on one screen",
     "Dates, earned value, the critical path, the greatest risks and the limits. Figures that break a limit "
     "are "
     "marked.",
     Group::start,
     kPlan,
     kTableFormats,
     {},
     kStatusOptions,
     kStatusExamples,
     run_status},
    {"report",
     "a status report for a sponsor",
     "A summary with traffic lights and the rule behind each, what was done and what comes, schedule, value, "
     "risks and issues, changes, contracts, quality, people and the decisions asked for, with the figures' "
     "definitions at the end. A limit of the plan on a light's metric decides it; else the bounds that are "
     "printed. Sections of registers that the plan does not use are left out.",
     Group::start,
     kPlan,
     kReportFormats,
     {},
     kReportOptions,
     kReportExamples,
     run_report},
    {"check",
     "validate the plan and its limits",
     "Reads everything, reports every error and warning with its place, then tests the plan's limits. Made "
     "for continuous integration: see 'plumb help exit-codes', and 'plumb help ci' for the formats of its "
     "services, for what --no-worse-than compares and for what --against finds.",
     Group::start,
     kPlan,
     kCheckFormats,
     {},
     kCheckOptions,
     kCheckExamples,
     run_check},
    {"schedule",
     "dates and floats of every task",
     "Computes early and late dates, total and free float and what drives each task, in the order of the "
     "files.",
     Group::look,
     kPlanTable,
     kTableFormats,
     {},
     kScheduleOptions,
     kScheduleExamples,
     run_schedule},
    {"gantt",
     "the schedule as a chart",
     "Draws the tasks over time, with the critical ones and the status date marked. In any format but text, "
     "it prints what 'plumb schedule' does.",
     Group::look,
     kPlanRows,
     kTableFormats,
     {},
     kGanttOptions,
     kGanttExamples,
     run_gantt},
    {"path",
     "the critical path and the nearly critical ones",
     "Shows each step of the path that sets the finish with what drives it, then the paths with little "
     "float.",
     Group::look,
     kPlanFilter,
     kTableFormats,
     {},
     kPathOptions,
     kPathExamples,
     run_path},
    {"explain",
     "why a task starts when it does",
     "Says in words which links, constraints, calendars and progress set a task's dates, and what would have "
     "to "
     "change to move them.",
     Group::look,
     kPlan,
     kTableFormats,
     kOneTask,
     {},
     kExplainExamples,
     run_explain},
    {"evm",
     "earned value, forecasts and earned schedule",
     "Measures the plan against its baseline at the status date: planned value, earned value and actual "
     "cost, "
     "their variances and indices, what it will cost and when it ends. 'plumb help earned-value' has the "
     "formulas.",
     Group::value,
     kPlanFilter,
     kTableFormats,
     {},
     kEvmOptions,
     kEvmExamples,
     run_evm},
    {"risk",
     "the exposure of the risk register",
     "Probability times expected impact, before and after the responses, in money and time, with the matrix "
     "and what the contingency covers. 'plumb help risks' has the rules.",
     Group::value,
     kPlanFilter,
     kTableFormats,
     {},
     kRiskOptions,
     kRiskExamples,
     run_risk},
    {"metrics", "every figure by its name, for scripts and limits",
     "One NAME prints its value alone; n/a is undefined. The names are those that 'limits' hold.",
     Group::value, kPlan, kTableFormats, kMetricsArguments, kMetricsOptions, kMetricsExamples, run_metrics},
    {"baseline", "freeze the plan, and show what was frozen",
     "A baseline is a file of its own with the dates and budgets of every task and the calendars that they "
     "were "
     "computed with. It is never overwritten.",
     Group::value, kPlan, kTableFormats, kBaselineArguments, kBaselineOptions, kBaselineExamples,
     run_baseline},
    {"diff", "what two revisions of the plan differ in, in a planner's words",
     "Compares what the plan says and what it computes to: tasks added, removed, changed and moved, and by "
     "what; "
     "finish, cost, exposure, the critical path, other rows, and the limits that fail now. A...B compares B "
     "with "
     "the commit at which it left A. Each change of a task shows what it did to the finish: the days that "
     "taking "
     "it back would win.",
     Group::history, kPlan, kTableFormats, kDiffArguments, kDiffOptions, kDiffExamples, run_diff},
    {"log",
     "what each commit did to finish, cost and risk",
     "Goes through the commits that changed a file of the plan, the newest first, and computes the plan "
     "after "
     "each of them: when it ends, BAC, EAC and the residual exposure, and by how much the commit moved them. "
     "--rev begins at another revision than the one that is checked out. What was computed is kept for the "
     "next "
     "run; PLUMB_CACHE=off does without.",
     Group::history,
     kPlanHistory,
     kTableFormats,
     {},
     {},
     kLogExamples,
     run_log},
    {"trend", "a figure over the history of the plan",
     "Computes one metric after each commit that changed the plan, the oldest first, and draws it. "
     "What was computed is kept for the next run; PLUMB_CACHE=off does without.",
     Group::history, kPlanHistory, kTableFormats, kTrendArguments, kTrendOptions, kTrendExamples, run_trend},
    {"blame",
     "which commits moved the finish, by how much and through what",
     "Divides each move among the fields that were changed: every change is taken back in turn, and the plan "
     "scheduled after each.",
     Group::history,
     kPlanHistory,
     kTableFormats,
     kBlameArguments,
     {},
     kBlameExamples,
     run_blame},
    {"list",
     "rows of a collection",
     "'plumb help fields KIND' names the fields that can be shown and asked for. A condition is FIELD=VALUE, "
     "with one of = != < <= > >= and ~ (is part of), joined with and, or, not and brackets; FIELD alone asks "
     "whether it is given, FIELD='' for rows without it.",
     Group::rows,
     kPlanTable,
     kTableFormats,
     kListArguments,
     {},
     kListExamples,
     run_list},
    {"show",
     "one row with everything that refers to it",
     "",
     Group::rows,
     kPlan,
     kTableFormats,
     kShowArguments,
     {},
     kShowExamples,
     run_show},
    {"add", "a new row in a collection",
     "The file keeps its comments, order and layout. Without --id the row gets one made from its name. The "
     "plan is "
     "checked as it would be; nothing is written if it had errors.",
     Group::edit, kWrites, kTableFormats, kAddArguments, kAddOptions, kAddExamples, run_add},
    {"set",
     "change fields of a row",
     "Only the bytes of the value change. Lists are written as a,b or [a, b]. 'plumb help fields KIND' names "
     "the fields.",
     Group::edit,
     kWrites,
     kTableFormats,
     kSetArguments,
     {},
     kSetExamples,
     run_set},
    {"remove",
     "take rows out of the plan",
     "A row goes with the comments directly above it, a summary with everything below. What refers to it "
     "must go first.",
     Group::edit,
     kWrites,
     kTableFormats,
     kRemoveArguments,
     {},
     kRemoveExamples,
     run_remove},
    {"rename",
     "give a row another id, in all references too",
     "",
     Group::edit,
     kWrites,
     kTableFormats,
     kRenameArguments,
     {},
     kRenameExamples,
     run_rename},
    {"move", "put a row elsewhere",
     "The row's lines and comments move as they are, with another indentation.", Group::edit, kWrites,
     kTableFormats, kMoveArguments, kMoveOptions, kMoveExamples, run_move},
    {"link",
     "let a task wait for another",
     "",
     Group::edit,
     kWrites,
     kTableFormats,
     kLinkArguments,
     {},
     kLinkExamples,
     run_link},
    {"unlink",
     "take the link between two tasks out",
     "",
     Group::edit,
     kWrites,
     kTableFormats,
     kUnlinkArguments,
     {},
     kUnlinkExamples,
     run_unlink},
    {"update", "report progress, hours and costs",
     "One person's report in one command, appended to the ledgers. A task that carries its progress itself "
     "is changed "
     "there. CSV has a line of headings: date, task, done, remaining, start, finish, cost, hours, resource …",
     Group::edit, kWrites, kTableFormats, kUpdateArguments, kUpdateOptions, kUpdateExamples, run_update},
    {"start", "report that a task has started", "", Group::edit, kWrites, kTableFormats, kEventArguments,
     kEventOptions, kStartExamples, run_start},
    {"finish", "report that a task is finished", "", Group::edit, kWrites, kTableFormats, kEventArguments,
     kEventOptions, kFinishExamples, run_finish},
    {"fmt", "lay the plan's files out in one way",
     "Two blanks a level, one behind '-', ':' and ',', at most one blank line in a row. Values, quotes, "
     "comments and order "
     "stay, and a second run changes nothing.",
     Group::files, kWrites, kTableFormats, kFmtArguments, kFmtOptions, kFmtExamples, run_fmt},
    {"git-setup",
     "let this clone merge and compare plans by rows and fields",
     "Registers the merge driver and the textconv in the clone's own configuration and names the plan's "
     "files "
     "in .gitattributes. A second run changes nothing. Each clone has to be set up; 'plumb help merge' says "
     "what the driver does.",
     Group::files,
     kWrites,
     kTableFormats,
     {},
     kGitSetupOptions,
     kGitSetupExamples,
     run_git_setup},
    {"merge-file",
     "merge three versions of a plan's file, as git's merge driver",
     "Makes in OURS what changed from BASE to THEIRS, row by row and field by field. Exit code 1 if there is "
     "a "
     "conflict: it is marked in OURS and told in a line. 'plumb help merge' has the rules.",
     Group::files,
     {},
     {},
     kMergeFileArguments,
     {},
     kMergeFileExamples,
     run_merge_file},
    {"textconv",
     "a file of a plan as lines that can be compared, for git diff",
     "One line a field, with the row that it is of. A file with errors is printed as it is.",
     Group::files,
     {},
     {},
     kTextconvArguments,
     {},
     kTextconvExamples,
     run_textconv},
    {"schema",
     "the plan format as a JSON Schema, for editors",
     "Editors with a YAML language server check and complete a plan with it: the first line that 'plumb "
     "init' "
     "writes names the file that the first example makes.",
     Group::files,
     {},
     kJson,
     {},
     kSchemaOptions,
     kSchemaExamples,
     run_schema},
    {"completion",
     "completion of commands, options and ids for a shell",
     "Prints a script; put it where the shell looks for completions. Ids are read from the plan while you "
     "type.",
     Group::files,
     {},
     {},
     kCompletionArguments,
     {},
     kCompletionExamples,
     run_completion},
    {"help",
     "how a command is used, or a topic",
     "",
     Group::files,
     {},
     {},
     kHelpArguments,
     kHelpOptions,
     kHelpExamples,
     run_help},
    {"version",
     "version, commit and libraries",
     "",
     Group::files,
     {},
     kTextAndJson,
     {},
     {},
     kVersionExamples,
     run_version},
});

// Nobody is told of them.
constexpr auto kHiddenCommands = std::to_array<Command>({
    {"__complete",
     "words for the completion scripts",
     "",
     Group::files,
     kPlan,
     {},
     kCompleteArguments,
     {},
     {},
     run_complete,
     true},
});

}  // namespace

std::span<const Command> command_table() {
  static const std::vector<Command> commands = [] {
    std::vector<Command> all(kCommands.begin(), kCommands.end());
    const auto of_registers = register_commands();
    all.insert(all.end(), of_registers.begin(), of_registers.end());
    all.insert(all.end(), kHiddenCommands.begin(), kHiddenCommands.end());
    return all;
  }();
  return commands;
}

std::span<const std::string_view> completion_shells() {
  return kShells;
}

}  // namespace plumb
