#!/usr/bin/env bash
# python-telegram-bot[rate-limiter]==22.8
# Guess: with AIORateLimiter a 429 in one chat ("retry after 2") makes that chat wait; others are served meanwhile.
# Seen: every chat waits until the time of that one is over.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-telegram-bot[rate-limiter]==22.8'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import asyncio
import json
import logging
import time

from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import BaseRequest

logging.disable(logging.CRITICAL)
PAUSE = 2
ME = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "a_bot"}

class Telegram(BaseRequest):
    """Chat 1 is over its limit at the first try; everything else goes through."""

    refused = False
    read_timeout = 5.0

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, request_data=None, **_):
        if url.endswith("getMe"):
            return 200, json.dumps({"ok": True, "result": ME}).encode()
        chat = int(request_data.json_parameters["chat_id"])
        if chat == 1 and not self.refused:
            Telegram.refused = True
            body = {"ok": False, "error_code": 429, "description": "Too Many Requests",
                    "parameters": {"retry_after": PAUSE}}
            return 429, json.dumps(body).encode()
        message = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private"}, "text": "x"}
        return 200, json.dumps({"ok": True, "result": message}).encode()

async def main():
    bot = ExtBot("1:token", request=Telegram(), get_updates_request=Telegram(),
                 rate_limiter=AIORateLimiter(max_retries=1))
    async with bot:
        first = asyncio.create_task(bot.send_message(1, "x"))
        await asyncio.sleep(0.2)
        begun = time.monotonic()
        await bot.send_message(2, "x")
        other = time.monotonic() - begun
        await first
    return other

waited = asyncio.run(main())
print(f"the other chat waited {waited:.1f} s of {PAUSE}")
assert waited > PAUSE / 2
PYTHON
