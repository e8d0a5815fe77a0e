#!/usr/bin/env bash
# Runs the parcel service's DAGs for two days from nothing and sends their lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
# Events name files by their paths and the database by its port, so both are lasting ones.
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/airflow-parcels
port=5439
postgres=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

venv=$cache/airflow-parcels
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  "${PYTHON:-python3}" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi
export PATH=$venv/bin:$PATH

rm -rf "$work"
mkdir -p "$work"/{landing,board,letters,postgres}
cp -R "$here"/{dags,sql,depots} "$work/"
cd "$work"

# PostgreSQL does not run as root.
as_postgres() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$work/postgres"
  as_postgres() { runuser -u postgres -- "$@"; }
fi
as_postgres "$postgres/initdb" --pgdata="$work/postgres/data" --username=parcels --auth=trust --encoding=UTF8 --locale=C >/dev/null
stop() {
  [ -z "${scheduler-}" ] || { kill "$scheduler" && wait "$scheduler" || true; }
  as_postgres "$postgres/pg_ctl" --pgdata="$work/postgres/data" --mode=fast --silent stop
}
trap stop EXIT
as_postgres "$postgres/pg_ctl" --pgdata="$work/postgres/data" --silent --wait --log="$work/postgres/log" \
  --options="-c listen_addresses=localhost -c port=$port -c unix_socket_directories=$work/postgres -c fsync=off" start
query() { psql --host=localhost --port=$port --username=parcels --dbname="$1" --tuples-only --no-align --command="$2"; }
query postgres 'CREATE DATABASE airflow' >/dev/null
query postgres 'CREATE DATABASE parcels' >/dev/null

export TZ=UTC
export PARCELS_WORK=$work PARCELS_DATABASE=postgres://localhost:$port/parcels
export AIRFLOW_HOME=$work/airflow
export AIRFLOW__CORE__DAGS_FOLDER=$work/dags
export AIRFLOW__CORE__LOAD_EXAMPLES=False
export AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION=False
export AIRFLOW__CORE__EXECUTOR=LocalExecutor
# One task at a time: the order of events is nearly the same each time.
export AIRFLOW__CORE__PARALLELISM=1
export AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=postgresql+psycopg2://parcels@localhost:$port/airflow
export AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC=1
export AIRFLOW__WEBSERVER__BASE_URL=http://airflow.example
export AIRFLOW__USAGE_DATA_COLLECTION__ENABLED=False
export AIRFLOW__OPENLINEAGE__NAMESPACE=${OPENLINEAGE_NAMESPACE:-parcels}
export AIRFLOW__OPENLINEAGE__TRANSPORT="{\"type\": \"http\", \"url\": \"$OPENLINEAGE_URL\"}"
if [ -n "${OPENLINEAGE_API_KEY-}" ]; then
  export AIRFLOW__OPENLINEAGE__TRANSPORT="{\"type\": \"http\", \"url\": \"$OPENLINEAGE_URL\", \"auth\": {\"type\": \"api_key\", \"apiKey\": \"$OPENLINEAGE_API_KEY\"}}"
fi
export AIRFLOW_CONN_PARCELS=postgres://parcels@localhost:$port/parcels
unset OPENLINEAGE_URL

airflow db migrate >"$work/migrate.log" 2>&1
airflow scheduler >"$work/scheduler.log" 2>&1 &
scheduler=$!

# Two days, and for each the board and the alerts.
for _ in $(seq 300); do
  ended=$(query airflow "SELECT count(*) FROM dag_run WHERE state IN ('success', 'failed')")
  [ "$ended" -lt 6 ] || break
  kill -0 "$scheduler" || exit 1
  sleep 2
done
query airflow 'SELECT dag_id, run_id, state FROM dag_run ORDER BY dag_id, run_id'
[ "$ended" -ge 6 ]
# Events of DAG runs are sent by processes of their own.
sleep 5
