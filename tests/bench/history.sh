#!/usr/bin/env bash
# Measures what the history of a plan costs, in runs of `plumb status`:
#   history.sh PLUMB [COMMITS]
# `cold` is without what an earlier run kept, `warm` with it.
# Makes a repository from examples/city-card in which every commit changes one file, as a team would: reports in
# the ledgers most of the time, now and then an estimate, a risk or a budget. Prints processor and wall-clock time.
set -euo pipefail

plumb=$(realpath "$1")
commits=${2:-200}
example=$(realpath "$(dirname "$0")/../../examples/city-card")
folder=$(mktemp -d)
[[ -n ${KEEP:-} ]] || trap 'rm -rf "$folder"' EXIT
export XDG_CACHE_HOME=$folder/.git/cache PLUMB_CACHE=off
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Li GIT_AUTHOR_EMAIL=li@example.org GIT_COMMITTER_NAME=Li GIT_COMMITTER_EMAIL=li@example.org

cp -r "$example/." "$folder"
cd "$folder"
git init --quiet
git add --all
git commit --quiet --message "the plan as agreed"
last=ledger/progress-2026-06.yaml
for ((i = 1; i < commits; ++i)); do
  day=$(printf '2026-06-%02d' $((1 + i % 30)))
  case $((i % 10)) in
    3) sed -i "0,/duration: [0-9]*d/s//duration: $((5 + i % 20))d/" plan/3-build.yaml ;;
    6) sed -i "0,/probability: [0-9]*%/s//probability: $((10 + i % 60))%/" plan/risks.yaml ;;
    9) echo "  - {date: $day, task: clearing-api, cost: $((100 + i))}" >>ledger/actuals-2026-06.yaml ;;
    *) echo "  - {date: $day, task: clearing-api, done: $((10 + i % 40))%}" >>"$last" ;;
  esac
  GIT_AUTHOR_DATE="$((1772409600 + i * 43200)) +0800" GIT_COMMITTER_DATE="$((1772409600 + i * 43200)) +0800" \
    git commit --quiet --all --allow-empty --message "report $i"
done
git clone --quiet "$folder" "$folder/clone"
cd "$folder/clone"

# Prints the least of nine runs: processor time and wall-clock time in milliseconds.
measure() {
  local best_cpu=999999 best_wall=999999 user system wall
  TIMEFORMAT='%U %S %R'
  for _ in 1 2 3 4 5 6 7 8 9; do
    read -r user system wall < <({ time "$plumb" "$@" >/dev/null 2>&1; } 2>&1)
    read -r best_cpu best_wall < <(awk -v u="$user" -v s="$system" -v w="$wall" -v bc="$best_cpu" -v bw="$best_wall" \
      'BEGIN { c = (u + s) * 1000; w *= 1000; print (c < bc ? c : bc), (w < bw ? w : bw) }')
  done
  printf '%-18s %6.0f ms processor %6.0f ms wall\n' "$* ${state:-}" "$best_cpu" "$best_wall"
}
[[ -z ${KEEP:-} ]] || echo "$folder"
measure status
for state in cold warm; do
  [[ $state == cold ]] || export PLUMB_CACHE=on
  measure log
  measure trend spi
  measure trend finish
done
