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
for command in check schedule path gantt; do
  printf '\n$ plumb %s\n' "$command"
  plumb --no-pager "$command"
done
