#compdef plumb
# Completion of plumb for zsh, written by: plumb completion zsh

# Sets `what` to what follows option $2 of command $1; empty: nothing does.
__plumb_value() {
  what=''
  case "$1 $2" in
    (init)\ (--template)) what='template' ;;
    (init)\ (--name)) what='text' ;;
    (init)\ (--id)) what='text' ;;
    (init)\ (--start)) what='words today' ;;
    (init|status|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|due|board|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|invoice|pay|)\ (--format)) what='words text json csv md' ;;
    (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|)\ (--output|-o)) what='file' ;;
    (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|)\ (--directory|-C)) what='folder' ;;
    (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|)\ (--color)) what='words auto always never' ;;
    (status|report|evm|risk|metrics|due|quality|team|cashflow)\ (--baseline)) what='baseline' ;;
    (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|)\ (--file|-f)) what='file' ;;
    (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|)\ (--at)) what='words today' ;;
    (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|)\ (--rev)) what='revision' ;;
    (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|)\ (--max-size)) what='text' ;;
    (report)\ (--lang)) what='words en zh' ;;
    (report)\ (--since)) what='words today' ;;
    (report)\ (--note)) what='file' ;;
    (report)\ (--format)) what='words text json md' ;;
    (check)\ (--no-worse-than)) what='revision' ;;
    (check)\ (--against)) what='revision' ;;
    (check)\ (--format)) what='words text json csv md junit sarif github gitlab' ;;
    (schedule)\ (--durations)) what='words likely expected optimistic pessimistic' ;;
    (schedule|gantt|path|evm|risk|list|board|trace|raci|stakeholders|lessons|contracts)\ (--where)) what='fields' ;;
    (schedule|gantt|path|evm|risk|list|board|trace|raci|stakeholders|lessons|contracts)\ (--under)) what='task' ;;
    (schedule|gantt|path|evm|risk|list|board|trace|raci|stakeholders|lessons|contracts)\ (--owner)) what='resource' ;;
    (schedule|gantt|list)\ (--sort)) what='fields' ;;
    (schedule|list)\ (--columns)) what='fields' ;;
    (gantt)\ (--from)) what='words today' ;;
    (gantt)\ (--to)) what='words today' ;;
    (gantt)\ (--width)) what='text' ;;
    (path)\ (--to)) what='task' ;;
    (path)\ (--near)) what='text' ;;
    (path)\ (--due)) what='words today' ;;
    (path)\ (--limit)) what='text' ;;
    (evm)\ (--by)) what='words task wbs account resource owner organization' ;;
    (evm)\ (--periods)) what='words week month' ;;
    (risk)\ (--by)) what='words owner category status' ;;
    (risk)\ (--top)) what='text' ;;
    (metrics|trend)\ (--of)) what='row' ;;
    (metrics)\ (--by)) what='words task account resource' ;;
    (baseline)\ (--reason)) what='text' ;;
    (baseline)\ (--date)) what='words today' ;;
    (baseline)\ (--from)) what='baseline' ;;
    (baseline)\ (--in)) what='file' ;;
    (log|trend|blame)\ (--limit)) what='text' ;;
    (log|trend|blame)\ (--since)) what='words today' ;;
    (add)\ (--id)) what='text' ;;
    (add|move)\ (--under)) what='task' ;;
    (add|move)\ (--before)) what='row' ;;
    (add|move)\ (--after)) what='row' ;;
    (add|update|start|finish)\ (--in)) what='file' ;;
    (add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|contingency|invoice|pay)\ (--file|-f)) what='file' ;;
    (update)\ (--date)) what='words today' ;;
    (update)\ (--hours)) what='hours' ;;
    (update)\ (--cost)) what='report' ;;
    (schema)\ (--kind)) what='kind' ;;
    (schema)\ (--format)) what='words json' ;;
    (version|contingency)\ (--format)) what='words text json' ;;
    (due)\ (--within)) what='text' ;;
    (due)\ (--owner)) what='resource' ;;
    (due)\ (--kind)) what='text' ;;
    (board)\ (--by)) what='words state owner' ;;
    (board)\ (--limit)) what='text' ;;
    (trace)\ (--format)) what='words text json csv md dot' ;;
    (quality)\ (--part)) what='words charts defects costs' ;;
    (quality)\ (--size)) what='text' ;;
    (team)\ (--periods)) what='words week month' ;;
    (lessons)\ (--category)) what='text' ;;
    (lessons)\ (--from)) what='file' ;;
    (lessons)\ (--import)) what='text' ;;
    (cashflow)\ (--periods)) what='words week month' ;;
    (change)\ (--by)) what='resource' ;;
    (change)\ (--date)) what='words today' ;;
    (change)\ (--baseline)) what='text' ;;
    (contingency)\ (--date)) what='words today' ;;
    (contingency)\ (--under)) what='task' ;;
    (invoice|pay)\ (--date)) what='words today' ;;
    (invoice|pay)\ (--amount)) what='text' ;;
    (invoice|pay)\ (--ref)) what='text' ;;
  esac
}

# Adds the options of command $1, or those that may stand in front of any.
__plumb_options() {
  [[ -z $1 ]] && found+=('--version:version, commit and libraries')
  [[ $1 == (init) ]] && found+=('--template:what to start from; '\''list'\'' lists them; default: minimal')
  [[ $1 == (init) ]] && found+=('--name:the project'\''s name; default: the folder'\''s')
  [[ $1 == (init) ]] && found+=('--id:the project'\''s id; default: made from the name')
  [[ $1 == (init) ]] && found+=('--start:first day of work; default: today')
  [[ $1 == (init|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|contingency|invoice|pay) ]] && found+=('--dry-run:print what would be written as a diff, and write nothing')
  [[ $1 == (init|status|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|due|board|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|invoice|pay|) ]] && found+=('--format:form of the result')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|schema|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--json:short for --format json')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--output:write the result to a file instead of standard output')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--directory:work as if started in this folder')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--color:colours')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--ascii:ASCII signs only')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--no-pager:never start a pager')
  [[ $1 == (init|status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|merge-file|textconv|schema|completion|help|version|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--help:how the command is used')
  [[ $1 == (status|report|evm|risk|metrics|due|quality|team|cashflow) ]] && found+=('--baseline:the baseline to measure against, or git:REV; default: the project'\''s, else the latest')
  [[ $1 == (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|) ]] && found+=('--file:the plan; default: plumb.yaml here or in a folder above; - reads standard input')
  [[ $1 == (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|) ]] && found+=('--at:status date instead of the plan'\''s own; '\''today'\'' for the day of the run')
  [[ $1 == (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|) ]] && found+=('--rev:read the plan of a git revision: a branch, a tag, HEAD~3, a hash')
  [[ $1 == (status|report|check|schedule|gantt|path|explain|evm|risk|metrics|baseline|diff|log|trend|blame|list|show|add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|due|board|trace|raci|stakeholders|quality|team|lessons|contracts|cashflow|decide|change|contingency|invoice|pay|) ]] && found+=('--max-size:largest file that is read; default 256M')
  [[ $1 == (report) ]] && found+=('--lang:en or zh; default: en')
  [[ $1 == (report) ]] && found+=('--since:lists what was finished since then, and shows the figures of that day beside today'\''s')
  [[ $1 == (report) ]] && found+=('--note:the manager'\''s own words in Markdown: each heading that is a section'\''s name puts them there')
  [[ $1 == (report) ]] && found+=('--format:form of the result')
  [[ $1 == (check) ]] && found+=('--strict:let warnings fail too')
  [[ $1 == (check) ]] && found+=('--no-worse-than:let only that fail which is new since this revision, or worse than there')
  [[ $1 == (check) ]] && found+=('--against:find what would clash in a merge with this branch')
  [[ $1 == (check) ]] && found+=('--format:form of the result')
  [[ $1 == (schedule|gantt) ]] && found+=('--critical:only critical tasks')
  [[ $1 == (schedule) ]] && found+=('--durations:which value of three-point estimates to use')
  [[ $1 == (schedule|gantt|path|evm|risk|list|board|trace|raci|stakeholders|lessons|contracts) ]] && found+=('--where:only rows for which it holds: '\''status=open and due<2026-06-01'\''; several must all hold; see '\''plumb help conditions'\''')
  [[ $1 == (schedule|gantt|path|evm|risk|list|board|trace|raci|stakeholders|lessons|contracts) ]] && found+=('--under:only this task and what is below it')
  [[ $1 == (schedule|gantt|path|evm|risk|list|board|trace|raci|stakeholders|lessons|contracts) ]] && found+=('--owner:only rows of this owner')
  [[ $1 == (schedule|gantt|list) ]] && found+=('--sort:order of the rows; -FIELD turns it round')
  [[ $1 == (schedule|list) ]] && found+=('--columns:columns to print, in this order')
  [[ $1 == (gantt) ]] && found+=('--from:first day of the chart')
  [[ $1 == (gantt) ]] && found+=('--to:last day of the chart')
  [[ $1 == (gantt) ]] && found+=('--width:columns of the chart; default: the terminal'\''s')
  [[ $1 == (path) ]] && found+=('--to:the path to this task instead of the project'\''s finish')
  [[ $1 == (path) ]] && found+=('--near:also paths with up to this much float; default 5d')
  [[ $1 == (path) ]] && found+=('--due:the date whose chance of being kept is estimated (PERT)')
  [[ $1 == (path) ]] && found+=('--limit:at most so many further paths; default 4, in data all')
  [[ $1 == (evm) ]] && found+=('--by:figures of each part')
  [[ $1 == (evm) ]] && found+=('--periods:the time series, with the S-curve')
  [[ $1 == (risk) ]] && found+=('--by:the exposure of each owner, category or status')
  [[ $1 == (risk) ]] && found+=('--top:only the N risks with the greatest residual exposure')
  [[ $1 == (risk) ]] && found+=('--all:closed and retired risks too')
  [[ $1 == (metrics|trend) ]] && found+=('--of:of this account, task or resource instead of the project')
  [[ $1 == (metrics) ]] && found+=('--by:of each of them')
  [[ $1 == (baseline) ]] && found+=('--reason:set: why it is agreed')
  [[ $1 == (baseline) ]] && found+=('--date:set: the day on which it is; default: the status date, else today')
  [[ $1 == (baseline) ]] && found+=('--from:set: the baseline that it replaces; default: the latest')
  [[ $1 == (baseline) ]] && found+=('--in:set: the file to write, - for standard output; default: baselines/ID.yaml beside the plan')
  [[ $1 == (baseline) ]] && found+=('--as-planned:set: the dates as if nothing had started, instead of the current schedule'\''s')
  [[ $1 == (baseline) ]] && found+=('--dry-run:set: print what would be written as a diff, and write nothing')
  [[ $1 == (diff) ]] && found+=('--exit-code:exit with 1 if they differ')
  [[ $1 == (log|trend|blame) ]] && found+=('--limit:at most so many commits, the newest')
  [[ $1 == (log|trend|blame) ]] && found+=('--since:only commits of this day and later')
  [[ $1 == (log|trend|blame) ]] && found+=('--first-parent:of merges, only the side that they were made on')
  [[ $1 == (add) ]] && found+=('--id:the row'\''s id; default: made from its name')
  [[ $1 == (add|move) ]] && found+=('--under:below this task; '\''project'\'': on the first level')
  [[ $1 == (add|move) ]] && found+=('--before:in front of this row')
  [[ $1 == (add|move) ]] && found+=('--after:behind this row')
  [[ $1 == (add|update|start|finish) ]] && found+=('--in:the file to write to; default: where the collection'\''s last row stands')
  [[ $1 == (add|set|remove|rename|move|link|unlink|update|start|finish|fmt|git-setup|contingency|invoice|pay) ]] && found+=('--file:the plan; default: plumb.yaml here or in a folder above')
  [[ $1 == (update) ]] && found+=('--date:the day of the report; default: today')
  [[ $1 == (update) ]] && found+=('--hours:hours of a resource on a task; may stand several times')
  [[ $1 == (update) ]] && found+=('--cost:a cost of a task; may stand several times')
  [[ $1 == (fmt) ]] && found+=('--check:name the files that would change and write nothing; exit code 1 if there are any')
  [[ $1 == (git-setup) ]] && found+=('--hook:also let git run '\''plumb check'\'' before each commit and merge')
  [[ $1 == (git-setup) ]] && found+=('--remove:take out all that git-setup put in')
  [[ $1 == (schema) ]] && found+=('--kind:the schema of one collection'\''s rows alone')
  [[ $1 == (schema) ]] && found+=('--format:form of the result')
  [[ $1 == (version|contingency) ]] && found+=('--format:form of the result')
  [[ $1 == (due) ]] && found+=('--within:what is owed in this time, and what is overdue: 2w, 1mo')
  [[ $1 == (due) ]] && found+=('--owner:what this resource or stakeholder owes')
  [[ $1 == (due) ]] && found+=('--kind:only these, separated by commas: task, payment, review ...')
  [[ $1 == (board) ]] && found+=('--by:a board of each owner, or one for all')
  [[ $1 == (board) ]] && found+=('--limit:at most so many cards in a column; default 20, in data all')
  [[ $1 == (trace) ]] && found+=('--matrix:requirements by tasks, instead of the tree')
  [[ $1 == (trace) ]] && found+=('--format:form of the result')
  [[ $1 == (quality) ]] && found+=('--part:only this part; of CSV the default is charts')
  [[ $1 == (quality) ]] && found+=('--size:how much is delivered, such as thousands of lines: defects are counted by it')
  [[ $1 == (team) ]] && found+=('--periods:how time is divided; default: month')
  [[ $1 == (lessons) ]] && found+=('--category:only those of this category')
  [[ $1 == (lessons) ]] && found+=('--from:the lessons of another plan, by its folder or its root file')
  [[ $1 == (lessons) ]] && found+=('--import:write these lessons of the other plan into this one')
  [[ $1 == (lessons) ]] && found+=('--dry-run:with --import: print what would be written as a diff')
  [[ $1 == (cashflow) ]] && found+=('--periods:weeks or months; default: month')
  [[ $1 == (change) ]] && found+=('--by:apply: who approves it: a resource or a stakeholder')
  [[ $1 == (change) ]] && found+=('--date:apply: the day on which it is done; default: today')
  [[ $1 == (change) ]] && found+=('--baseline:apply: freeze the new plan as a baseline that names the change')
  [[ $1 == (change) ]] && found+=('--dry-run:apply: print what would be written as a diff, and write nothing')
  [[ $1 == (contingency) ]] && found+=('--date:the day from which work on it may start; default: the status date, else today')
  [[ $1 == (contingency) ]] && found+=('--under:add the tasks below this one; default: on the first level')
  [[ $1 == (invoice|pay) ]] && found+=('--date:the day; default: today')
  [[ $1 == (invoice|pay) ]] && found+=('--amount:how much, tax included; default: what is open of the payment')
  [[ $1 == (invoice|pay) ]] && found+=('--ref:its number')
}

__plumb_commands() {
  found=(
    'init:write a small valid plan to start from'
    'status:the whole project on one screen'
    'report:a status report for a sponsor'
    'check:validate the plan and its limits'
    'schedule:dates and floats of every task'
    'gantt:the schedule as a chart'
    'path:the critical path and the nearly critical ones'
    'explain:why a task starts when it does'
    'evm:earned value, forecasts and earned schedule'
    'risk:the exposure of the risk register'
    'metrics:every figure by its name, for scripts and limits'
    'baseline:freeze the plan, and show what was frozen'
    'diff:what two revisions of the plan differ in, in a planner'\''s words'
    'log:what each commit did to finish, cost and risk'
    'trend:a figure over the history of the plan'
    'blame:which commits moved the finish, by how much and through what'
    'list:rows of a collection'
    'show:one row with everything that refers to it'
    'add:a new row in a collection'
    'set:change fields of a row'
    'remove:take rows out of the plan'
    'rename:give a row another id, in all references too'
    'move:put a row elsewhere'
    'link:let a task wait for another'
    'unlink:take the link between two tasks out'
    'update:report progress, hours and costs'
    'start:report that a task has started'
    'finish:report that a task is finished'
    'fmt:lay the plan'\''s files out in one way'
    'git-setup:let this clone merge and compare plans by rows and fields'
    'merge-file:merge three versions of a plan'\''s file, as git'\''s merge driver'
    'textconv:a file of a plan as lines that can be compared, for git diff'
    'schema:the plan format as a JSON Schema, for editors'
    'completion:completion of commands, options and ids for a shell'
    'help:how a command is used, or a topic'
    'version:version, commit and libraries'
    'due:everything that anybody owes, by date'
    'board:tasks by state in columns: waiting, ready, doing, done'
    'trace:from objectives to requirements, tasks and inspections'
    'raci:who does what: tasks by people, with the rules and the load'
    'stakeholders:the grid of influence and interest, and who is to be won'
    'quality:control charts, defects by cause, and the cost of quality'
    'team:who has how much to do, what skills are missing, and how people feel'
    'lessons:what was learnt, here or in another plan'
    'contracts:what contracts are worth, what is paid and what is due'
    'cashflow:money in and out over time, and its lowest point'
    'decide:compare the options of a decision'
    'change:what a change would do to the plan, and making it so'
    'contingency:put a plan for the worst into action'
    'invoice:record an invoice of a contract'\''s payment'
    'pay:record money that was paid for a contract'\''s payment'
  )
}

# Sets `what` to what argument number $2 of command $1 is.
__plumb_argument() {
  case "$1 $2" in
    'init 1') what='folder' ;;
    'explain 1') what='task' ;;
    'metrics '*) what='metric' ;;
    'baseline 1') what='words set list show log' ;;
    'baseline 2') what='baseline' ;;
    'diff 1') what='ends' ;;
    'diff 2') what='revision' ;;
    'trend 1') what='metric' ;;
    'blame 1') what='task' ;;
    'list 1') what='kind' ;;
    'show 1') what='row' ;;
    'add 1') what='kind' ;;
    'add '*) what='new-row' ;;
    'set 1') what='row' ;;
    'set '*) what='change' ;;
    'remove '*) what='row' ;;
    'rename 1') what='row' ;;
    'rename 2') what='text' ;;
    'move 1') what='row' ;;
    'link 1') what='task' ;;
    'link 2') what='task' ;;
    'link 3') what='text' ;;
    'unlink 1') what='task' ;;
    'unlink 2') what='task' ;;
    'update '*) what='report' ;;
    'start 1') what='task' ;;
    'start 2') what='words today' ;;
    'finish 1') what='task' ;;
    'finish 2') what='words today' ;;
    'fmt '*) what='file' ;;
    'merge-file 1') what='file' ;;
    'merge-file 2') what='file' ;;
    'merge-file 3') what='file' ;;
    'merge-file 4') what='text' ;;
    'merge-file 5') what='file' ;;
    'textconv 1') what='file' ;;
    'completion 1') what='words bash zsh fish' ;;
    'help 1') what='topic' ;;
    'help 2') what='kind-or-project' ;;
    'trace 1') what='row' ;;
    'quality 1') what='row' ;;
    'lessons '*) what='text' ;;
    'contracts 1') what='row' ;;
    'decide 1') what='row' ;;
    'change 1') what='words preview apply' ;;
    'change 2') what='row' ;;
    'contingency 1') what='words activate' ;;
    'contingency 2') what='row' ;;
    'invoice 1') what='row' ;;
    'pay 1') what='row' ;;
  esac
}

_plumb() {
  local command='' option='' of='' only_arguments='' what='' word text
  local -i i position=0
  local -a plan found open
  for ((i = 2; i < CURRENT; i++)); do
    word=${(Q)words[i]}
    if [[ -n $option ]]; then
      [[ $option == (-f|--file|-C|--directory) ]] && plan+=("$option" "$word")
      option=''
    elif [[ $word == -- ]]; then
      only_arguments=1
    elif [[ $word == --*=* && -z $only_arguments ]]; then
      [[ ${word%%=*} == (-f|--file|-C|--directory) ]] && plan+=("$word")
    elif [[ $word == -* && -z $only_arguments ]]; then
      __plumb_value "$command" "$word"
      [[ -n $what ]] && option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      ((++position))
      ((position == 1)) && of=$word
    fi
  done
  if [[ -z $option && -z $only_arguments && $PREFIX == --*=* ]]; then
    option=${PREFIX%%=*}
    compset -P '*='
  fi
  what=''
  if [[ -n $option ]]; then
    __plumb_value "$command" "$option"
  elif [[ $PREFIX == -* && -z $only_arguments ]]; then
    __plumb_options "$command"
    _describe -o option found
    return
  elif [[ -z $command ]]; then
    __plumb_commands
    _describe command found
    return
  else
    __plumb_argument "$command" $((position + 1))
  fi
  case $what in
    '' | text) return 1 ;;
    file) _files; return ;;
    folder) _files -/; return ;;
    words\ *) compadd -- ${=what#words }; return ;;
  esac
  text=$PREFIX
  case $what in
    fields) compset -P '*,' ;;
    change | new-row) ;;
    *) of=$PREFIX ;;
  esac
  while IFS=$'\t' read -r word text; do
    [[ $word == *[/.:=] ]] && open+=("${word//:/\\:}${text:+:$text}") && continue
    found+=("${word//:/\\:}${text:+:$text}")
  done < <("${(Q)words[1]}" __complete "${plan[@]}" -- "$what" "$of" "$text" 2>/dev/null)
  (( $#open )) && _describe "$what" open -S ''
  _describe "$what" found
}

# Loaded by zsh on first use, this file is the function itself; sourced, it registers it.
if [[ $funcstack[1] == _plumb ]]; then
  _plumb "$@"
else
  compdef _plumb plumb
fi
