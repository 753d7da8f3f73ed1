#!/usr/bin/env bash
# aiogram==3.31.0, tdjson==1.8.69
# Guess: aiogram writes a link whose address has round brackets (as encyclopaedia addresses do) so that Telegram
# reads it back.
# Seen: its MarkdownV2 leaves the closing bracket of the address unescaped, and Telegram's own parser refuses
# the whole message.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'aiogram==3.31.0' 'tdjson==1.8.69'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import json
import tdjson

def tdlib(**request):
    return json.loads(tdjson.td_execute(json.dumps(request).encode()))

tdlib(**{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
def parse(text, mode):
    kind = {"@type": "textParseModeHTML"} if mode == "html" else {"@type": "textParseModeMarkdown", "version": 2}
    return tdlib(**{"@type": "parseTextEntities", "text": text, "parse_mode": kind})

from aiogram.utils.formatting import TextLink

written = TextLink("الصفحة", url="https://example.org/wiki/بيان_(صحفي)").as_markdown()
answer = parse(written, "markdown")
print(written, "->", answer)
assert written == "[الصفحة](https://example.org/wiki/بيان_(صحفي))"
assert answer["@type"] == "error" and "Character ')' is reserved" in answer["message"]
PYTHON
