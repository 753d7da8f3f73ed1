#!/usr/bin/env bash
# Babel==2.18.0
# Guess: CLDR's Arabic has the plural forms of a dinar, dual and three to ten, for every dinar or for none.
# Seen: the Tunisian dinar, the Moroccan dirham and the Egyptian pound have all six; the Kuwaiti, Bahraini,
# Iraqi and Jordanian dinar and the Saudi riyal have one, so "3 dinar" comes out in the singular.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'Babel==2.18.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from babel.numbers import get_currency_name

seen = {code: [get_currency_name(code, count=count, locale="ar") for count in (1, 2, 3, 11)] for code in ("TND", "KWD", "BHD", "IQD", "JOD", "SAR")}
print(seen)
assert seen["TND"] == ["دينار تونسي", "ديناران تونسيان", "دينارات تونسية", "دينارًا تونسيًا"]
assert seen["KWD"] == ["دينار كويتي"] * 4
assert all(len(set(seen[code])) == 1 for code in ("KWD", "BHD", "IQD", "JOD", "SAR"))
PYTHON
