#!/usr/bin/env bash
# htmldate==1.11.0, dateparser==1.5.0
# Guess: from a release's dateline, "Kuwait – 15 November 2021" in Arabic, htmldate finds the day or nothing.
# Seen: it finds the first of January of that year, and says nothing of the doubt. Where the date stands alone
# in its element it is right.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'htmldate==1.11.0' 'dateparser==1.5.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from htmldate import find_date

page = '<!doctype html><html lang="ar"><head><meta charset="utf-8"></head><body><p>{}</p><p>{}</p></body></html>'
prose = "نص الخبر هنا وهو طويل. " * 20
line = find_date(page.format("الكويت – 15 نوفمبر 2021", prose), original_date=True)
alone = find_date('<html lang="ar"><body><p class="date">15 نوفمبر 2021</p></body></html>', original_date=True)
print(line, alone)
assert (line, alone) == ("2021-01-01", "2021-11-15")
PYTHON
