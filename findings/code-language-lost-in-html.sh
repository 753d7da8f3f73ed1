#!/usr/bin/env bash
# python-telegram-bot==22.8, aiogram==3.31.0, tdjson==1.8.69
# Guess: a code block keeps its language when it goes through text_html or html_decoration and back to Telegram.
# Seen: python-telegram-bot writes class="python" (without the prefix), aiogram writes an attribute named
# language; Telegram knows class="language-python" only, and shows both as plain code.
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
from aiogram.utils.formatting import Pre
from telegram import Chat, Message, MessageEntity

message = Message(1, datetime.datetime.now(datetime.timezone.utc), Chat(1, "private"), text="x",
                  entities=[MessageEntity("pre", 0, 1, language="python")])
kinds = lambda html: sorted(entity["type"]["@type"] for entity in parse(html, "html")["entities"])
for html in (message.text_html, Pre("x", language="python").as_html()):
    print(html, "->", kinds(html))
assert message.text_html == '<pre><code class="python">x</code></pre>'
assert Pre("x", language="python").as_html() == '<pre><code language="language-python">x</code></pre>'
assert kinds(message.text_html) == kinds(Pre("x", language="python").as_html()) == ["textEntityTypeCode", "textEntityTypePre"]
assert kinds('<pre><code class="language-python">x</code></pre>') == ["textEntityTypePreCode"]
PYTHON
