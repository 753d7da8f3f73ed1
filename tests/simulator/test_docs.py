"""docs/simulator.md says what is: its tables are written from the code, and its examples work.

`WRITE_DOCS=1 pytest tests/simulator/test_docs.py` writes the tables anew.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from bot.simulator import Simulator, refusals
from bot.simulator.methods import METHODS
from bot.simulator.refusals import Rule
from tests.http import local_client

from .helpers import until
from .stub_bot import explain, stub_bot

PAGE = Path(__file__).parents[2] / "docs" / "simulator.md"
ALWAYS = (refusals.TOKEN_INVALID, refusals.UNAUTHORIZED, refusals.METHOD_NOT_FOUND, refusals.METHOD_MISSING)


def tables() -> dict[str, str]:
    names = ", ".join(f"`{method.name}`" for method in METHODS.values())
    rows = ["| refusal | when | methods |", "|---|---|---|"]
    for rule in (value for value in vars(refusals).values() if isinstance(value, Rule)):
        users = [method.name for method in METHODS.values() if rule in method.rules]
        if users or rule in ALWAYS:
            rows.append(f"| {rule.code} `{rule.description}` | {rule.when} | {', '.join(users) or 'all'} |")
    on_request = ["| code | description | when Telegram says so |", "|---|---|---|"]
    on_request += [f"| {rule.code} | `{rule.description}` | {rule.when} |" for rule in refusals.ON_REQUEST]
    return {"methods": names, "refusals": "\n".join(rows), "on request": "\n".join(on_request)}


def written(text: str) -> str:
    for name, table in tables().items():
        begin, end = f"<!-- {name}: kept by tests/simulator/test_docs.py -->\n", "<!-- end -->"
        head, _, rest = text.partition(begin)
        text = f"{head}{begin}{table}\n{end}{rest.partition(end)[2]}"
    return text


def examples(text: str) -> list[tuple[str, str, str]]:
    """Verb, path and body of each request in the page's http blocks."""
    found = []
    for block in re.findall(r"```http\n(.*?)```", text, re.DOTALL):
        for verb, path, body in re.findall(r"^(GET|POST|PUT|DELETE) (\S+)\n(\{.*\})?", block, re.MULTILINE):
            found.append((verb, path, body))
    return found


def test_the_tables_are_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    current = written(text)
    if os.environ.get("WRITE_DOCS"):
        PAGE.write_text(current, encoding="utf-8")
    assert text == current, "stale; to write it anew: WRITE_DOCS=1 pytest tests/simulator/test_docs.py"


async def test_the_examples_work() -> None:
    places = {"{message}": "", "{mine}": "", "{query}": ""}
    async with Simulator(explain=explain) as simulator, stub_bot(simulator):
        world = simulator.service.world
        async with local_client(base_url=simulator.url, timeout=30) as client:
            for verb, path, body in examples(PAGE.read_text(encoding="utf-8")):
                for place, value in places.items():
                    path, body = path.replace(place, value), body.replace(place, value)
                await until(lambda: simulator.service.poll.is_waiting)  # the bot has answered all before
                content: Any = json.loads(body) if body else None
                answer = await client.request(verb, path, json=content)
                assert answer.is_success, (verb, path, answer.text)
                if path.endswith("/inline"):
                    assert answer.json()["answer"]["results"]
                    places["{query}"] = answer.json()["id"]
                if path.endswith("/messages") and "text" in (content or {}):
                    places["{mine}"] = places["{mine}"] or str(answer.json()["message_id"])
                    await until(lambda: world.history(1001)[-1].sender == world.bot)
                    places["{message}"] = str(world.history(1001)[-1].id)
    assert places["{query}"]
