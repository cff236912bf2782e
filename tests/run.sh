#!/usr/bin/env bash
# Installs what is missing, builds plumb and runs every test. Arguments go to ctest.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/install_packages.sh test
command -v ninja >/dev/null && export CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}
cmake --preset release
cmake --build --preset release -j2
ctest --preset release -j2 "$@"
