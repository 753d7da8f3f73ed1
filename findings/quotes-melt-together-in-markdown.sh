#!/usr/bin/env bash
# python-telegram-bot==22.8, aiogram==3.31.0, tdjson==1.8.69
# Guess: two block quotes on two lines, two voices say, are still two after text_markdown_v2, since both
# libraries promise the same formatting back.
# Seen: both write ">first, newline, >second", which Telegram reads as one quote; in HTML they stay two. A lost
# border between two speakers.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-telegram-bot==22.8' 'aiogram==3.31.0' 'tdjson==1.8.69'

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
from aiogram.types import MessageEntity as AiogramEntity
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from telegram import Chat, Message, MessageEntity

text, spans = "أ\nب", [("blockquote", 0, 1), ("blockquote", 2, 1)]
message = Message(1, datetime.datetime.now(datetime.timezone.utc), Chat(1, "private"), text=text,
                  entities=[MessageEntity(*span) for span in spans])
entities = [AiogramEntity(type=kind, offset=offset, length=length) for kind, offset, length in spans]
quotes = lambda written, mode: len(parse(written, mode)["entities"])
seen = {
    "PTB": (quotes(message.text_markdown_v2, "markdown"), quotes(message.text_html, "html")),
    "aiogram": (quotes(markdown_decoration.unparse(text, entities), "markdown"), quotes(html_decoration.unparse(text, entities), "html")),
}
print("quotes read back from (MarkdownV2, HTML):", seen)
assert seen == {"PTB": (1, 2), "aiogram": (1, 2)}
PYTHON
