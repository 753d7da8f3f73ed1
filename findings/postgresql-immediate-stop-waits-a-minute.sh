#!/usr/bin/env bash
# postgresql==15 (Debian's package)
# Guess: `pg_ctl stop --mode=immediate` ends a server at once: it kills its children after five seconds at the latest.
# Seen: it takes a minute where somebody has opened connections and says nothing on them, as a load balancer's check does, more than
# the server has room for: those that it is about to turn away are waited for until authentication_timeout, and never killed.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

bin=$(find /usr/lib/postgresql -path '*/bin/postgres' -printf '%h\n' | sort --version-sort | tail -1)
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid=nobody --regid=nogroup --clear-groups); chown nobody:nogroup "$folder"; fi
trap '"${as[@]}" "$bin/pg_ctl" stop --silent --pgdata "$folder/data" --mode immediate --timeout 90 2>/dev/null || true; rm -rf "$folder"' EXIT
cd /
port=$((20000 + RANDOM % 10000))
"${as[@]}" "$bin/initdb" --pgdata "$folder/data" --no-sync --auth trust >/dev/null
cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 4
superuser_reserved_connections = 0
max_wal_senders = 0
max_worker_processes = 0
autovacuum_max_workers = 1
authentication_timeout = 20s
CONF

stopped_in() {  # seconds, with so many connections that say nothing
    "${as[@]}" "$bin/pg_ctl" start --silent --wait --pgdata "$folder/data" --log "$folder/log"
    local open=() fd begun
    for _ in $(seq "$1"); do exec {fd}<>"/dev/tcp/127.0.0.1/$port"; open+=("$fd"); done
    sleep 1
    begun=$(date +%s)
    "${as[@]}" "$bin/pg_ctl" stop --silent --pgdata "$folder/data" --mode immediate --timeout 60
    echo $(($(date +%s) - begun))
    for fd in "${open[@]}"; do exec {fd}>&-; done
}

few=$(stopped_in 2) many=$(stopped_in 20)
echo "with 2 silent connections it stopped in $few s, with 20 in $many s (authentication_timeout is 20 s here, 60 s by default)"
[ "$few" -le 6 ] && [ "$many" -gt 8 ] || { echo "It behaves otherwise now." >&2; exit 1; }
