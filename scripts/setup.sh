#!/usr/bin/env bash
# Makes a Debian or Ubuntu machine ready to build, test or lint tastevin.
#
#   scripts/setup.sh [run|test|lint]...     (all three when none is named)
#
# Missing packages are installed by apt-get, without a question, when the user is root or sudo works;
# otherwise they are named. Nothing is asked of apt when everything is there. Swift itself is never
# installed: when it is missing or too old, this says where to get it.
set -euo pipefail

readonly swift_needed=6.2
readonly swift_source="https://www.swift.org/install/linux/ (or with swiftly, https://www.swift.org/swiftly/)"

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 1
}

# --- what is needed -------------------------------------------------------------------------------

# What the package manager needs to clone, and the headers that the C modules are built against.
readonly build_packages=(git ca-certificates libncurses-dev libssl-dev libcurl4-openssl-dev libyaml-dev)
# What the tests start: real Notary servers, a registry, a terminal, and another judge of keys and
# certificates; readers of JUnit's XML and of TAP; pkill.
readonly test_packages=(notary docker-registry tmux openssl libxml2-utils perl procps)
# Others than Debian package kubectl, too.
readonly kubectl_package=kubernetes-client
readonly lint_packages=(shellcheck)
# The libraries that Swift's own tools load, as swift.org names them; only for a Swift that does not
# start without.
readonly swift_packages=(libsqlite3-dev libxml2-dev)

# The argument may be a pattern; one of the packages that match it is enough.
is_installed() {
  [[ " $(dpkg-query -W -f '${db:Status-Status} ' "$1" 2>/dev/null)" == *" installed "* ]]
}

# Prints the missing packages among the arguments, one per line.
missing_among() {
  local package
  for package; do
    is_installed "$package" || printf '%s\n' "$package"
  done
  # Swift links against the C++ library of any version of GCC; only when there is none does the
  # distribution's default come in.
  is_installed 'libstdc++-*-dev' || printf '%s\n' g++
}

# --- apt ------------------------------------------------------------------------------------------

# Sets `root` to what a command is put behind to run as root; fails when there is no way without a
# password that nobody is there to type.
find_root() {
  if [[ $(id -u) == 0 ]]; then
    root=(env)
  elif ! command -v sudo >/dev/null; then
    return 1
  elif sudo -n true 2>/dev/null; then
    root=(sudo -n env)
  elif [[ -t 0 && -t 2 ]]; then
    say "sudo may ask for your password, to install packages"
    sudo -v || return 1
    root=(sudo env)
  else
    return 1
  fi
}

# What apt-get prints is kept, and shown only when it fails. It waits for the upgrade that a new
# machine starts by itself.
apt() {
  "${root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" \
    >"$apt_log" 2>&1
}

# Never removes a package in exchange.
apt_install() { apt -y --no-install-recommends --no-remove install "$@"; }

install_missing() {
  local by_hand="apt-get update && apt-get install -y $*"
  local root
  if ! find_root; then
    say "these packages are missing, and without root or sudo they cannot be installed: $*"
    fail "as root, run:  $by_hand"
  fi
  apt_log=$(mktemp)
  trap 'rm -f "$apt_log"' EXIT
  say "installing $*"
  if apt_install "$@"; then return; fi
  say "apt's lists are missing or old: updating them, then once more"
  # A third party's list that cannot be fetched makes this fail; whether it mattered, the next line
  # shows.
  apt update || true
  if ! apt_install "$@"; then
    cat "$apt_log" >&2
    say "apt-get could not install all of: $*"
    fail "its messages stand above; as root, run:  $by_hand"
  fi
}

setup_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "this is neither Debian nor Ubuntu: what is needed is not checked here. On Debian it is: $*"
    return
  fi
  local missing
  mapfile -t missing < <(missing_among "$@")
  if ((${#missing[@]} > 0)); then
    install_missing "${missing[@]}"
  fi
}

# --- Swift ----------------------------------------------------------------------------------------

# What Swift's compiler and its package manager say of their versions; fails when either cannot start.
swift_answer() { swift --version 2>&1 && swift build --version 2>&1; }

check_swift_version() {
  local answer=$1
  if [[ ! $answer =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
    fail "$(command -v swift) does not tell its version. Get Swift $swift_needed or later from" \
      "$swift_source"
  fi
  local major=$((10#${BASH_REMATCH[1]})) minor=$((10#${BASH_REMATCH[2]}))
  if ((major < ${swift_needed%.*} || (major == ${swift_needed%.*} && minor < ${swift_needed#*.}))); then
    fail "$(command -v swift) is Swift $major.$minor, and tastevin needs $swift_needed or later." \
      "Get it from $swift_source"
  fi
}

# --- main -----------------------------------------------------------------------------------------

# Adds the package of kubectl to `packages`, unless there is a kubectl.
need_kubectl() {
  command -v kubectl >/dev/null || packages+=("$kubectl_package")
}

main() {
  local purpose packages=("${build_packages[@]}")
  for purpose in "${@:-all}"; do
    case $purpose in
      run) ;;
      test) packages+=("${test_packages[@]}") && need_kubectl ;;
      lint) packages+=("${lint_packages[@]}") ;;
      all) packages+=("${test_packages[@]}" "${lint_packages[@]}") && need_kubectl ;;
      *) fail "unknown purpose '$purpose': run, test or lint" ;;
    esac
  done

  # Swift comes first, so that nothing is installed for a build that cannot be.
  local answer
  command -v swift >/dev/null ||
    fail "Swift is missing. Get Swift $swift_needed or later from $swift_source," \
      "and put its usr/bin in PATH"
  if answer=$(swift_answer); then
    check_swift_version "$answer"
    setup_packages "${packages[@]}"
  else
    setup_packages "${packages[@]}" "${swift_packages[@]}"
    answer=$(swift_answer) || fail "$(command -v swift) does not start: ${answer##*$'\n'}." \
      "Install what $swift_source names for your distribution"
    check_swift_version "$answer"
  fi
}

main "$@"
