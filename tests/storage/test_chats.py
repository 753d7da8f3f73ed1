from __future__ import annotations

from bot.storage import Sent, Storage

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


async def test_an_answer_in_two_messages_is_found_by_its_question_and_by_each_message(storage: Storage) -> None:
    await storage.answers.remember("place", "a", [Sent(11, 1, 10), Sent(12, 1, 10)])

    assert await storage.answers.to("place", 10) == (Sent(11, 1, 10), Sent(12, 1, 10))
    assert await storage.answers.at("place", 12) == Sent(12, 1, 10)
    assert await storage.answers.at("another place", 12) is None


async def test_after_an_hour_it_is_forgotten(storage: Storage, clock: Clock) -> None:
    await storage.answers.remember("place", "a", [Sent(11, 1, 10)])
    clock.wind(minutes=61)

    assert await storage.answers.to("place", 10) == ()


async def test_an_edited_answer_belongs_to_the_later_update(storage: Storage) -> None:
    await storage.answers.remember("place", "a", [Sent(11, 1, 10), Sent(12, 1, 10)])
    await storage.answers.remember("place", "a", [Sent(11, 2, 10)])
    await storage.answers.forget("place", [12])

    assert await storage.answers.to("place", 10) == (Sent(11, 2, 10),)


async def test_a_place_is_forbidden_until_it_is_allowed_again(storage: Storage) -> None:
    await storage.forbidden.add("here")
    await storage.forbidden.add("here")
    assert await storage.forbidden.has("here")
    assert not await storage.forbidden.has("there")
    await storage.forbidden.remove("here")
    assert not await storage.forbidden.has("here")
