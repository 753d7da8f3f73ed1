#!/usr/bin/env bash
# py3langid==0.4.0
# Guess: short questions in Arabic are "ar", whatever the dialect, as with the other detectors.
# Seen: a Kuwaiti question is "arz" (Egyptian), and so is the bare word Kuwait; a question in the standard
# language is "ary" (Moroccan). Code that asks for "ar" takes them for foreign.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'py3langid==0.4.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import py3langid

seen = {text: py3langid.classify(text)[0] for text in ("كم المبلغ؟", "شنو المبلغ", "الكويت", "ما قيمة التمويل؟")}
print(seen)
assert seen == {"كم المبلغ؟": "ar", "شنو المبلغ": "arz", "الكويت": "arz", "ما قيمة التمويل؟": "ary"}
PYTHON
