#!/usr/bin/env bash
# Installs what is missing of the Debian packages that plumb needs:
#   install_packages.sh build    to build the program
#   install_packages.sh test     … and its tests
#   install_packages.sh check    … and everything that .ci/run checks
# Does nothing, and needs neither network nor rights, if all of them are there.
set -euo pipefail

packages=(g++ cmake ninja-build ccache pkg-config git
  libyaml-dev libyaml-cpp-dev libcli11-dev libfmt-dev libutf8proc-dev nlohmann-json3-dev)
case "${1:-}" in
  build) ;;
  test) packages+=(doctest-dev libpugixml-dev bash zsh fish) ;;
  check) packages+=(doctest-dev libpugixml-dev bash zsh fish clang libclang-rt-dev clang-tidy-14 clang-format-14) ;;
  *) echo "usage: $0 build|test|check" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null; then
  echo "not a Debian system: install these packages, or what they are called here: ${packages[*]}" >&2
  exit 0
fi
missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
    echo "these packages are missing; install them as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo -n)
fi
echo "installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq </dev/null
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install --yes --no-install-recommends -qq "${missing[@]}" </dev/null >/dev/null
