#!/usr/bin/env bash
# python-telegram-bot==22.8, tdjson==1.8.69
# Guess: text_markdown_v2 of a message that Telegram delivered can be sent again as it is.
# Seen: where a word is italic and underlined, or two italics touch, Telegram's own parser refuses it ("can't
# find end of Italic entity"); text_html is accepted.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-telegram-bot==22.8' 'tdjson==1.8.69'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import json
import tdjson

def tdlib(**request):
    return json.loads(tdjson.td_execute(json.dumps(request).encode()))

tdlib(**{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
def parse(text, mode):
    kind = {"@type": "textParseModeHTML"} if mode == "html" else {"@type": "textParseModeMarkdown", "version": 2}
    return tdlib(**{"@type": "parseTextEntities", "text": text, "parse_mode": kind})

import datetime
from telegram import Chat, Message, MessageEntity

def both(text, *spans):
    message = Message(1, datetime.datetime.now(datetime.timezone.utc), Chat(1, "private"), text=text,
                      entities=[MessageEntity(*span) for span in spans])
    return message.text_markdown_v2, message.text_html

for text, spans in (("نص", [("italic", 0, 2), ("underline", 0, 2)]), ("أب", [("italic", 0, 1), ("italic", 1, 1)])):
    markdown, html = both(text, *spans)
    refused, accepted = parse(markdown, "markdown"), parse(html, "html")
    print(markdown, "->", refused.get("message"), "|", html, "->", accepted["text"])
    assert refused["@type"] == "error" and "Can't find end of Italic entity" in refused["message"]
    assert accepted["text"] == text
PYTHON
