#!/usr/bin/env bash
# stopwordsiso==0.7.1
# Guess: the Arabic list of stop words has words without a meaning of their own, in the spellings that people
# type.
# Seen: it was drawn from an agency's news: May in both its names (no other month), "visit", "announced",
# "press", "the second" are in it; أين with its hamza is, اين as typed on phones isn't, امس without it is, أمس
# isn't.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'stopwordsiso==0.7.1'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from stopwordsiso import stopwords

words = stopwords("ar")
seen = {word: word in words for word in ("ايار", "مايو", "نيسان", "زيارة", "اعلنت", "برس", "الثاني", "أين", "اين", "امس", "أمس")}
print(seen)
assert seen == {"ايار": True, "مايو": True, "نيسان": False, "زيارة": True, "اعلنت": True, "برس": True, "الثاني": True,
                "أين": True, "اين": False, "امس": True, "أمس": False}
PYTHON
