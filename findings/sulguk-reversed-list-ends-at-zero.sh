#!/usr/bin/env bash
# sulguk==0.12.0
# Guess: a list with the attribute reversed counts down from its length to 1, as HTML has it.
# Seen: it ends at 0: the three latest statements are numbered 2, 1, 0.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'sulguk==0.12.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from sulguk import transform_html

text = transform_html("<ol reversed><li>ثالث</li><li>ثان</li><li>أول</li></ol>").text
print(text)
assert text == "2. ثالث\n1. ثان\n0. أول\n"
PYTHON
