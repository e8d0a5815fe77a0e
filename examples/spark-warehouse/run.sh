#!/usr/bin/env bash
# Runs the Spark applications from nothing and sends their lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
# Events name files and tables by their paths, so the applications run in a folder of a lasting name.
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/spark-warehouse

venv=$cache/spark-warehouse
jars=$cache/spark-warehouse-jars
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
mkdir -p "$work/lake" "$work/exports"
cp -R "$here/jobs" "$here/make_landing.py" "$work/"
cd "$work"
"$venv/bin/python" make_landing.py "$work/landing"

unset SPARK_HOME
export PATH=$venv/bin:$PATH PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python
export SPARK_LOCAL_IP=127.0.0.1 SPARK_USER=warehouse TZ=UTC

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
  spark-submit --master 'local[1]' --driver-memory 1g \
    --jars "$(printf '%s\n' "$jars"/*.jar | paste -sd, -)" \
    --conf spark.ui.enabled=false \
    --conf spark.driver.host=localhost \
    --conf spark.sql.shuffle.partitions=2 \
    --conf spark.sql.session.timeZone=UTC \
    --conf "spark.sql.warehouse.dir=$work/warehouse" \
    --conf "spark.driver.extraJavaOptions=-Dderby.system.home=$work/metastore" \
    --conf spark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener \
    --conf "spark.openlineage.namespace=${OPENLINEAGE_NAMESPACE:-warehouse}" \
    --conf spark.openlineage.transport.type=http \
    --conf "spark.openlineage.transport.url=$OPENLINEAGE_URL" \
    --conf spark.openlineage.facets.spark.logicalPlan.disabled=true \
    "${conf[@]}" "jobs/$script.py" "$@"
}

application ingest_landing "$work/landing" "$work/lake"
# Started by a scheduler, whose own events never come.
application build_warehouse \
  --conf spark.openlineage.parentJobNamespace=scheduler \
  --conf spark.openlineage.parentJobName=nightly_retail.build_warehouse \
  --conf spark.openlineage.parentRunId=018f4b7a-3c00-7d10-9a52-6f1e2d3c4b5a \
  "$work/lake"
application publish_marts "$work/landing" "$work/lake" "$work/exports"
# Its second write fails by design.
application score_customers "$work/lake" || [ $? -eq 1 ]
