#include <array>

#include "plumb/cli/command_parts.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/control/periods.hpp"

namespace plumb {

namespace {

// due, board, trace, raci, stakeholders
constexpr std::array<Option, 4> kDueOptions{{
    {"within", '\0', ValueType::text, "PERIOD", "what is owed in this time, and what is overdue: 2w, 1mo"},
    {"owner", '\0', ValueType::resource, "ID", "what this resource or stakeholder owes"},
    {"kind", '\0', ValueType::text, "KINDS", "only these, separated by commas: task, payment, review ..."},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 3> kDueExamples{"plumb due --within 2w", "plumb due --owner li",
                                                       "plumb due --kind payment,review --format csv"};
constexpr std::array<std::string_view, 2> kBoardLanes{"state", "owner"};
constexpr std::array<Option, 2> kBoardOptions{{
    {"by", '\0', ValueType::choice, "WHAT", "a board of each owner, or one for all", kBoardLanes},
    {"limit", '\0', ValueType::count, "N", "at most so many cards in a column; default 20, in data all"},
}};
constexpr std::array<std::string_view, 2> kBoardExamples{"plumb board --under build",
                                                         "plumb board --by owner --format md"};
constexpr std::array<std::string_view, 5> kTraceFormats{"text", "json", "csv", "md", "dot"};
constexpr std::array<Argument, 1> kTraceArguments{
    {{"ID", ValueType::row, "an objective, a requirement, a task or an inspection; default: all",
      Occurs::optional}}};
constexpr std::array<Option, 1> kTraceOptions{{
    {"matrix", '\0', ValueType::flag, "", "requirements by tasks, instead of the tree"},
}};
constexpr std::array<std::string_view, 3> kTraceExamples{"plumb trace", "plumb trace R-fares",
                                                         "plumb trace --format dot -o trace.dot"};
constexpr std::array<std::string_view, 2> kRaciExamples{"plumb raci --under build",
                                                        "plumb raci --format csv -o raci.csv"};
constexpr std::array<std::string_view, 2> kStakeholdersExamples{
    "plumb stakeholders", "plumb stakeholders --where 'engagement_gap>0' --json"};
// quality, team, lessons, contingency
constexpr std::array<Argument, 1> kQualityArguments{
    {{"ID", ValueType::row, "an inspection: its chart alone, with its points", Occurs::optional}}};
constexpr std::array<std::string_view, 3> kQualityParts{"charts", "defects", "costs"};
constexpr std::array<Option, 3> kQualityOptions{{
    {"part", '\0', ValueType::choice, "WHAT", "only this part; of CSV the default is charts", kQualityParts},
    {"size", '\0', ValueType::text, "N",
     "how much is delivered, such as thousands of lines: defects are counted by it"},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 3> kQualityExamples{"plumb quality", "plumb quality I-latency",
                                                           "plumb quality --part defects --size 12.5 --json"};
constexpr std::array<Option, 2> kTeamOptions{{
    {"periods", '\0', ValueType::choice, "LENGTH", "how time is divided; default: month",
     kWords<PeriodLength>},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 2> kTeamExamples{"plumb team",
                                                        "plumb team --periods week --format csv -o load.csv"};
constexpr std::array<Argument, 1> kLessonsArguments{
    {{"TERM", ValueType::text, "a word that stands somewhere in the lesson; all of them must", Occurs::any}}};
constexpr std::array<Option, 4> kLessonsOptions{{
    {"category", '\0', ValueType::text, "NAME", "only those of this category"},
    {"from", '\0', ValueType::file, "PLAN", "the lessons of another plan, by its folder or its root file"},
    {"import", '\0', ValueType::text, "ID,ID", "write these lessons of the other plan into this one"},
    {"dry-run", 'n', ValueType::flag, "", "with --import: print what would be written as a diff"},
}};
constexpr std::array<std::string_view, 3> kLessonsExamples{
    "plumb lessons vendor delivery", "plumb lessons --category procurement --where 'date>=2026-01-01'",
    "plumb lessons --from ../gates --import L-cards,L-pilot"};
constexpr std::array<std::string_view, 1> kContingencyVerbs{"activate"};
constexpr std::array<Argument, 2> kContingencyArguments{
    {{"VERB", ValueType::choice, "activate adds the plan's tasks to the schedule", Occurs::once,
      kContingencyVerbs},
     {"ID", ValueType::row, "the whole id of the contingency plan"}}};
constexpr std::array<Option, 2> kContingencyOptions{{
    {"date", '\0', ValueType::date, "DATE",
     "the day from which work on it may start; default: the status date, else today"},
    {"under", '\0', ValueType::task, "TASK", "add the tasks below this one; default: on the first level"},
}};
constexpr std::array<std::string_view, 2> kContingencyExamples{
    "plumb contingency activate BC-outage --date 2026-06-01",
    "plumb contingency activate BC-outage --dry-run"};

// contracts, cashflow, decide, invoice and pay
constexpr std::array<Argument, 1> kContractsArguments{
    {{"ID", ValueType::row, "the contract, for all about it; default: all contracts", Occurs::optional}}};
constexpr std::array<std::string_view, 3> kContractsExamples{
    "plumb contracts", "plumb contracts C-main", "plumb contracts --where kind=supplier --format csv"};
constexpr std::array<Option, 2> kCashflowOptions{{
    {"periods", '\0', ValueType::choice, "LENGTH", "weeks or months; default: month", kWords<PeriodLength>},
    kBaselineOption,
}};
constexpr std::array<std::string_view, 2> kCashflowExamples{"plumb cashflow",
                                                            "plumb cashflow --periods week --format csv"};
constexpr std::array<Argument, 1> kDecideArguments{{{"ID", ValueType::row, "the decision"}}};
constexpr std::array<std::string_view, 2> kDecideExamples{"plumb decide D-1", "plumb decide D-1 --json"};
constexpr std::array<Argument, 1> kPaymentArguments{
    {{"CONTRACT/PAYMENT", ValueType::row, "the payment, behind its contract: C-main/final"}}};
constexpr std::array<Option, 3> kPaymentOptions{{
    {"date", '\0', ValueType::date, "DATE", "the day; default: today"},
    {"amount", '\0', ValueType::text, "AMOUNT",
     "how much, tax included; default: what is open of the payment"},
    {"ref", '\0', ValueType::text, "TEXT", "its number"},
}};
constexpr std::array<std::string_view, 2> kInvoiceExamples{
    "plumb invoice C-main/design --ref INV-17",
    "plumb invoice C-main/design --amount 30000 --date 2026-05-29"};
constexpr std::array<std::string_view, 2> kPayExamples{"plumb pay C-main/design --date 2026-06-26",
                                                       "plumb pay C-main/design --amount 12000 -n"};

// change
constexpr std::array<std::string_view, 2> kChangeVerbs{"preview", "apply"};
constexpr std::array<Argument, 2> kChangeArguments{
    {{"VERB", ValueType::choice, "preview shows what it would do, apply writes it into the plan",
      Occurs::once, kChangeVerbs},
     {"ID", ValueType::row, "the change's id"}}};
constexpr std::array<Option, 4> kChangeOptions{{
    {"by", '\0', ValueType::resource, "ID", "apply: who approves it: a resource or a stakeholder"},
    {"date", '\0', ValueType::date, "DATE", "apply: the day on which it is done; default: today"},
    {"baseline", '\0', ValueType::text, "ID",
     "apply: freeze the new plan as a baseline that names the change"},
    {"dry-run", 'n', ValueType::flag, "", "apply: print what would be written as a diff, and write nothing"},
}};
constexpr std::array<std::string_view, 3> kChangeExamples{"plumb change preview C-7",
                                                          "plumb change apply C-7 --by sponsor -n",
                                                          "plumb change apply C-7 --baseline v2"};

constexpr auto kRegisterCommands = std::to_array<Command>({
    {"due",
     "everything that anybody owes, by date",
     "Tasks and milestones, actions, issues, responses to risks, decisions on changes, communications, "
     "payments, notices, inspections, trainings, evidence, reviews, rehearsals, assumptions, improvements "
     "and "
     "objectives that are not done. An unfinished task is owed by its deadline, its finish in the baseline "
     "or "
     "its scheduled finish, whichever is first.",
     Group::look,
     kPlan,
     kTableFormats,
     {},
     kDueOptions,
     kDueExamples,
     run_due},
    {"board",
     "tasks by state in columns: waiting, ready, doing, done",
     "A task is ready when all that its start waits for is done; a mark shows one that an open issue blocks.",
     Group::look,
     kPlanFilter,
     kTableFormats,
     {},
     kBoardOptions,
     kBoardExamples,
     run_board},
    {"trace", "from objectives to requirements, tasks and inspections",
     "Shows what each requirement serves, which tasks satisfy it and which inspections verify it, and what "
     "has "
     "none of these. A requirement is covered with a task and verified with an inspection that passed; one "
     "with parts also where all its agreed parts are. --where chooses requirements.",
     Group::look, kPlanFilter, kTraceFormats, kTraceArguments, kTraceOptions, kTraceExamples, run_trace},
    {"raci",
     "who does what: tasks by people, with the rules and the load",
     "A answers for the task, R does it, C is asked, I is told. Exactly one A is a rule of every plan; A "
     "without R is tolerated and shown.",
     Group::look,
     kPlanFilter,
     kTableFormats,
     {},
     {},
     kRaciExamples,
     run_raci},
    {"stakeholders",
     "the grid of influence and interest, and who is to be won",
     "Influence and interest above 3 of 5 are high. The gap is the steps from the engagement to the wanted "
     "one. "
     "n stakeholders have n(n-1)/2 channels: list the project manager among them.",
     Group::look,
     kPlanFilter,
     kTableFormats,
     {},
     {},
     kStakeholdersExamples,
     run_stakeholders},
    {"quality", "control charts, defects by cause, and the cost of quality",
     "Draws what inspections measured between its control limits, and names points beyond them, runs and "
     "trends; shows what causes most defects (Pareto, to 80 %) and what conformance and non-conformance "
     "cost. 'plumb help quality' has the rules.",
     Group::value, kPlan, kTableFormats, kQualityArguments, kQualityOptions, kQualityExamples, run_quality},
    {"team",
     "who has how much to do, what skills are missing, and how people feel",
     "The load of each resource in percent of its capacity by period, by calendars and days off; when it is "
     "asked for more units at once than it has; skills that tasks need and nobody assigned has; what the "
     "pulses say; recognitions.",
     Group::value,
     kPlan,
     kTableFormats,
     {},
     kTeamOptions,
     kTeamExamples,
     run_team},
    {"lessons", "what was learnt, here or in another plan",
     "Searches all texts of the lessons, the best fit first. --import takes lessons of another plan over, "
     "with 'external' naming where they come from.",
     Group::value, kPlanFilter, kTableFormats, kLessonsArguments, kLessonsOptions, kLessonsExamples,
     run_lessons},
    {"contracts",
     "what contracts are worth, what is paid and what is due",
     "The current value with agreed changes, the payments with the days on which the schedule has them due, "
     "retention and advance, liquidated damages at the forecast finish, the price of incentive contracts and "
     "how promised services did. CSV of one contract has its payments. 'plumb help contracts' has the rules.",
     Group::value,
     kPlanFilter,
     kTableFormats,
     kContractsArguments,
     {},
     kContractsExamples,
     run_contracts},
    {"cashflow",
     "money in and out over time, and its lowest point",
     "Customers' payments come in; suppliers' payments and the costs that no supplier's contract covers go "
     "out. What is open moves on the day on which it is due, but not before today.",
     Group::value,
     kPlan,
     kTableFormats,
     {},
     kCashflowOptions,
     kCashflowExamples,
     run_cashflow},
    {"decide",
     "compare the options of a decision",
     "The weighted ranking, and how far each weight must move until another option draws level, the others "
     "keeping their proportions; NPV, internal rates of return and payback of the flows, the first of which "
     "is at time 0; the expected value of the outcomes less the cost. Weights count by their share of the "
     "sum. 'plumb help decisions' has the rules.",
     Group::value,
     kPlan,
     kTableFormats,
     kDecideArguments,
     {},
     kDecideExamples,
     run_decide},
    {"change", "what a change would do to the plan, and making it so",
     "A change says in 'apply' what it does to the tasks. The preview applies that in memory and compares "
     "finish, cost, float, exposure and contract; nothing is written. 'plumb help changes' has the rules.",
     Group::value, kPlan, kTableFormats, kChangeArguments, kChangeOptions, kChangeExamples, run_change},
    {"contingency", "put a plan for the worst into action",
     "Adds the tasks of a contingency plan to the tasks, those that wait for nothing not before the date, "
     "and notes the day in 'activated'.",
     Group::edit, kWrites, kTextAndJson, kContingencyArguments, kContingencyOptions, kContingencyExamples,
     run_contingency},
    {"invoice", "record an invoice of a contract's payment",
     "Appended to the payment's invoices. Without --amount it is what is open of the payment: its share of "
     "the "
     "current value, less retention and advance, less the invoices there are.",
     Group::edit, kWrites, kTableFormats, kPaymentArguments, kPaymentOptions, kInvoiceExamples, run_invoice},
    {"pay", "record money that was paid for a contract's payment",
     "Appended to what is paid of the payment. Without --amount it is what is open of it.", Group::edit,
     kWrites, kTableFormats, kPaymentArguments, kPaymentOptions, kPayExamples, run_pay},
});

}  // namespace

std::span<const Command> register_commands() {
  return kRegisterCommands;
}

}  // namespace plumb
