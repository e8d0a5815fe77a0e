#!/usr/bin/env bash
# Runs the job in a Flink of its own process, on a PostgreSQL of its own, and sends its lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/flink-shop
postgres=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
port=5438

# The package of Flink's jars for Python is the distribution but for its scripts.
flink=2.0.2
installed=$cache/flink-shop-$flink
if ! cmp -s "$here/pom.xml" "$installed/pom.xml"; then
  rm -rf "$installed"
  mvn --quiet --batch-mode --file "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$installed/jars"
  "${PYTHON:-python3}" -m pip download --quiet --no-deps --dest "$installed" "apache-flink-libraries==$flink"
  tar --extract --gzip --file "$installed/apache_flink_libraries-$flink.tar.gz" --directory "$installed" \
    --strip-components=2 "apache_flink_libraries-$flink/deps/lib"
  rm "$installed/apache_flink_libraries-$flink.tar.gz"
  cp "$here/pom.xml" "$installed/pom.xml"
fi

rm -rf "$work"
mkdir -p "$work/postgres"
cd "$work"

# PostgreSQL does not run as root.
as_postgres() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$work/postgres"
  as_postgres() { runuser -u postgres -- "$@"; }
fi
as_postgres "$postgres/initdb" --pgdata="$work/postgres/data" --username=shop --auth=trust --encoding=UTF8 --locale=C >/dev/null
trap 'as_postgres "$postgres/pg_ctl" --pgdata="$work/postgres/data" --mode=fast --silent stop' EXIT
as_postgres "$postgres/pg_ctl" --pgdata="$work/postgres/data" --silent --wait --log="$work/postgres/log" \
  --options="-c listen_addresses=localhost -c port=$port -c unix_socket_directories=$work/postgres -c fsync=off" start
query() { psql --host=localhost --port=$port --username=shop --dbname="$1" --quiet --command="$2"; }
query postgres 'CREATE DATABASE shop'
query shop 'CREATE TABLE orders (customer int, amount double precision)'
query shop 'INSERT INTO orders VALUES (1, 10.5), (2, 20), (1, 4.5)'
query shop 'CREATE TABLE totals (customer int PRIMARY KEY, amount double precision)'

settings=(
  openlineage.transport.url "$OPENLINEAGE_URL"
)
if [ -n "${OPENLINEAGE_API_KEY-}" ]; then
  settings+=(
    openlineage.transport.auth.type api_key
    openlineage.transport.auth.apiKey "$OPENLINEAGE_API_KEY"
  )
fi
FLINK_CONF_DIR=$here/conf java -Xmx512m --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
  -cp "$installed/lib/*:$installed/jars/*" "$here/Shop.java" "${settings[@]}"
query shop 'SELECT * FROM totals ORDER BY customer'
