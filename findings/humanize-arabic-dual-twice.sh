#!/usr/bin/env bash
# humanize==4.17.0
# Guess: two hours ago in Arabic is the dual alone, as three is the number with the plural.
# Seen: the number 2 stands before the dual, which already says two: "2 two-hours". CLDR leaves it out (Babel:
# قبل ساعتين).
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'humanize==4.17.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import datetime
import humanize

humanize.i18n.activate("ar")
seen = [humanize.naturaltime(datetime.timedelta(hours=hours)) for hours in (1, 2, 3)]
print(seen)
assert seen == ["قبل ساعة", "قبل 2 ساعتين", "قبل 3 ساعات"]
PYTHON
