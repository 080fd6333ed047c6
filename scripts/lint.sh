#!/usr/bin/env bash
# The house rules that a compiler does not check. Prints every breach and fails if there is one.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly longest_file=600
breaches=0

breach() {
  printf '%s\n' "$*" >&2
  breaches=$((breaches + 1))
}

# Files in these folders (or these files) whose names match the pattern.
files() {
  local pattern=$1
  shift
  find "$@" -name "$pattern" -type f -not -path '*/.build/*' 2>/dev/null | sort
}

# Reports every line that matches the extended regular expression in the files given.
forbid() {
  local why=$1 pattern=$2 found
  shift 2
  (($# > 0)) || return 0
  if found=$(grep -nHE -e "$pattern" -- "$@"); then
    breach "$found"$'\n'"  $why"
  fi
}

mapfile -t swift_files < <(files '*.swift' Package.swift Sources Tests Benchmarks)
mapfile -t source_files < <(files '*.swift' Sources)
mapfile -t library_files < <(files '*.swift' Sources/NotaryCore Sources/PolicyEditor Sources/Inspector)
mapfile -t c_files < <(files '*.[ch]' Sources Tests)
mapfile -t scripts < <(files '*.sh' scripts && echo .ci/run)
mapfile -t documents < <(files '*.md' ./*.md docs)

swift format lint --strict --parallel "${swift_files[@]}" || breach "  \`make format\` does that"
shellcheck "${scripts[@]}" || breach "  shellcheck explains each by its number"

for file in "${swift_files[@]}" "${c_files[@]}" "${scripts[@]}"; do
  lines=$(wc -l <"$file")
  ((lines <= longest_file)) || breach "$file: $lines lines: a file is one idea, at most $longest_file"
done

readonly code=("${swift_files[@]}" "${c_files[@]}")
readonly everything=("${code[@]}" "${scripts[@]}" "${documents[@]}")

forbid "unfinished work belongs in the issue tracker" \
  '\b(TODO|FIXME|XXX|HACK)\b' "${code[@]}" "${documents[@]}"
forbid "a conflict was left in the file" '^(<<<<<<<|>>>>>>>|=======$)' "${everything[@]}"
forbid "a path of one machine, or of what stands beside this repository" \
  '(^|["'"'"'\`( =])(/work/|/root/|/Users/|\.\./shared)' "${code[@]}" "${documents[@]}"
forbid "input may never end the program: return or throw what is wrong" \
  '\b(try!|as!|fatalError\(|preconditionFailure\()' "${source_files[@]}"
forbid "Foundation costs start-up time: use Glibc, the standard library or FoundationEssentials" \
  '\bimport (Foundation|FoundationNetworking)\b' "${source_files[@]}"
forbid "a library writes to no stream: its caller does" \
  '\b(print|debugPrint|dump)\(' "${library_files[@]}"

if ((breaches > 0)); then
  echo "lint: house rules broken: $breaches" >&2
  exit 1
fi
echo "lint: ${#swift_files[@]} Swift files keep the house rules"
