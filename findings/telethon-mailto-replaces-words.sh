#!/usr/bin/env bash
# telethon==1.45.0
# Guess: a mailto: link in Telethon's HTML shows the words that stand between the tags.
# Seen: the words vanish: the address is shown in their place, so a sentence that was built round them no longer
# reads. A https: link keeps them.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'telethon==1.45.0'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from telethon.extensions import html

for source in ('راسلوا <a href="mailto:press@example.org">مكتب الإعلام</a> اليوم',
               'راسلوا <a href="https://example.org">مكتب الإعلام</a> اليوم'):
    print(source, "->", html.parse(source)[0])
assert html.parse('راسلوا <a href="mailto:press@example.org">مكتب الإعلام</a> اليوم')[0] == "راسلوا press@example.org اليوم"
assert html.parse('راسلوا <a href="https://example.org">مكتب الإعلام</a> اليوم')[0] == "راسلوا مكتب الإعلام اليوم"
PYTHON
