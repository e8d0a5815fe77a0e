#!/usr/bin/env bash
# Runs the jobs from nothing and sends their lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/dagster-shop

venv=$cache/dagster-shop
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  "${PYTHON:-python3}" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi

rm -rf "$work"
mkdir -p "$work/home"
cp "$here"/*.py "$work/"
cd "$work"
# The sensor reads the log of all runs in one order, which Dagster's default storage does not keep.
cat >home/dagster.yaml <<YAML
telemetry:
  enabled: false
event_log_storage:
  module: dagster._core.storage.event_log
  class: ConsolidatedSqliteEventLogStorage
  config:
    base_dir: $work/home/events
YAML
export DAGSTER_HOME=$work/home OPENLINEAGE_NAMESPACE=shop_platform TZ=UTC
"$venv/bin/python" run_jobs.py
