"""What the commands that answer people know of the bot beside them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.cli import opening
from bot.cli.opening import Speaking
from bot.dialogue.context import Context
from tests.releases.shelves import BRIDGE, VACCINES, shelf, write
from tests.storage.conftest import Clock, opened


def says(bayan: Bayan) -> str:
    return bayan.answer("when", Context(), Clock()()).reply.text


def hold(path: Path, *, ends: bool = False) -> None:
    """What staff do in the chat of the bot beside it."""

    async def held() -> None:
        storage = await opened(path, Clock())
        await (storage.holds.release(BRIDGE, "dates", 7) if ends else storage.holds.hold(BRIDGE, "dates", 7))
        await storage.close()

    asyncio.run(held())


def test_who_goes_on_asking_hears_of_a_hold_that_began_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, VACCINES)
    write(tmp_path, BRIDGE)
    path = tmp_path / "bayan.db"
    speaking = Speaking(shelf(tmp_path), str(path))
    assert "It opens in May." in says(speaking())

    hold(path)
    assert "It opens in May." in says(speaking()), "not every question looks into the database"
    monkeypatch.setattr(opening, "LOOKS_SECONDS", 0.0)
    assert "being checked" in says(speaking())

    hold(path, ends=True)
    assert "It opens in May." in says(speaking())
