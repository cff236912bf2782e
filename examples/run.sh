#!/usr/bin/env bash
# Installs what is missing, builds plumb and shows what it makes of the example plan.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/install_packages.sh build
command -v ninja >/dev/null && export CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}
cmake --preset release -DPLUMB_TESTS=OFF
cmake --build --preset release -j2

PATH="$PWD/build/release:$PATH"
cd examples/city-card
show() {
  printf '\n$ plumb %s\n' "$*"
  plumb --no-pager "$@"
}

# Two of the example's limits do not hold, as happens to projects: check ends with 1 then, which here is no failure.
status=0
show check || status=$?
if ((status > 1)); then exit "$status"; fi
printf 'exit code %d: two limits of the example fail, so that you see what a pipeline would\n' "$status"

show status
show schedule
show path
show gantt
show evm --by account
show risk
