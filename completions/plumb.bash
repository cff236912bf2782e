# Completion of plumb for bash, written by: plumb completion bash

# Sets `what` to what follows option $2 of command $1; empty: nothing does.
__plumb_value() {
  what=''
  case $2 in
    --template) what='template' ;;
    --name) what='text' ;;
    --id)
      case $1 in
        init) what='text' ;;
        add) what='text' ;;
      esac
      ;;
    --start) what='words today' ;;
    -n | --dry-run)
      case $1 in
        init | add | set | remove | rename | move | link | unlink | update | start | finish | fmt | git-setup | contingency | invoice | pay) what='' ;;
        baseline) what='' ;;
        lessons) what='' ;;
        change) what='' ;;
      esac
      ;;
    --format)
      case $1 in
        '' | init | status | schedule | gantt | path | explain | evm | risk | metrics | baseline | diff | log | trend | blame | list | show | add | set | remove | rename | move | link | unlink | update | start | finish | fmt | git-setup | due | board | raci | stakeholders | quality | team | lessons | contracts | cashflow | decide | change | invoice | pay) what='words text json csv md' ;;
        report) what='words text json md' ;;
        check) what='words text json csv md junit sarif github gitlab' ;;
        schema) what='words json' ;;
        version | contingency) what='words text json' ;;
        trace) what='words text json csv md dot' ;;
      esac
      ;;
    -o | --output) what='file' ;;
    -C | --directory) what='folder' ;;
    --color) what='words auto always never' ;;
    --baseline)
      case $1 in
        status | report | evm | risk | metrics | due | quality | team | cashflow) what='baseline' ;;
        change) what='text' ;;
      esac
      ;;
    -f | --file)
      case $1 in
        '' | status | report | check | schedule | gantt | path | explain | evm | risk | metrics | baseline | diff | log | trend | blame | list | show | due | board | trace | raci | stakeholders | quality | team | lessons | contracts | cashflow | decide | change) what='file' ;;
        add | set | remove | rename | move | link | unlink | update | start | finish | fmt | git-setup | contingency | invoice | pay) what='file' ;;
      esac
      ;;
    --at) what='words today' ;;
    --rev) what='revision' ;;
    --max-size) what='text' ;;
    --lang) what='words en zh' ;;
    --since)
      case $1 in
        report) what='words today' ;;
        log | trend | blame) what='words today' ;;
      esac
      ;;
    --note) what='file' ;;
    --no-worse-than) what='revision' ;;
    --against) what='revision' ;;
    --durations) what='words likely expected optimistic pessimistic' ;;
    --where) what='fields' ;;
    --under)
      case $1 in
        schedule | gantt | path | evm | risk | list | board | trace | raci | stakeholders | lessons | contracts) what='task' ;;
        add | move) what='task' ;;
        contingency) what='task' ;;
      esac
      ;;
    --owner)
      case $1 in
        schedule | gantt | path | evm | risk | list | board | trace | raci | stakeholders | lessons | contracts) what='resource' ;;
        due) what='resource' ;;
      esac
      ;;
    --sort) what='fields' ;;
    --columns) what='fields' ;;
    --from)
      case $1 in
        gantt) what='words today' ;;
        baseline) what='baseline' ;;
        lessons) what='file' ;;
      esac
      ;;
    --to)
      case $1 in
        gantt) what='words today' ;;
        path) what='task' ;;
      esac
      ;;
    --width) what='text' ;;
    --near) what='text' ;;
    --due) what='words today' ;;
    --limit)
      case $1 in
        path) what='text' ;;
        log | trend | blame) what='text' ;;
        board) what='text' ;;
      esac
      ;;
    --by)
      case $1 in
        evm) what='words task wbs account resource owner organization' ;;
        risk) what='words owner category status' ;;
        metrics) what='words task account resource' ;;
        board) what='words state owner' ;;
        change) what='resource' ;;
      esac
      ;;
    --periods)
      case $1 in
        evm) what='words week month' ;;
        team) what='words week month' ;;
        cashflow) what='words week month' ;;
      esac
      ;;
    --top) what='text' ;;
    --of) what='row' ;;
    --reason) what='text' ;;
    --date)
      case $1 in
        baseline) what='words today' ;;
        update) what='words today' ;;
        change) what='words today' ;;
        contingency) what='words today' ;;
        invoice | pay) what='words today' ;;
      esac
      ;;
    --in)
      case $1 in
        baseline) what='file' ;;
        add | update | start | finish) what='file' ;;
      esac
      ;;
    --before) what='row' ;;
    --after) what='row' ;;
    --hours) what='hours' ;;
    --cost) what='report' ;;
    --kind)
      case $1 in
        schema) what='kind' ;;
        due) what='text' ;;
      esac
      ;;
    --within) what='text' ;;
    --part) what='words charts defects costs' ;;
    --size) what='text' ;;
    --category) what='text' ;;
    --import) what='text' ;;
    --amount) what='text' ;;
    --ref) what='text' ;;
  esac
}

# Sets `what` to the options of command $1, or to those that may stand in front of any.
__plumb_options() {
  case $1 in
    init) what='words --template --name --id --start --dry-run --format --json --output --directory --color --ascii --no-pager --help' ;;
    status) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size' ;;
    report) what='words --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --lang --since --note --format' ;;
    check) what='words --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --strict --no-worse-than --against --format' ;;
    schedule) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --critical --durations --where --under --owner --sort --columns' ;;
    gantt) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --critical --where --under --owner --sort --from --to --width' ;;
    path) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner --to --near --due --limit' ;;
    explain) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size' ;;
    evm) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --where --under --owner --by --periods' ;;
    risk) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --where --under --owner --by --top --all' ;;
    metrics) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --of --by' ;;
    baseline) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --reason --date --from --in --as-planned --dry-run' ;;
    diff) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --exit-code' ;;
    log) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --limit --since --first-parent' ;;
    trend) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --of --limit --since --first-parent' ;;
    blame) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --limit --since --first-parent' ;;
    list) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner --sort --columns' ;;
    show) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size' ;;
    add) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --id --under --before --after --in --file' ;;
    set) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file' ;;
    remove) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file' ;;
    rename) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file' ;;
    move) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --under --before --after --file' ;;
    link) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file' ;;
    unlink) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file' ;;
    update) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --in --file --date --hours --cost' ;;
    start) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --in --file' ;;
    finish) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --in --file' ;;
    fmt) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file --check' ;;
    git-setup) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file --hook --remove' ;;
    merge-file) what='words --output --directory --color --ascii --no-pager --help' ;;
    textconv) what='words --output --directory --color --ascii --no-pager --help' ;;
    schema) what='words --json --output --directory --color --ascii --no-pager --help --kind --format' ;;
    completion) what='words --output --directory --color --ascii --no-pager --help' ;;
    help) what='words --output --directory --color --ascii --no-pager --help' ;;
    version) what='words --json --output --directory --color --ascii --no-pager --help --format' ;;
    due) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --within --owner --kind' ;;
    board) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner --by --limit' ;;
    trace) what='words --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner --matrix --format' ;;
    raci) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner' ;;
    stakeholders) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner' ;;
    quality) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --part --size' ;;
    team) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --periods' ;;
    lessons) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner --category --from --import --dry-run' ;;
    contracts) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --where --under --owner' ;;
    cashflow) what='words --format --json --output --directory --color --ascii --no-pager --help --baseline --file --at --rev --max-size --periods' ;;
    decide) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size' ;;
    change) what='words --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size --by --date --baseline --dry-run' ;;
    contingency) what='words --dry-run --json --output --directory --color --ascii --no-pager --help --max-size --file --format --date --under' ;;
    invoice) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file --date --amount --ref' ;;
    pay) what='words --dry-run --format --json --output --directory --color --ascii --no-pager --help --max-size --file --date --amount --ref' ;;
    '') what='words --version --format --json --output --directory --color --ascii --no-pager --help --file --at --rev --max-size' ;;
  esac
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

# Sets `words` to the words up to the cursor. bash cuts them at '=' and ':' too: what no blank parts is one.
__plumb_words() {
  local rest=${COMP_LINE:0:COMP_POINT} word trimmed i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    trimmed=${rest#"${rest%%[![:blank:]]*}"}
    if [[ $i -gt 0 && $trimmed == "$rest" ]]; then
      words[${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    rest=${trimmed#"$word"}
  done
}

_plumb() {
  local program=$1 cur=${COMP_WORDS[COMP_CWORD]}
  local command='' option='' of='' only_arguments='' what='' word i position=0
  local typed lead stem='' prefix=''
  local -a plan words
  plan=()
  COMPREPLY=()
  __plumb_words
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    word=${words[i]}
    if [[ -n $option ]]; then
      case $option in
        -f|--file|-C|--directory) plan+=("$option" "$word") ;;
      esac
      option=''
    elif [[ $word == -- ]]; then
      only_arguments=1
    elif [[ $word == --*=* && -z $only_arguments ]]; then
      case ${word%%=*} in
        -f|--file|-C|--directory) plan+=("$word") ;;
      esac
    elif [[ $word == -* && -z $only_arguments ]]; then
      __plumb_value "$command" "$word"
      [[ -n $what ]] && option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      ((++position))
      [[ $position == 1 ]] && of=$word
    fi
  done
  # bash replaces `cur` alone: what stands in front of it in the same word is not said again.
  typed=${words[${#words[@]}-1]}
  [[ $cur == [=:] ]] && cur=''
  lead=${typed%"$cur"}
  if [[ -z $option && -z $only_arguments && $typed == --*=* ]]; then
    option=${typed%%=*}
    stem=$option=
    typed=${typed#*=}
  fi
  what=''
  if [[ -n $option ]]; then
    __plumb_value "$command" "$option"
  elif [[ $typed == -* && -z $only_arguments ]]; then
    __plumb_options "$command"
  elif [[ -z $command ]]; then
    what='words init status report check schedule gantt path explain evm risk metrics baseline diff log trend blame list show add set remove rename move link unlink update start finish fmt git-setup merge-file textconv schema completion help version due board trace raci stakeholders quality team lessons contracts cashflow decide change contingency invoice pay'
  else
    __plumb_argument "$command" $((position + 1))
  fi
  case $what in
    '' | text) return ;;
    file | folder)
      compopt -o filenames 2>/dev/null
      [[ $what == file ]] && prefix=-f || prefix=-d
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$prefix" -- "$cur")
      return
      ;;
    words\ *)
      for word in ${what#words }; do
        [[ $word == "$typed"* ]] && word=$stem$word && COMPREPLY+=("${word#"$lead"}")
      done
      return
      ;;
    change | new-row | fields) ;;
    *) of=$typed ;;
  esac
  [[ $what == fields && $typed == *,* ]] && prefix=${typed%,*},
  while IFS=$'\t' read -r word _; do
    word=$prefix$word
    [[ $word == "$typed"* ]] || continue
    word=$stem$word
    word=${word#"$lead"}
    case $word in *[\$\(\)\<\^\~]*) printf -v word %q "$word" ;; esac
    COMPREPLY+=("$word")
  done < <("$program" __complete ${plan[@]+"${plan[@]}"} -- "$what" "$of" "$typed" 2>/dev/null)
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/.:=] ]] && compopt -o nospace 2>/dev/null
  return 0
}

complete -F _plumb plumb
