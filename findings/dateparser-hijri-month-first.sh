#!/usr/bin/env bash
# dateparser[calendars]==1.5.0, convertdate==2.5.1, hijridate==2.6.0
# Guess: the Hijri parser reads 10/04/1443, which is how Arabic writes the tenth of the fourth month, day first.
# Seen: month first, as in America: the fourth of Shawwal, half a year away. The same date with the month's
# name, or with a day above twelve, is right, so a test with the 25th doesn't show it.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'dateparser[calendars]==1.5.0' 'convertdate==2.5.1' 'hijridate==2.6.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from dateparser.calendars.hijri import HijriCalendar

seen = {text: str(HijriCalendar(text).get_date().date_obj.date())
        for text in ("10/04/1443", "10 ربيع الثاني 1443", "25/04/1443")}
print(seen)
assert seen == {"10/04/1443": "2022-05-05", "10 ربيع الثاني 1443": "2021-11-15", "25/04/1443": "2021-11-30"}
PYTHON
