#!/usr/bin/env bash
# num2words==0.5.14
# Guess: an amount in Arabic words names the currency asked for, and half a dinar of 1,000 fils is 500 fils.
# Seen: dollars and dirhams come out as riyals, without an error; two and a half Kuwaiti dinars come out with
# fifty fils (the Tunisian dinar is right: 500).
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'num2words==0.5.14'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from num2words import num2words

seen = {(amount, currency): num2words(amount, lang="ar", to="currency", currency=currency)
        for amount, currency in ((3, "USD"), (3, "AED"), (2.5, "KWD"), (2.5, "TND"))}
for (amount, currency), words in seen.items():
    print(amount, currency, "->", words)
assert seen[3, "USD"] == seen[3, "AED"] == "ثلاثة ريالات"
assert seen[2.5, "KWD"] == "اثنان ديناران و خمسون فلس"
assert seen[2.5, "TND"] == "اثنان ديناران و خمسمائة مليماً"
PYTHON
