#!/usr/bin/env bash
# Runs the README's own commands in a copy of the repository and compares what they print.
#   readme_test.sh [--build] PLUMB
# In a ```console block, "$ " starts a command, "> " continues it, and the other lines are what it prints, on standard
# output and error; a line "..." stands for any lines. The blocks are one session: cd and variables stay.
# A block opened by ```sh run is executed as well, and must succeed; --build is needed for these, because they compile.
set -uo pipefail
build=false
if [[ ${1:-} == --build ]]; then build=true; shift; fi
plumb=$(realpath "${1:?usage: readme_test.sh [--build] PLUMB}")
source_folder=$(realpath "$(dirname "$0")/..")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/home" "$scratch/plumb"
ln -s "$plumb" "$scratch/bin/plumb"
export PATH="$scratch/bin:$PATH" HOME="$scratch/home" NO_COLOR=1 COLUMNS=80 LC_ALL=C.UTF-8 TZ=UTC
unset XDG_CACHE_HOME
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=plumb GIT_AUTHOR_EMAIL=plumb@example.org
export GIT_COMMITTER_NAME=plumb GIT_COMMITTER_EMAIL=plumb@example.org

(cd "$source_folder" && git ls-files -z --cached --others --exclude-standard |
  xargs -0 cp --parents --no-dereference --target-directory="$scratch/plumb") || exit 1
cd "$scratch/plumb" || exit 1
git init -q -b main && git add -A && git commit -q -m "a copy" || exit 1

commands=0
failures=0
command=""
expected=""

# Matches the actual lines against the expected ones, where "..." stands for any lines.
matches() {
  local line pattern=""
  while IFS= read -r line; do
    if [[ $line == "..." ]]; then pattern+='*'; else pattern+="${line@Q}"$'$\'\\n\''; fi
  done <<<"${2%$'\n'}"
  [[ -z $2 && -z $1 ]] || eval "[[ \$1 == $pattern ]]"
}

fail() {
  failures=$((failures + 1))
  printf 'README.md: %s\n' "$1"
}

# Runs the command collected so far, in this shell, and compares what it printed.
run_command() {
  [[ -n $command ]] || return 0
  commands=$((commands + 1))
  eval "$command" >"$scratch/output" 2>&1 </dev/null
  local actual
  actual=$(<"$scratch/output")
  [[ -z $actual ]] || actual+=$'\n'
  if ! matches "$actual" "$expected"; then
    fail "\$ $command"
    diff -u --label README --label actual <(printf '%s' "$expected") <(printf '%s' "$actual")
  fi
  command=""
  expected=""
}

run_block() {
  commands=$((commands + 1))
  bash -euo pipefail -c "$1" </dev/null || fail "this block fails:"$'\n'"$1"
}

block=""
text=""
while IFS= read -r line; do
  case "$block" in
    "")
      case "$line" in
        '```console'*) block=console ;;
        '```sh run'*) block=sh; text="" ;;
        '```'*) block=other ;;
      esac ;;
    console)
      case "$line" in
        '```') run_command; block="" ;;
        '$ '*) run_command; command=${line#'$ '} ;;
        '> '*) command+=$'\n'${line#'> '} ;;
        *) expected+=$line$'\n' ;;
      esac ;;
    sh)
      if [[ $line != '```' ]]; then
        text+=$line$'\n'
      else
        block=""
        if $build; then run_block "$text"; fi
      fi ;;
    other)
      [[ $line != '```' ]] || block="" ;;
  esac
done <"$source_folder/README.md"

printf 'README.md: %d commands, %d failures\n' "$commands" "$failures"
((failures == 0 && commands > 0))
