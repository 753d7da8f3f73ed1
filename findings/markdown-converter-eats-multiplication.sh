#!/usr/bin/env bash
# telegram-markdown-converter==1.0.6, tdjson==1.8.69
# Guess: a star with spaces on both sides is a sign of multiplication, in Markdown and so in what is sent.
# Seen: the converter takes two of them for italics: the stars are gone, and the number between them slants.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'telegram-markdown-converter==1.0.6' 'tdjson==1.8.69'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import json
import tdjson

def tdlib(**request):
    return json.loads(tdjson.td_execute(json.dumps(request).encode()))

tdlib(**{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
def parse(text, mode):
    kind = {"@type": "textParseModeHTML"} if mode == "html" else {"@type": "textParseModeMarkdown", "version": 2}
    return tdlib(**{"@type": "parseTextEntities", "text": text, "parse_mode": kind})

from telegram_markdown_converter import convert_markdown

written = convert_markdown("5 * 3 * 2 = 30")
shown = parse(written, "markdown")
print(repr(written), "->", shown["text"], shown["entities"])
assert shown["text"] == "5  3  2 = 30"
assert [entity["type"]["@type"] for entity in shown["entities"]] == ["textEntityTypeItalic"]
PYTHON
