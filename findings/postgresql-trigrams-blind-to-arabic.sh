#!/usr/bin/env bash
# postgresql==15 (Debian's packages postgresql and postgresql-contrib, which is a part of it)
# Guess: pg_trgm finds a word similar to itself, in any alphabet that the database's encoding has.
# Seen: in a UTF-8 database of the locale C, which `initdb --no-locale` makes, an Arabic word has no trigrams and is 0 % similar to itself,
# while the full-text search of the same database reads it and even stems it.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

bin=$(find /usr/lib/postgresql -path '*/bin/postgres' -printf '%h\n' | sort --version-sort | tail -1)
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid=nobody --regid=nogroup --clear-groups); chown nobody:nogroup "$folder"; fi
trap '"${as[@]}" "$bin/pg_ctl" stop --silent --pgdata "$folder/data" --mode fast || true; rm -rf "$folder"' EXIT
cd /
"${as[@]}" "$bin/initdb" --pgdata "$folder/data" --username someone --no-sync --auth trust --no-locale --encoding UTF8 >/dev/null
"${as[@]}" "$bin/pg_ctl" start --silent --wait --pgdata "$folder/data" --log "$folder/log" \
    --options "-c listen_addresses= -c unix_socket_directories=$folder"
ask() { PGCLIENTENCODING=UTF8 "$bin/psql" --host "$folder" --username someone --no-align --tuples-only --command "$1" postgres; }
ask 'CREATE EXTENSION pg_trgm' >/dev/null

found=$(ask "SELECT similarity('Kuwait', 'Kuwait'), similarity('الكويت', 'الكويت'), to_tsvector('arabic', 'الكويت')")
echo "similarity of Kuwait and of الكويت to itself; what full-text search makes of الكويت: $found"
[ "$found" = "1|0|'كويت':1" ] || { echo "It behaves otherwise now." >&2; exit 1; }
