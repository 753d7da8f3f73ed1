#!/usr/bin/env bash
# asyncpg==0.32.0, with postgresql==15 (Debian's package)
# Guess: a connection that the server ends raises one of asyncpg's documented errors, a PostgresError, an InterfaceError or an OSError.
# Seen: where the next query begins between the server's last word and the end of the line, it is an InternalClientError, which is none of
# these and whose text tells of states; a program that tries again after the others ends with it.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

bin=$(find /usr/lib/postgresql -path '*/bin/postgres' -printf '%h\n' | sort --version-sort | tail -1)
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid=nobody --regid=nogroup --clear-groups); chown nobody:nogroup "$folder"; fi
trap '"${as[@]}" "$bin/pg_ctl" stop --silent --pgdata "$folder/data" --mode fast || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile asyncpg==0.32.0
cd /
port=$((20000 + RANDOM % 10000))
"${as[@]}" "$bin/initdb" --pgdata "$folder/data" --username someone --no-sync --auth trust >/dev/null
"${as[@]}" "$bin/pg_ctl" start --silent --wait --pgdata "$folder/data" --log "$folder/log" \
    --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories="

"$folder/venv/bin/python" - "$port" <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import asyncio
import sys
from collections import Counter

import asyncpg

ADDRESS = f"postgresql://someone@127.0.0.1:{sys.argv[1]}/postgres"
DOCUMENTED = asyncpg.PostgresError, asyncpg.InterfaceError, OSError
END_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'someone'"
seen: Counter[str] = Counter()

async def ask() -> None:
    connection = await asyncpg.connect(ADDRESS)
    try:
        while True:
            await connection.fetch("SELECT 1")
    except Exception as error:
        kind = "documented" if isinstance(error, DOCUMENTED) else "none of these"
        seen[f"{type(error).__name__}, {kind}: {str(error).splitlines()[0]}"] += 1

async def main() -> None:
    for _ in range(40):
        clients = [asyncio.create_task(ask()) for _ in range(30)]
        await asyncio.sleep(0.5)
        administrator = await asyncpg.connect(ADDRESS)
        await administrator.execute(END_ALL)
        await administrator.close()
        await asyncio.wait(clients)
        if any("none of these" in one for one in seen):
            return

asyncio.run(main())
for error, count in seen.most_common():
    print(f"{count} x {error}")
sys.exit(0 if any(one.startswith("InternalClientError, none of these") for one in seen) else 1)
PYTHON
