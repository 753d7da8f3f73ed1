#!/usr/bin/env bash
# python-telegram-bot==22.8
# Guess: InvalidToken says that Telegram doesn't know the token; a page of a proxy on the way, or a method that the
# server doesn't have, is another error.
# Seen: every 404 is InvalidToken, a proxy's HTML page and an absent method with a valid token included: a bot that
# ends over InvalidToken ends over a proxy's hiccup.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-compile 'python-telegram-bot==22.8'

"$folder/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import asyncio
import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from telegram import Bot
from telegram.error import TelegramError

logging.disable(logging.CRITICAL)
ME = {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "Bot", "username": "a_bot"}}

class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        method = self.path.rsplit("/", 1)[-1]
        status, body = (200, json.dumps(ME)) if method == "getMe" else (404, "<html>Not found</html>")
        if method == "logOut":
            body = json.dumps({"ok": False, "error_code": 404, "description": "Not Found: method not found"})
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()

async def main():
    seen = {}
    async with Bot("1:token", base_url=f"http://127.0.0.1:{server.server_port}/bot") as bot:
        for name, call in (("a proxy's page", bot.send_message(1, "x")), ("an absent method", bot.log_out())):
            try:
                await call
            except TelegramError as error:
                seen[name] = type(error).__name__
    return seen

seen = asyncio.run(main())
server.shutdown()
print(seen)
assert seen == {"a proxy's page": "InvalidToken", "an absent method": "InvalidToken"}
PYTHON
