#!/usr/bin/env bash
# aiogram==3.31.0, python-telegram-bot==22.8
# Guess: the order in which two entities stand in the list doesn't matter: where one lies inside the other, the
# text comes out once.
# Seen: with the inner one first, aiogram writes a letter twice after the tags and python-telegram-bot twice
# before them; with the outer first both are right.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'aiogram==3.31.0' 'python-telegram-bot==22.8'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import datetime
from aiogram.types import MessageEntity as AiogramEntity
from aiogram.utils.text_decorations import html_decoration
from telegram import Chat, Message, MessageEntity

def written(*spans):
    message = Message(1, datetime.datetime.now(datetime.timezone.utc), Chat(1, "private"), text="أب",
                      entities=[MessageEntity(*span) for span in spans])
    return message.text_html, html_decoration.unparse(
        "أب", [AiogramEntity(type=kind, offset=offset, length=length) for kind, offset, length in spans])

outer, inner = ("italic", 0, 2), ("underline", 0, 1)
print("outer first:", *written(outer, inner))
print("inner first:", *written(inner, outer))
assert written(outer, inner) == ("<i><u>أ</u>ب</i>", "<i><u>أ</u>ب</i>")
assert written(inner, outer) == ("<u>أ</u><i><u>أ</u>ب</i>", "<u><i>أب</i></u>ب")
PYTHON
