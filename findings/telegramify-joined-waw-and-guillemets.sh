#!/usr/bin/env bash
# telegramify-markdown==1.4.1, tdjson==1.8.69
# Guess: bold behind the Arabic "and", which is written on to the next word, is bold whether the bold text
# starts with a letter or with a guillemet.
# Seen: before a letter it is; before «…» the asterisks stay in the message (CommonMark's rule on punctuation).
# Telegram's own Markdown has no such rule.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'telegramify-markdown==1.4.1' 'tdjson==1.8.69'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import json
import tdjson

def tdlib(**request):
    return json.loads(tdjson.td_execute(json.dumps(request).encode()))

tdlib(**{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})

from telegramify_markdown import convert

def telegram(text):
    answer = tdlib(**{"@type": "parseMarkdown", "text": {"@type": "formattedText", "text": text, "entities": []}})
    return answer["text"]

for source in ("قالت و**الوزارة** أمس", "كتاب و**«بيان»** أمس"):
    print(source, "->", convert(source)[0], "| Telegram:", telegram(source))
assert convert("قالت و**الوزارة** أمس")[0] == "قالت والوزارة أمس"
assert convert("كتاب و**«بيان»** أمس")[0] == "كتاب و**«بيان»** أمس"
assert telegram("كتاب و**«بيان»** أمس") == "كتاب و«بيان» أمس"
PYTHON
