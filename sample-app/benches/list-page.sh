#!/usr/bin/env bash
# Measures one service as it is shipped: requests per second of the list page on both databases, time to start, memory, image sizes.
# Everything stays on this machine and ends by itself. Needs Docker, curl and wrk (Debian package `wrk`).
#
#   sample-app/benches/list-page.sh [seconds] [connections]
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-10}
connections=${2:-16}
target=${CARGO_TARGET_DIR:-target}
program=$target/sample-app-images/customer/customer
port=18080

database_image=$(sample-app/images/database.sh)
sample-app/images/build.sh monolith customer employee front >/dev/null

work=$(mktemp -d)
container=sample-app-bench-$$
service=
stop() {
    if [ -n "$service" ]; then kill "$service" && wait "$service" || true; fi
    service=
}
trap 'stop; docker rm --force --volumes "$container" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# Starts the customer service on a database, and says how long it took to answer with the list.
start() {
    local begin=${EPOCHREALTIME/./}
    APP_DB_HOST=$1 APP_PORT=$port RUST_LOG=warn "$program" --address 127.0.0.1 >"$work/log" &
    service=$!
    until curl --silent "http://127.0.0.1:$port/suppliers" | grep -q 'scope="row"'; do sleep 0.002; done
    echo "start to first list: $(((${EPOCHREALTIME/./} - begin) / 1000)) ms"
}

memory() { awk '/^VmRSS|^VmHWM/ { printf "%s %.1f MB  ", $1, $2 / 1024 } END { print "" }' "/proc/$service/status"; }

measure() {
    echo "== $1"
    start "$2"
    echo "memory at rest: $(memory)"
    wrk --threads 1 --connections "$connections" --duration "${seconds}s" --latency "http://127.0.0.1:$port/suppliers" |
        grep -E 'Requests/sec|50%|99%|Non-2xx|Socket errors|requests in'
    echo "memory after the load: $(memory)"
    stop
}

measure "SQLite" "sqlite:$work/suppliers.db"

docker run --detach --name "$container" --publish 127.0.0.1:0:3306 --env MYSQL_RANDOM_ROOT_PASSWORD=yes --env MYSQL_DATABASE=COFFEE \
    --env MYSQL_USER=nodeapp --env MYSQL_PASSWORD=coffee "$database_image" >/dev/null
database=$(docker port "$container" 3306 | head -1)
# The first start waits for the database; what is measured is the second.
start "$database" >/dev/null
stop
measure "MariaDB ($database_image)" "$database"

echo "== images"
docker image ls --format '{{.Repository}} {{.Size}}' | grep '^sample-app-' | sort --unique
