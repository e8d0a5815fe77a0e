#!/usr/bin/env bash
# Runs the project from nothing and sends its lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/sqlmesh-shop

venv=$cache/sqlmesh-shop
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  "${PYTHON:-python3}" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi

rm -rf "$work"
mkdir -p "$work"
cp -R "$here/config.py" "$here/models" "$here/seeds" "$work/"
cd "$work"
export SQLMESH__DISABLE_ANONYMIZED_ANALYTICS=true TZ=UTC
# The client stumbles over OPENLINEAGE_API_KEY, unless the transport is configured.
export OPENLINEAGE__TRANSPORT__TYPE=composite
sqlmesh=("$venv/bin/sqlmesh" --ignore-warnings)

# Two models fail by design, and with them the plan that has them.
mkdir later
mv models/order_check.sql models/broken_ratio.sql later/
"${sqlmesh[@]}" plan --auto-apply --no-prompts prod
mv later/order_check.sql models/
"${sqlmesh[@]}" plan --auto-apply --no-prompts checks || [ $? -eq 1 ]
rm models/order_check.sql
mv later/broken_ratio.sql models/
"${sqlmesh[@]}" plan --auto-apply --no-prompts ratios || [ $? -eq 1 ]
rm models/broken_ratio.sql
# A new version of one model, tried in an environment of its own.
sed -i "s/ORDER BY 2 DESC/ORDER BY 2/" models/top_customers.py
"${sqlmesh[@]}" plan --auto-apply --no-prompts dev
