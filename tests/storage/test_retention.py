from __future__ import annotations

from pathlib import Path

from bot.storage import Answered, Incoming, Sent, Storage

from .conftest import Clock, content

ANSWERED = Answered("message", "en", "when?", "answer", ("dates",), 0.9)


async def ask(storage: Storage, number: int, person: str) -> None:
    await storage.inbox.accept(Incoming(number, "{}", "message", person, "private"))
    await storage.inbox.complete(number, ANSWERED, 0.1)


async def test_old_questions_are_deleted_and_young_ones_stay(storage: Storage, clock: Clock) -> None:
    await ask(storage, 1, "a")
    clock.wind(days=60)
    await ask(storage, 2, "a")
    clock.wind(days=31)

    assert await storage.retention.delete_expired() == 1
    assert await storage.log.find(1) is None
    assert await storage.log.find(2) is not None


async def test_forget_deletes_everything_of_one_person_and_nothing_of_another(storage: Storage, path: Path) -> None:
    for number, person in ((1, "a"), (2, "a"), (3, "b")):
        await ask(storage, number, person)
        await storage.contexts.save(person, "place", {"facts": ["dates"]})
        await storage.answers.remember("place", person, [Sent(100 + number, number, number)])

    assert await storage.retention.forget("a") == 2

    assert await storage.contexts.load("a", "place") is None
    assert await storage.answers.to("place", 1) == ()
    assert await storage.log.find(3) is not None
    assert await storage.contexts.load("b", "place") == {"facts": ["dates"]}
    assert await storage.answers.at("place", 103) is not None


async def test_forgotten_words_are_gone_at_once_from_the_file_and_its_journal(storage: Storage, path: Path) -> None:
    await storage.inbox.accept(Incoming(1, "{}", "message", "a"))
    await storage.inbox.complete(1, Answered("message", "en", "an-embarrassing-question", "unknown"), 0.1)
    await storage.retention.forget("a")

    assert b"an-embarrassing-question" not in content(path)
