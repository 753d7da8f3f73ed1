"""What is known of a chat, by keyed hashes."""

from __future__ import annotations

from bot.storage import Answered, Sent, Storage, Trace
from bot.storage.chats import Pseudonyms

from .conftest import Clock, opened, turn


def said(person: str, place: str, *facts: str) -> Trace:
    return Trace(person, place, {"facts": list(facts)})


async def test_a_context_belongs_to_a_person_in_a_place(storage: Storage) -> None:
    await turn(storage, 1, said("a", "group", "dates"))
    await turn(storage, 2, said("b", "group", "place"))

    assert await storage.contexts.load("a", "group") == {"facts": ["dates"]}
    assert await storage.contexts.load("a", "elsewhere") is None


async def test_a_later_context_replaces_an_earlier_one_and_outlives_a_restart(
    storage: Storage, address: str, clock: Clock
) -> None:
    await turn(storage, 1, said("a", "group", "dates"))
    await turn(storage, 2, said("a", "group"))
    assert await storage.contexts.load("a", "group") == {"facts": []}

    again = await opened(address, clock)
    assert await again.contexts.load("a", "group") == {"facts": []}
    await again.close()


async def test_an_expired_context_is_not_there_and_then_deleted(storage: Storage, address: str, clock: Clock) -> None:
    await turn(storage, 1, said("a", "group", "dates"))
    clock.wind(days=91)

    assert await storage.contexts.load("a", "group") is None
    await storage.retention.delete_expired()
    clock.wind(days=-91)
    again = await opened(address, clock)
    assert await again.contexts.load("a", "group") is None
    await again.close()


async def test_a_person_who_was_forgotten_meanwhile_leaves_nothing_behind(storage: Storage) -> None:
    await turn(storage, 1, said("a", "group", "dates"))
    await storage.retention.forget("a")
    await storage.inbox.complete(1, answered_late(), 0.1)

    assert await storage.contexts.load("a", "group") is None
    assert await storage.answers.to("group", 10) == ()


def answered_late() -> Answered:
    return Answered("message", trace=Trace("a", "group", {"facts": ["dates"]}, (Sent(11, 1, 10),)))


async def test_an_answer_in_two_messages_is_found_by_its_question_and_by_each_message(storage: Storage) -> None:
    await turn(storage, 1, Trace("a", "place", sent=(Sent(11, 1, 10), Sent(12, 1, 10))))

    assert await storage.answers.to("place", 10) == (Sent(11, 1, 10), Sent(12, 1, 10))
    assert await storage.answers.at("place", 12) == Sent(12, 1, 10)
    assert await storage.answers.at("another place", 12) is None


async def test_after_an_hour_it_is_forgotten(storage: Storage, clock: Clock) -> None:
    await turn(storage, 1, Trace("a", "place", sent=(Sent(11, 1, 10),)))
    clock.wind(minutes=61)

    assert await storage.answers.to("place", 10) == ()


async def test_an_edited_answer_belongs_to_the_later_update(storage: Storage) -> None:
    await turn(storage, 1, Trace("a", "place", sent=(Sent(11, 1, 10), Sent(12, 1, 10))))
    await turn(storage, 2, Trace("a", "place", sent=(Sent(11, 2, 10),), deleted=(12,)))

    assert await storage.answers.to("place", 10) == (Sent(11, 2, 10),)


async def test_a_place_is_forbidden_until_it_is_allowed_again(storage: Storage) -> None:
    await storage.forbidden.add("here")
    await storage.forbidden.add("here")
    assert await storage.forbidden.has("here")
    assert not await storage.forbidden.has("there")
    await storage.forbidden.remove("here")
    assert not await storage.forbidden.has("here")


def test_hashes_need_the_key_and_keep_people_and_places_apart() -> None:
    hidden = Pseudonyms("one key")

    assert hidden.person(1001) == Pseudonyms("one key").person(1001)
    assert hidden.person(1001) != Pseudonyms("another key").person(1001)
    assert hidden.person(1001) != hidden.place(1001)
    assert "1001" not in hidden.person(1001)
