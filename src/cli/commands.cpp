#include "plumb/cli/commands.hpp"

#include <array>

#include "plumb/cli/command.hpp"
#include "plumb/cli/completion.hpp"

namespace plumb {

namespace {

constexpr std::array<std::string_view, 4> kTableFormats{"text", "json", "csv", "md"};
constexpr std::array<std::string_view, 2> kTextAndJson{"text", "json"};
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
constexpr std::array<Option, 1> kCheckOptions{{
    {"strict", '\0', ValueType::flag, "", "let warnings fail too"},
}};
constexpr std::array<std::string_view, 2> kCheckExamples{"plumb check", "plumb check --strict --format json"};

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
constexpr std::array<std::string_view, 8> kCandidateKinds{
    "task", "resource", "row", "kind", "kind-or-project", "fields", "template", "topic"};
constexpr std::array<Argument, 2> kCompleteArguments{
    {{"WHAT", ValueType::choice, "what to list", Occurs::once, kCandidateKinds},
     {"OF", ValueType::text, "fields: the collection; row: what is typed of the id", Occurs::optional}}};

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

constexpr Takes kPlan{.plan = true};
constexpr Takes kPlanFilter{.plan = true, .filter = true};
constexpr Takes kPlanRows{.plan = true, .filter = true, .sort = true};
constexpr Takes kPlanTable{.plan = true, .filter = true, .sort = true, .columns = true};

constexpr std::array<Command, 13> kCommands{{
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
    {"check",
     "validate the plan and its limits",
     "Reads everything, reports every error and warning with its place, then tests the plan's limits. Made "
     "for "
     "continuous integration: see 'plumb help exit-codes'.",
     Group::start,
     kPlan,
     kTableFormats,
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
}};

}  // namespace

std::span<const Command> command_table() {
  return kCommands;
}

std::span<const std::string_view> completion_shells() {
  return kShells;
}

}  // namespace plumb
