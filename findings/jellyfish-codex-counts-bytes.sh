#!/usr/bin/env bash
# jellyfish==1.3.0
# Guess: the match rating codex of a name is never longer than the name: it drops vowels, and middle letters
# above six.
# Seen: a name of four Arabic letters, eight bytes in UTF-8, is taken for one of more than six: its first three
# and last three letters are joined, so محمد becomes محمحمد.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'jellyfish==1.3.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import jellyfish

seen = {name: jellyfish.match_rating_codex(name) for name in ("علي", "محمد", "سارة", "mhmd")}
print(seen)
assert seen == {"علي": "علي", "محمد": "محمحمد", "سارة": "سارارة", "mhmd": "MHMD"}
PYTHON
