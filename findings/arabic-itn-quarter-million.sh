#!/usr/bin/env bash
# arabic-itn==0.1.0
# Guess: "a quarter of a million dinars" becomes 250000, as "two hundred and fifty thousand" does, or stays in
# words.
# Seen: it becomes "a quarter 1000000 dinars", and "three and a half million" "three and a half 1000000": the
# fraction and the figure are torn apart.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'arabic-itn==0.1.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from arabic_itn import normalize

seen = {text: normalize(text)["text"] for text in ("مئتان وخمسون ألف دينار", "ربع مليون دينار", "ثلاثة ونصف مليون")}
print(seen)
assert seen == {"مئتان وخمسون ألف دينار": "250000 دينار", "ربع مليون دينار": "ربع 1000000 دينار", "ثلاثة ونصف مليون": "ثلاثة ونصف 1000000"}
PYTHON
