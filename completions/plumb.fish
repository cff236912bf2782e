# Completion of plumb for fish, written by: plumb completion fish

# Prints the command and its arguments typed so far, options and their values left out.
function __plumb_words
    set -l value_follows 0
    for word in (commandline -opc)[2..-1]
        if test $value_follows = 1
            set value_follows 0
        else if contains -- $word --after --against --amount --at --baseline --before --by --category --color --columns --cost --date --directory --due --durations --file --format --from --hours --id --import --in --kind --lang --limit --max-size --name --near --no-worse-than --note --of --output --owner --part --periods --reason --ref --rev --since --size --sort --start --template --to --top --under --where --width --within -C -f -o
            set value_follows 1
        else if not string match -q -- '-*' $word
            printf '%s\n' $word
        end
    end
end

# Prints the options that name the plan, so that ids come from the same one.
function __plumb_plan
    set -l value_follows 0
    for word in (commandline -opc)[2..-1]
        if test $value_follows = 1
            printf '%s\n' $word
            set value_follows 0
        else if contains -- $word -f --file -C --directory
            printf '%s\n' $word
            set value_follows 1
        else if string match -q -r -- '^--(file|directory)=' $word
            printf '%s\n' $word
        end
    end
end

# True if the command is one of those given; `none` stands for no command yet.
function __plumb_is
    set -l words (__plumb_words) none
    contains -- $words[1] $argv
end

# True if argument number $argv[2] of command $argv[1] is being typed.
function __plumb_at
    set -l words (__plumb_words)
    test (count $words) = $argv[2]; and test $words[1] = $argv[1]
end

# The same for an argument that repeats: true behind that place too.
function __plumb_from
    set -l words (__plumb_words)
    test (count $words) -ge $argv[2]; and test $words[1] = $argv[1]
end

function __plumb_candidates
    set -l words (__plumb_words) '' ''
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l of $typed
    contains -- $argv[1] change new-row fields; and set of $words[2]
    command plumb __complete (__plumb_plan) -- $argv[1] "$of" "$typed" 2>/dev/null
end

# The fields of the collection that is listed, else of tasks; several with commas between.
function __plumb_fields
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l before (string match -r -- '^.*,' $typed)
    __plumb_candidates fields | string replace -r '^' -- "$before"
end

complete -c plumb -f
complete -c plumb -n '__plumb_is none' -l version -d 'version, commit and libraries'
complete -c plumb -n '__plumb_is none' -a init -d 'write a small valid plan to start from'
complete -c plumb -n '__plumb_is none' -a status -d 'the whole project on one screen'
complete -c plumb -n '__plumb_is none' -a report -d 'a status report for a sponsor'
complete -c plumb -n '__plumb_is none' -a check -d 'validate the plan and its limits'
complete -c plumb -n '__plumb_is none' -a schedule -d 'dates and floats of every task'
complete -c plumb -n '__plumb_is none' -a gantt -d 'the schedule as a chart'
complete -c plumb -n '__plumb_is none' -a path -d 'the critical path and the nearly critical ones'
complete -c plumb -n '__plumb_is none' -a explain -d 'why a task starts when it does'
complete -c plumb -n '__plumb_is none' -a evm -d 'earned value, forecasts and earned schedule'
complete -c plumb -n '__plumb_is none' -a risk -d 'the exposure of the risk register'
complete -c plumb -n '__plumb_is none' -a metrics -d 'every figure by its name, for scripts and limits'
complete -c plumb -n '__plumb_is none' -a baseline -d 'freeze the plan, and show what was frozen'
complete -c plumb -n '__plumb_is none' -a diff -d 'what two revisions of the plan differ in, in a planner\'s words'
complete -c plumb -n '__plumb_is none' -a log -d 'what each commit did to finish, cost and risk'
complete -c plumb -n '__plumb_is none' -a trend -d 'a figure over the history of the plan'
complete -c plumb -n '__plumb_is none' -a blame -d 'which commits moved the finish, by how much and through what'
complete -c plumb -n '__plumb_is none' -a list -d 'rows of a collection'
complete -c plumb -n '__plumb_is none' -a show -d 'one row with everything that refers to it'
complete -c plumb -n '__plumb_is none' -a add -d 'a new row in a collection'
complete -c plumb -n '__plumb_is none' -a set -d 'change fields of a row'
complete -c plumb -n '__plumb_is none' -a remove -d 'take rows out of the plan'
complete -c plumb -n '__plumb_is none' -a rename -d 'give a row another id, in all references too'
complete -c plumb -n '__plumb_is none' -a move -d 'put a row elsewhere'
complete -c plumb -n '__plumb_is none' -a link -d 'let a task wait for another'
complete -c plumb -n '__plumb_is none' -a unlink -d 'take the link between two tasks out'
complete -c plumb -n '__plumb_is none' -a update -d 'report progress, hours and costs'
complete -c plumb -n '__plumb_is none' -a start -d 'report that a task has started'
complete -c plumb -n '__plumb_is none' -a finish -d 'report that a task is finished'
complete -c plumb -n '__plumb_is none' -a fmt -d 'lay the plan\'s files out in one way'
complete -c plumb -n '__plumb_is none' -a git-setup -d 'let this clone merge and compare plans by rows and fields'
complete -c plumb -n '__plumb_is none' -a merge-file -d 'merge three versions of a plan\'s file, as git\'s merge driver'
complete -c plumb -n '__plumb_is none' -a textconv -d 'a file of a plan as lines that can be compared, for git diff'
complete -c plumb -n '__plumb_is none' -a schema -d 'the plan format as a JSON Schema, for editors'
complete -c plumb -n '__plumb_is none' -a completion -d 'completion of commands, options and ids for a shell'
complete -c plumb -n '__plumb_is none' -a help -d 'how a command is used, or a topic'
complete -c plumb -n '__plumb_is none' -a version -d 'version, commit and libraries'
complete -c plumb -n '__plumb_is none' -a due -d 'everything that anybody owes, by date'
complete -c plumb -n '__plumb_is none' -a board -d 'tasks by state in columns: waiting, ready, doing, done'
complete -c plumb -n '__plumb_is none' -a trace -d 'from objectives to requirements, tasks and inspections'
complete -c plumb -n '__plumb_is none' -a raci -d 'who does what: tasks by people, with the rules and the load'
complete -c plumb -n '__plumb_is none' -a stakeholders -d 'the grid of influence and interest, and who is to be won'
complete -c plumb -n '__plumb_is none' -a quality -d 'control charts, defects by cause, and the cost of quality'
complete -c plumb -n '__plumb_is none' -a team -d 'who has how much to do, what skills are missing, and how people feel'
complete -c plumb -n '__plumb_is none' -a lessons -d 'what was learnt, here or in another plan'
complete -c plumb -n '__plumb_is none' -a contracts -d 'what contracts are worth, what is paid and what is due'
complete -c plumb -n '__plumb_is none' -a cashflow -d 'money in and out over time, and its lowest point'
complete -c plumb -n '__plumb_is none' -a decide -d 'compare the options of a decision'
complete -c plumb -n '__plumb_is none' -a change -d 'what a change would do to the plan, and making it so'
complete -c plumb -n '__plumb_is none' -a contingency -d 'put a plan for the worst into action'
complete -c plumb -n '__plumb_is none' -a invoice -d 'record an invoice of a contract\'s payment'
complete -c plumb -n '__plumb_is none' -a pay -d 'record money that was paid for a contract\'s payment'
complete -c plumb -n '__plumb_is init' -l template -x -a '(__plumb_candidates template)' -d 'what to start from; \'list\' lists them; default: minimal'
complete -c plumb -n '__plumb_is init' -l name -x -d 'the project\'s name; default: the folder\'s'
complete -c plumb -n '__plumb_is init' -l id -x -d 'the project\'s id; default: made from the name'
complete -c plumb -n '__plumb_is init' -l start -x -a 'today' -d 'first day of work; default: today'
complete -c plumb -n '__plumb_is init add set remove rename move link unlink update start finish fmt git-setup contingency invoice pay' -l dry-run -s n -d 'print what would be written as a diff, and write nothing'
complete -c plumb -n '__plumb_is init status schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup due board raci stakeholders quality team lessons contracts cashflow decide change invoice pay none' -l format -x -a 'text json csv md' -d 'form of the result'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup schema version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l json -d 'short for --format json'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l output -s o -r -F -d 'write the result to a file instead of standard output'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l directory -s C -x -a '(__fish_complete_directories)' -d 'work as if started in this folder'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l color -x -a 'auto always never' -d 'colours'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l ascii -d 'ASCII signs only'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l no-pager -d 'never start a pager'
complete -c plumb -n '__plumb_is init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l help -s h -d 'how the command is used'
complete -c plumb -n '__plumb_is status report evm risk metrics due quality team cashflow' -l baseline -x -a '(__plumb_candidates baseline)' -d 'the baseline to measure against, or git:REV; default: the project\'s, else the latest'
complete -c plumb -n '__plumb_is status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show due board trace raci stakeholders quality team lessons contracts cashflow decide change none' -l file -s f -r -F -d 'the plan; default: plumb.yaml here or in a folder above; - reads standard input'
complete -c plumb -n '__plumb_is status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show due board trace raci stakeholders quality team lessons contracts cashflow decide change none' -l at -x -a 'today' -d 'status date instead of the plan\'s own; \'today\' for the day of the run'
complete -c plumb -n '__plumb_is status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show due board trace raci stakeholders quality team lessons contracts cashflow decide change none' -l rev -x -a '(__plumb_candidates revision)' -d 'read the plan of a git revision: a branch, a tag, HEAD~3, a hash'
complete -c plumb -n '__plumb_is status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay none' -l max-size -x -d 'largest file that is read; default 256M'
complete -c plumb -n '__plumb_is report' -l lang -x -a 'en zh' -d 'en or zh; default: en'
complete -c plumb -n '__plumb_is report' -l since -x -a 'today' -d 'lists what was finished since then, and shows the figures of that day beside today\'s'
complete -c plumb -n '__plumb_is report' -l note -r -F -d 'the manager\'s own words in Markdown: each heading that is a section\'s name puts them there'
complete -c plumb -n '__plumb_is report' -l format -x -a 'text json md' -d 'form of the result'
complete -c plumb -n '__plumb_is check' -l strict -d 'let warnings fail too'
complete -c plumb -n '__plumb_is check' -l no-worse-than -x -a '(__plumb_candidates revision)' -d 'let only that fail which is new since this revision, or worse than there'
complete -c plumb -n '__plumb_is check' -l against -x -a '(__plumb_candidates revision)' -d 'find what would clash in a merge with this branch'
complete -c plumb -n '__plumb_is check' -l format -x -a 'text json csv md junit sarif github gitlab' -d 'form of the result'
complete -c plumb -n '__plumb_is schedule gantt' -l critical -d 'only critical tasks'
complete -c plumb -n '__plumb_is schedule' -l durations -x -a 'likely expected optimistic pessimistic' -d 'which value of three-point estimates to use'
complete -c plumb -n '__plumb_is schedule gantt path evm risk list board trace raci stakeholders lessons contracts' -l where -x -a '(__plumb_fields)' -d 'only rows for which it holds: \'status=open and due<2026-06-01\'; several must all hold; see \'plumb help conditions\''
complete -c plumb -n '__plumb_is schedule gantt path evm risk list board trace raci stakeholders lessons contracts' -l under -x -a '(__plumb_candidates task)' -d 'only this task and what is below it'
complete -c plumb -n '__plumb_is schedule gantt path evm risk list board trace raci stakeholders lessons contracts' -l owner -x -a '(__plumb_candidates resource)' -d 'only rows of this owner'
complete -c plumb -n '__plumb_is schedule gantt list' -l sort -x -a '(__plumb_fields)' -d 'order of the rows; -FIELD turns it round'
complete -c plumb -n '__plumb_is schedule list' -l columns -x -a '(__plumb_fields)' -d 'columns to print, in this order'
complete -c plumb -n '__plumb_is gantt' -l from -x -a 'today' -d 'first day of the chart'
complete -c plumb -n '__plumb_is gantt' -l to -x -a 'today' -d 'last day of the chart'
complete -c plumb -n '__plumb_is gantt' -l width -x -d 'columns of the chart; default: the terminal\'s'
complete -c plumb -n '__plumb_is path' -l to -x -a '(__plumb_candidates task)' -d 'the path to this task instead of the project\'s finish'
complete -c plumb -n '__plumb_is path' -l near -x -d 'also paths with up to this much float; default 5d'
complete -c plumb -n '__plumb_is path' -l due -x -a 'today' -d 'the date whose chance of being kept is estimated (PERT)'
complete -c plumb -n '__plumb_is path' -l limit -x -d 'at most so many further paths; default 4, in data all'
complete -c plumb -n '__plumb_is evm' -l by -x -a 'task wbs account resource owner organization' -d 'figures of each part'
complete -c plumb -n '__plumb_is evm' -l periods -x -a 'week month' -d 'the time series, with the S-curve'
complete -c plumb -n '__plumb_is risk' -l by -x -a 'owner category status' -d 'the exposure of each owner, category or status'
complete -c plumb -n '__plumb_is risk' -l top -x -d 'only the N risks with the greatest residual exposure'
complete -c plumb -n '__plumb_is risk' -l all -d 'closed and retired risks too'
complete -c plumb -n '__plumb_is metrics trend' -l of -x -a '(__plumb_candidates row)' -d 'of this account, task or resource instead of the project'
complete -c plumb -n '__plumb_is metrics' -l by -x -a 'task account resource' -d 'of each of them'
complete -c plumb -n '__plumb_is baseline' -l reason -x -d 'set: why it is agreed'
complete -c plumb -n '__plumb_is baseline' -l date -x -a 'today' -d 'set: the day on which it is; default: the status date, else today'
complete -c plumb -n '__plumb_is baseline' -l from -x -a '(__plumb_candidates baseline)' -d 'set: the baseline that it replaces; default: the latest'
complete -c plumb -n '__plumb_is baseline' -l in -r -F -d 'set: the file to write, - for standard output; default: baselines/ID.yaml beside the plan'
complete -c plumb -n '__plumb_is baseline' -l as-planned -d 'set: the dates as if nothing had started, instead of the current schedule\'s'
complete -c plumb -n '__plumb_is baseline' -l dry-run -s n -d 'set: print what would be written as a diff, and write nothing'
complete -c plumb -n '__plumb_is diff' -l exit-code -d 'exit with 1 if they differ'
complete -c plumb -n '__plumb_is log trend blame' -l limit -x -d 'at most so many commits, the newest'
complete -c plumb -n '__plumb_is log trend blame' -l since -x -a 'today' -d 'only commits of this day and later'
complete -c plumb -n '__plumb_is log trend blame' -l first-parent -d 'of merges, only the side that they were made on'
complete -c plumb -n '__plumb_is add' -l id -x -d 'the row\'s id; default: made from its name'
complete -c plumb -n '__plumb_is add move' -l under -x -a '(__plumb_candidates task)' -d 'below this task; \'project\': on the first level'
complete -c plumb -n '__plumb_is add move' -l before -x -a '(__plumb_candidates row)' -d 'in front of this row'
complete -c plumb -n '__plumb_is add move' -l after -x -a '(__plumb_candidates row)' -d 'behind this row'
complete -c plumb -n '__plumb_is add update start finish' -l in -r -F -d 'the file to write to; default: where the collection\'s last row stands'
complete -c plumb -n '__plumb_is add set remove rename move link unlink update start finish fmt git-setup contingency invoice pay' -l file -s f -r -F -d 'the plan; default: plumb.yaml here or in a folder above'
complete -c plumb -n '__plumb_is update' -l date -x -a 'today' -d 'the day of the report; default: today'
complete -c plumb -n '__plumb_is update' -l hours -x -a '(__plumb_candidates hours)' -d 'hours of a resource on a task; may stand several times'
complete -c plumb -n '__plumb_is update' -l cost -x -a '(__plumb_candidates report)' -d 'a cost of a task; may stand several times'
complete -c plumb -n '__plumb_is fmt' -l check -d 'name the files that would change and write nothing; exit code 1 if there are any'
complete -c plumb -n '__plumb_is git-setup' -l hook -d 'also let git run \'plumb check\' before each commit and merge'
complete -c plumb -n '__plumb_is git-setup' -l remove -d 'take out all that git-setup put in'
complete -c plumb -n '__plumb_is schema' -l kind -x -a '(__plumb_candidates kind)' -d 'the schema of one collection\'s rows alone'
complete -c plumb -n '__plumb_is schema' -l format -x -a 'json' -d 'form of the result'
complete -c plumb -n '__plumb_is version contingency' -l format -x -a 'text json' -d 'form of the result'
complete -c plumb -n '__plumb_is due' -l within -x -d 'what is owed in this time, and what is overdue: 2w, 1mo'
complete -c plumb -n '__plumb_is due' -l owner -x -a '(__plumb_candidates resource)' -d 'what this resource or stakeholder owes'
complete -c plumb -n '__plumb_is due' -l kind -x -d 'only these, separated by commas: task, payment, review ...'
complete -c plumb -n '__plumb_is board' -l by -x -a 'state owner' -d 'a board of each owner, or one for all'
complete -c plumb -n '__plumb_is board' -l limit -x -d 'at most so many cards in a column; default 20, in data all'
complete -c plumb -n '__plumb_is trace' -l matrix -d 'requirements by tasks, instead of the tree'
complete -c plumb -n '__plumb_is trace' -l format -x -a 'text json csv md dot' -d 'form of the result'
complete -c plumb -n '__plumb_is quality' -l part -x -a 'charts defects costs' -d 'only this part; of CSV the default is charts'
complete -c plumb -n '__plumb_is quality' -l size -x -d 'how much is delivered, such as thousands of lines: defects are counted by it'
complete -c plumb -n '__plumb_is team' -l periods -x -a 'week month' -d 'how time is divided; default: month'
complete -c plumb -n '__plumb_is lessons' -l category -x -d 'only those of this category'
complete -c plumb -n '__plumb_is lessons' -l from -r -F -d 'the lessons of another plan, by its folder or its root file'
complete -c plumb -n '__plumb_is lessons' -l import -x -d 'write these lessons of the other plan into this one'
complete -c plumb -n '__plumb_is lessons' -l dry-run -s n -d 'with --import: print what would be written as a diff'
complete -c plumb -n '__plumb_is cashflow' -l periods -x -a 'week month' -d 'weeks or months; default: month'
complete -c plumb -n '__plumb_is change' -l by -x -a '(__plumb_candidates resource)' -d 'apply: who approves it: a resource or a stakeholder'
complete -c plumb -n '__plumb_is change' -l date -x -a 'today' -d 'apply: the day on which it is done; default: today'
complete -c plumb -n '__plumb_is change' -l baseline -x -d 'apply: freeze the new plan as a baseline that names the change'
complete -c plumb -n '__plumb_is change' -l dry-run -s n -d 'apply: print what would be written as a diff, and write nothing'
complete -c plumb -n '__plumb_is contingency' -l date -x -a 'today' -d 'the day from which work on it may start; default: the status date, else today'
complete -c plumb -n '__plumb_is contingency' -l under -x -a '(__plumb_candidates task)' -d 'add the tasks below this one; default: on the first level'
complete -c plumb -n '__plumb_is invoice pay' -l date -x -a 'today' -d 'the day; default: today'
complete -c plumb -n '__plumb_is invoice pay' -l amount -x -d 'how much, tax included; default: what is open of the payment'
complete -c plumb -n '__plumb_is invoice pay' -l ref -x -d 'its number'
complete -c plumb -n '__plumb_at init 1' -a '(__fish_complete_directories)'
complete -c plumb -n '__plumb_at explain 1' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_from metrics 1' -a '(__plumb_candidates metric)'
complete -c plumb -n '__plumb_at baseline 1' -a 'set list show log'
complete -c plumb -n '__plumb_at baseline 2' -a '(__plumb_candidates baseline)'
complete -c plumb -n '__plumb_at diff 1' -a '(__plumb_candidates ends)'
complete -c plumb -n '__plumb_at diff 2' -a '(__plumb_candidates revision)'
complete -c plumb -n '__plumb_at trend 1' -a '(__plumb_candidates metric)'
complete -c plumb -n '__plumb_at blame 1' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_at list 1' -a '(__plumb_candidates kind)'
complete -c plumb -n '__plumb_at show 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at add 1' -a '(__plumb_candidates kind)'
complete -c plumb -n '__plumb_from add 2' -a '(__plumb_candidates new-row)'
complete -c plumb -n '__plumb_at set 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_from set 2' -a '(__plumb_candidates change)'
complete -c plumb -n '__plumb_from remove 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at rename 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at move 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at link 1' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_at link 2' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_at unlink 1' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_at unlink 2' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_from update 1' -a '(__plumb_candidates report)'
complete -c plumb -n '__plumb_at start 1' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_at start 2' -a 'today'
complete -c plumb -n '__plumb_at finish 1' -a '(__plumb_candidates task)'
complete -c plumb -n '__plumb_at finish 2' -a 'today'
complete -c plumb -n '__plumb_from fmt 1' -F
complete -c plumb -n '__plumb_at merge-file 1' -F
complete -c plumb -n '__plumb_at merge-file 2' -F
complete -c plumb -n '__plumb_at merge-file 3' -F
complete -c plumb -n '__plumb_at merge-file 5' -F
complete -c plumb -n '__plumb_at textconv 1' -F
complete -c plumb -n '__plumb_at completion 1' -a 'bash zsh fish'
complete -c plumb -n '__plumb_at help 1' -a '(__plumb_candidates topic)'
complete -c plumb -n '__plumb_at help 2' -a '(__plumb_candidates kind-or-project)'
complete -c plumb -n '__plumb_at trace 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at quality 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at contracts 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at decide 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at change 1' -a 'preview apply'
complete -c plumb -n '__plumb_at change 2' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at contingency 1' -a 'activate'
complete -c plumb -n '__plumb_at contingency 2' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at invoice 1' -a '(__plumb_candidates row)'
complete -c plumb -n '__plumb_at pay 1' -a '(__plumb_candidates row)'
