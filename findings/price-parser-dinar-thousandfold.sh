#!/usr/bin/env bash
# price-parser==0.5.1
# Guess: KWD 12.500, twelve and a half dinars as Kuwait writes it with three decimals, is 12.5.
# Seen: twelve thousand five hundred: three digits behind a point are taken for a thousand. The Arabic thousands
# mark is read the other way, 250 for ٢٥٠٬٠٠٠, and د.ك isn't known as a currency.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'price-parser==0.5.1'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from price_parser import Price

seen = {text: (str(Price.fromstring(text).amount), Price.fromstring(text).currency)
        for text in ("KWD 12.500", "12.500 د.ك", "٢٥٠٬٠٠٠ د.ك")}
print(seen)
assert seen == {"KWD 12.500": ("12500", "KWD"), "12.500 د.ك": ("12500", None), "٢٥٠٬٠٠٠ د.ك": ("250", None)}
PYTHON
