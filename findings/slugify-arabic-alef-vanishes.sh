#!/usr/bin/env bash
# python-slugify==9.2.0, text-unidecode==1.3
# Guess: slugs of different Arabic names differ: each letter has a Latin one.
# Seen: alef has none, so أحمد، حامد، حمد and حماد share the slug "hmd", and «كتاب» (a book) that of «كتب»
# (books): pages or files overwrite each other.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-slugify==9.2.0' 'text-unidecode==1.3'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from slugify import slugify

seen = {name: slugify(name) for name in ("أحمد", "حامد", "حمد", "حماد", "كتاب", "كتب")}
print(seen)
assert set(list(seen.values())[:4]) == {"hmd"} and seen["كتاب"] == seen["كتب"] == "ktb"
PYTHON
