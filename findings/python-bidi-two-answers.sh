#!/usr/bin/env bash
# python-bidi==0.6.12
# Guess: bidi.get_display and bidi.algorithm.get_display of one package, the fast one and the Python one, show a
# line the same way.
# Seen: the fast one doesn't mirror brackets and guillemets, so they open outwards; the Python one does, but
# fails an assertion on an isolate, which every Fluent message has.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-bidi==0.6.12'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import bidi
from bidi.algorithm import get_display

fast, slow = bidi.get_display("(بيان)"), get_display("(بيان)")
print(ascii(fast), ascii(slow))
assert (fast[0], fast[-1], slow[0], slow[-1]) == (")", "(", "(", ")")
isolated = "بيان \u2066+965 2222 4444\u2069"
assert "+965 2222 4444" in bidi.get_display(isolated)
try:
    get_display(isolated)
except AssertionError as error:
    print("isolates:", error)
else:
    raise SystemExit("isolates are understood now")
PYTHON
