#!/usr/bin/env bash
# aiohttp==3.14.5 (PyPI)
# Guess: a file's name in a form is sent as it is, as requests, httpx and every browser send it.
# Seen: FormData percent-encodes it unless quote_fields=False, so whoever gets صحيفة.pdf sees %D8%B5%D8%AD….pdf: servers take
# the name in a multipart form as it stands, and nothing in it says that it is encoded.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'aiohttp==3.14.5'

"$folder/venv/bin/python" - <<'PYTHON' || { echo "It behaves otherwise now." >&2; exit 1; }
import asyncio

from aiohttp import ClientSession, FormData, web

NAME = "صحيفة.pdf"


async def name_that_arrives(form: FormData) -> str:
    async def take(request: web.Request) -> web.Response:
        raw = (await request.read()).decode()
        return web.Response(text=raw.partition('filename="')[2].partition('"')[0])

    app = web.Application()
    app.router.add_post("/", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    form.add_field("document", b"%PDF-", filename=NAME)
    async with ClientSession() as session, session.post(f"http://127.0.0.1:{port}/", data=form) as answer:
        found = await answer.text()
    await runner.cleanup()
    return found


usual = asyncio.run(name_that_arrives(FormData()))
told = asyncio.run(name_that_arrives(FormData(quote_fields=False)))
print("as it was given:          ", NAME)
print("FormData():               ", usual)
print("FormData(quote_fields=False):", told)
assert usual == "%D8%B5%D8%AD%D9%8A%D9%81%D8%A9.pdf"
assert told == NAME
PYTHON
