#!/usr/bin/env bash
# holidays==0.109
# Guess: the holidays of Kuwait, whose default_language is ar, have Arabic names unless a language is asked for.
# Seen: they have the language of the environment's LANG: the same program says one thing on a server in C and
# another on a desk in English. language="ar" settles it.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'holidays==0.109'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import os
import subprocess
import sys

program = "import holidays, sys; k = holidays.Kuwait(years=2025); print(k.default_language, k['2025-02-25'])"
def run(lang):
    env = {key: value for key, value in os.environ.items() if key not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}
    out = subprocess.run([sys.executable, "-X", "utf8", "-c", program], env=env | {"LANG": lang}, capture_output=True, text=True, check=True)
    return out.stdout.split(" ", 1)

seen = {lang: [word.strip() for word in run(lang)] for lang in ("C", "en_US.UTF-8")}
print(seen)
assert seen == {"C": ["ar", "اليوم الوطني"], "en_US.UTF-8": ["ar", "National Day"]}
PYTHON
