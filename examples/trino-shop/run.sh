#!/usr/bin/env bash
# Runs the shop's statements on a Trino of its own and sends their lineage to OPENLINEAGE_URL.
set -euo pipefail
: "${OPENLINEAGE_URL:?the address of a Tributary or of record.mjs, such as http://127.0.0.1:8080}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIBUTARY_CACHE:-$HOME/.cache/tributary}
work=${TRIBUTARY_EXAMPLES:-/srv/tributary-examples}/trino-shop
port=28085
# Trino 476 wants Java 24 or later.
export JAVA_HOME=${TRINO_JAVA_HOME:-${JAVA_HOME-}}
[ -z "$JAVA_HOME" ] || export PATH=$JAVA_HOME/bin:$PATH

trino=476
installed=$cache/trino-shop-$trino
if ! [ -e "$installed/server/plugin" ]; then
  rm -rf "$installed"
  for artifact in "trino-server:$trino:tar.gz" "trino-cli:$trino:jar:executable"; do
    mvn --quiet --batch-mode dependency:copy "-Dartifact=io.trino:$artifact" "-DoutputDirectory=$installed" -Dmdep.stripVersion=true
  done
  tar --extract --gzip --file "$installed/trino-server.tar.gz" --directory "$installed"
  mv "$installed/trino-server-$trino" "$installed/server"
  # Of the plugins those that the example uses: to load all takes minutes.
  mv "$installed/server/plugin" "$installed/plugins"
  mkdir "$installed/server/plugin"
  mv "$installed"/plugins/{memory,openlineage,tpch} "$installed/server/plugin/"
  rm -rf "$installed/plugins" "$installed/trino-server.tar.gz"
fi

rm -rf "$work"
mkdir -p "$work"
cp -R "$here/etc" "$work/"
# A Tributary that asks for no key is sent none.
[ -n "${OPENLINEAGE_API_KEY-}" ] || sed -i '/api-key/d' "$work/etc/event-listener.properties"

"$installed/server/bin/launcher" run --etc-dir "$work/etc" --data-dir "$work/data" >"$work/server.log" 2>&1 &
server=$!
trap 'kill "$server"' EXIT
until grep --quiet 'SERVER STARTED' "$work/server.log"; do
  kill -0 "$server"
  sleep 1
done
# One statement fails by design.
java -jar "$installed"/trino-cli*.jar --server "http://localhost:$port" --user shop --ignore-errors --file "$here/shop.sql" || [ $? -eq 1 ]
# The last statement's events.
sleep 3
