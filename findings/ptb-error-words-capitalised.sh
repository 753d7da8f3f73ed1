#!/usr/bin/env bash
# python-telegram-bot==22.8
# Guess: the message of a BadRequest is what Telegram wrote, so that it can be compared with TOPIC_CLOSED.
# Seen: the prefix is cut off and the rest capitalised: "Bad Request: TOPIC_CLOSED" reads "Topic_closed". Without
# the prefix the words stay as they are.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-telegram-bot==22.8'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
from telegram.error import BadRequest

said = ("Bad Request: TOPIC_CLOSED", "Bad Request: CHAT_WRITE_FORBIDDEN", "TOPIC_CLOSED")
seen = {text: BadRequest(text).message for text in said}
print(seen)
assert list(seen.values()) == ["Topic_closed", "Chat_write_forbidden", "TOPIC_CLOSED"]
PYTHON
