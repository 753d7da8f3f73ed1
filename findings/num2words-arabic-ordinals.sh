#!/usr/bin/env bash
# num2words==0.5.14
# Guess: ordinals in Arabic go on after nineteen: 21st, 25th, 100th.
# Seen: from twenty on they are cardinals, and feminine ones ("one and twenty"), while up to nineteen they are
# masculine ordinals. A date or a session number says something else.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'num2words==0.5.14'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from num2words import num2words

seen = {number: num2words(number, lang="ar", to="ordinal") for number in (3, 19, 21, 25, 102)}
print(seen)
assert seen == {3: "ثالث", 19: "تاسع عشر", 21: "إحدى و عشرون", 25: "خمس و عشرون", 102: "مائة و اثنان"}
PYTHON
