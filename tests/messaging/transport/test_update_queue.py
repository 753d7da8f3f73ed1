"""Whatever arrives, the intake goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.responses import JSONResponse

from tests.messaging.harness import Running, push, text, until


class Escaped(JSONResponse):
    """JSON in ASCII, in which half a character can be written, too."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content).encode("ascii")


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "half a character: \ud83d"), ("text", {"deep": "\udc00"}), ("from", {"id": 10**30})],
)
async def test_an_update_that_cannot_be_kept_is_set_aside_with_its_reason(
    bot: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, field: str, value: Any
) -> None:
    monkeypatch.setattr("bot.simulator.bot_api.JSONResponse", Escaped)
    push(bot, {"text": "private words", field: value})

    assert "10–11 November" in text(await bot.ask("when?"))
    assert "is set aside (" in caplog.text
    assert "private words" not in caplog.text
    await bot.logged()


@pytest.mark.parametrize("number", [2**63, 2**80])
async def test_a_number_that_no_database_takes_is_set_aside(
    bot: Running, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    bot.world.updates.next_id = number
    push(bot, {"text": "private words"})
    await until(lambda: "is set aside (unreadable: its number is out of range)" in caplog.text)
    bot.world.updates.next_id = number + 1

    assert not bot.server.done()
    assert "private words" not in caplog.text
