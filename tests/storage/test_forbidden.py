from __future__ import annotations

from bot.storage import Storage


async def test_a_place_is_forbidden_until_it_is_allowed_again(storage: Storage) -> None:
    await storage.forbidden.add("here")
    await storage.forbidden.add("here")
    assert await storage.forbidden.has("here")
    assert not await storage.forbidden.has("there")
    await storage.forbidden.remove("here")
    assert not await storage.forbidden.has("here")
