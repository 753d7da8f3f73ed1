#!/usr/bin/env bash
# PyStemmer==3.1.0
# Guess: Snowball's Arabic stemmer takes off "and the", the commonest prefix there is, as it takes off "in the",
# "for the" and "the".
# Seen: behind "and the" (وال) it takes off nothing in front, and the last letter of the name instead: five
# forms of Kuwait become three stems.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'PyStemmer==3.1.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import Stemmer

stem = Stemmer.Stemmer("arabic").stemWord
seen = {word: stem(word) for word in ("الكويت", "بالكويت", "للكويت", "والكويت", "وللكويت")}
print(seen)
assert seen == {"الكويت": "كويت", "بالكويت": "كويت", "للكويت": "كويت", "والكويت": "والكوي", "وللكويت": "كوي"}
PYTHON
