#!/usr/bin/env bash
# Runs every test with coverage and prints a line for each file in Sources. The build has a folder of
# its own, so that the ordinary one stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly build=(--scratch-path .build/cover --enable-code-coverage)

# The tool must be of the compiler's own version: it stands beside it.
llvm_cov() {
  local beside
  beside=$(dirname "$(readlink -f "$(command -v swift)")")/llvm-cov
  if [[ -x $beside ]]; then
    "$beside" "$@"
  else
    llvm-cov "$@"
  fi
}

swift test --disable-xctest "${build[@]}"
binaries=$(swift build "${build[@]}" --show-bin-path)
# The program too: the tests that run it let it write its own counts.
llvm_cov report "$binaries/tastevinPackageTests.xctest" -object "$binaries/tastevin" \
  -instr-profile "$binaries/codecov/default.profdata" \
  -ignore-filename-regex '(/\.build/|/Tests/|/Benchmarks/)'
