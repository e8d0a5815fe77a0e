#!/usr/bin/env bash
# Runs the Spark applications from nothing and sends their lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
# Events name files and tables by their paths, so the applications run in a folder of a lasting name.
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/spark-lakehouse

venv=$cache/spark-lakehouse
jars=$cache/spark-lakehouse-jars
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  "${PYTHON:-python3}" -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi
if ! cmp -s "$here/pom.xml" "$jars/pom.xml"; then
  rm -rf "$jars"
  mvn --quiet --batch-mode --file "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$jars"
  cp "$here/pom.xml" "$jars/pom.xml"
fi

rm -rf "$work"
mkdir -p "$work/lake"
cp -R "$here/jobs" "$here/make_landing.py" "$work/"
cd "$work"
"$venv/bin/python" make_landing.py "$work/landing"

unset SPARK_HOME
export PATH=$venv/bin:$PATH PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python
export SPARK_LOCAL_IP=127.0.0.1 SPARK_USER=bikes TZ=UTC
SPARK_HOME=$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME

# The Hive metastore that Spark brings, on a Derby database: the listener names no table of an embedded one.
java -cp "$SPARK_HOME/jars/*" "-Dderby.system.home=$work/metastore" \
  "-Djavax.jdo.option.ConnectionURL=jdbc:derby:;databaseName=$work/metastore/db;create=true" \
  -Ddatanucleus.schema.autoCreateAll=true -Dhive.metastore.schema.verification=false -Dhive.async.log.enabled=false \
  "-Dhive.metastore.warehouse.dir=$work/lake/tables" \
  org.apache.hadoop.hive.metastore.HiveMetaStore -p 9083 >"$work/metastore.log" 2>&1 &
metastore=$!
trap 'kill "$metastore"' EXIT
until (: </dev/tcp/127.0.0.1/9083) 2>/dev/null; do
  kill -0 "$metastore"
  sleep 1
done

# Replaces this shell, so that the process started with `&` is Spark's own.
application() {
  local script=$1
  shift
  local conf=()
  if [ -n "${OPENLINEAGE_API_KEY-}" ]; then
    conf+=(
      --conf spark.openlineage.transport.auth.type=api_key
      --conf "spark.openlineage.transport.auth.apiKey=$OPENLINEAGE_API_KEY"
    )
  fi
  while [[ ${1-} == --conf ]]; do
    conf+=(--conf "$2")
    shift 2
  done
  exec "$SPARK_HOME/bin/spark-submit" --master 'local[1]' --driver-memory 1g \
    --jars "$(printf '%s\n' "$jars"/*.jar | paste -sd, -)" \
    --conf spark.ui.enabled=false \
    --conf spark.driver.host=localhost \
    --conf spark.sql.shuffle.partitions=2 \
    --conf spark.sql.session.timeZone=UTC \
    --conf spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions \
    --conf spark.sql.catalog.lake=org.apache.iceberg.spark.SparkCatalog \
    --conf spark.sql.catalog.lake.type=hive \
    --conf spark.sql.catalog.lake.uri=thrift://localhost:9083 \
    --conf spark.hadoop.iceberg.engine.hive.lock-enabled=false \
    --conf "spark.sql.catalog.lake.warehouse=$work/lake/tables" \
    --conf spark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener \
    --conf "spark.openlineage.namespace=${OPENLINEAGE_NAMESPACE:-bikes}" \
    --conf spark.openlineage.transport.type=http \
    --conf "spark.openlineage.transport.url=$OPENLINEAGE_URL" \
    --conf spark.openlineage.facets.spark.logicalPlan.disabled=true \
    "${conf[@]}" "jobs/$script.py" "$@"
}

(application stream_trips "$work/landing" "$work/lake")
# Started by an orchestrator's task, whose own events never come.
(application build_lakehouse \
  --conf spark.openlineage.parentJobNamespace=orchestrator \
  --conf spark.openlineage.parentJobName=bikes_daily.build_lakehouse \
  --conf spark.openlineage.parentRunId=018f4b7a-3c00-7d10-9a52-6f1e2d3c4b5a \
  --conf spark.openlineage.rootParentJobNamespace=orchestrator \
  --conf spark.openlineage.rootParentJobName=bikes_daily \
  --conf spark.openlineage.rootParentRunId=018f4b7a-3c00-7d10-9a52-000000000000 \
  "$work/landing" "$work/lake")
# Runs for ever; killed after its third micro-batch.
application watch_trips "$work/landing" "$work/lake" &
spark=$!
until [ -e "$work/lake/checkpoints/alerts/commits/2" ]; do
  kill -0 "$spark"
  sleep 1
done
sleep 3
kill -9 "$spark"
wait "$spark" || true
