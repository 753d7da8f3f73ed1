from __future__ import annotations

from bot.storage import Storage

from .conftest import Clock


async def test_a_context_belongs_to_a_person_in_a_place(storage: Storage) -> None:
    await storage.contexts.save("a", "group", {"facts": ["dates"]})
    await storage.contexts.save("b", "group", {"facts": ["place"]})

    assert await storage.contexts.load("a", "group") == {"facts": ["dates"]}
    assert await storage.contexts.load("a", "elsewhere") is None


async def test_saving_again_replaces(storage: Storage) -> None:
    await storage.contexts.save("a", "group", {"facts": ["dates"]})
    await storage.contexts.save("a", "group", {"facts": []})

    assert await storage.contexts.load("a", "group") == {"facts": []}


async def test_an_expired_context_is_not_there_and_then_deleted(storage: Storage, clock: Clock) -> None:
    await storage.contexts.save("a", "group", {"chosen": "ar"})
    clock.wind(days=91)

    assert await storage.contexts.load("a", "group") is None
    await storage.retention.delete_expired()
    clock.wind(days=-91)
    assert await storage.contexts.load("a", "group") is None
