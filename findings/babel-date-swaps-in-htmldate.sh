#!/usr/bin/env bash
# Babel==2.18.0, htmldate==1.11.0, dateparser==1.5.0
# Guess: a date that Babel writes for Kuwait, 03/08/2021, is the third of August for a tool that reads such
# pages.
# Seen: CLDR puts a right-to-left mark before each slash, and with the marks htmldate reads the eighth of March;
# without them it is right. Nobody sees the marks.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'Babel==2.18.0' 'htmldate==1.11.0' 'dateparser==1.5.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import datetime
from babel.dates import format_date
from htmldate import find_date

medium = format_date(datetime.date(2021, 8, 3), "medium", locale="ar_KW")
read = lambda text: find_date(f'<html lang="ar"><body><p class="date">{text}</p></body></html>', original_date=True)
seen = read(medium), read(medium.replace("\u200f", ""))
print(ascii(medium), seen)
assert medium == "03\u200f/08\u200f/2021"
assert seen == ("2021-03-08", "2021-08-03")
PYTHON
