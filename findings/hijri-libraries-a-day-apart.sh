#!/usr/bin/env bash
# hijridate==2.6.0, hijrical==1.3.1, convertdate==2.5.1
# Guess: three packages that turn 2 May 2022 into a Hijri date agree: it was the first of Shawwal, the feast, in
# the Gulf.
# Seen: hijridate (Umm al-Qura) says so; hijrical and convertdate say the last day of the fast, since both count
# by a table unless told otherwise. On 11 March 2024 all agree, so one check isn't enough.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'hijridate==2.6.0' 'hijrical==1.3.1' 'convertdate==2.5.1'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from convertdate import islamic
from hijridate import Gregorian
import hijrical

def three(*day):
    return Gregorian(*day).to_hijri().isoformat(), str(hijrical.from_gregorian(*day)), islamic.from_gregorian(*day)

print(three(2022, 5, 2), three(2024, 3, 11))
assert three(2022, 5, 2) == ("1443-10-01", "30 Ramadan 1443 AH", (1443, 9, 30))
assert three(2024, 3, 11) == ("1445-09-01", "1 Ramadan 1445 AH", (1445, 9, 1))
PYTHON
