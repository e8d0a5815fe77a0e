#!/usr/bin/env bash
# Runs the shop's dbt project from nothing and sends its lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
# Events name the database file by its path, so the project runs in a folder of a lasting name.
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/dbt-shop

venv=$cache/dbt-shop
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  "${PYTHON:-python3}" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi
export PATH=$venv/bin:$PATH

rm -rf "$work"
mkdir -p "$work"
cp -R "$here"/{dbt_project.yml,profiles.yml,load_sources.py,seeds,models,snapshots,tests,macros} "$work/"
cd "$work"

export OPENLINEAGE_URL OPENLINEAGE_NAMESPACE=${OPENLINEAGE_NAMESPACE:-shop}
export SHOP_DATABASE=$work/shop.duckdb DBT_PROFILES_DIR=$work
export DBT_SEND_ANONYMOUS_USAGE_STATS=false

# A model and two data tests fail by design: dbt then leaves with 1.
may_fail() { "$@" || [ $? -eq 1 ]; }

python "$work/load_sources.py" "$SHOP_DATABASE"
dbt-ol seed
dbt-ol snapshot
# The first load ends in April: the incremental model is created by it.
may_fail dbt-ol run --vars '{load_until: 2024-04-30}'
may_fail dbt-ol test
# The incremental model takes May's orders in.
may_fail dbt-ol build --vars '{load_until: 2024-05-31}'
# With a catalog at hand the wrapper adds the columns' types.
dbt docs generate
# And June's, this time with an event for each SQL statement, sent as it runs.
may_fail dbt-ol build --consume-structured-logs
