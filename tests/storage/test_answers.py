from __future__ import annotations

from bot.storage import Sent, Storage

from .conftest import Clock


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
