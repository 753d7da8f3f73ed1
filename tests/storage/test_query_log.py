from __future__ import annotations

from bot.storage import Answered, Incoming, Storage

from .conftest import Clock


async def ask(storage: Storage, number: int, answered: Answered, person: str = "a", seconds: float = 0.1) -> None:
    await storage.inbox.accept(Incoming(number, "{}", "message", person, "private"))
    await storage.inbox.complete(number, answered, seconds)


async def test_stats_count_people_kinds_facts_and_feedback(storage: Storage, clock: Clock) -> None:
    dates = Answered("message", "en", "when?", "answer", ("dates",), 0.9)
    await ask(storage, 1, Answered("message", "en", "old", "unknown"))
    clock.wind(days=8)
    start = clock()
    await ask(storage, 2, dates, seconds=0.1)
    await ask(storage, 3, dates, "b", seconds=0.3)
    await ask(storage, 4, Answered("message", "ar", "كم؟", "not_stated", ("funding",)), seconds=0.2)
    await ask(storage, 5, Answered("other"))
    await ask(storage, 6, Answered("staff", "en", "/stats", "service"))
    await storage.inbox.rate(2, "a", True)
    await storage.inbox.rate(3, "b", False)

    stats = await storage.log.stats(start)
    assert (stats.questions, stats.people) == (3, 2)
    assert stats.kinds == {"answer": 2, "not_stated": 1}
    assert stats.facts == (((None, "dates"), 2), ((None, "funding"), 1))
    assert (stats.likes, stats.dislikes, stats.median_seconds) == (1, 1, 0.2)


async def test_no_questions_give_empty_figures(storage: Storage, clock: Clock) -> None:
    stats = await storage.log.stats(clock())
    assert (stats.questions, stats.median_seconds) == (0, None)


async def test_unanswered_are_misses_and_what_was_left_for_staff(storage: Storage, clock: Clock) -> None:
    start = clock()
    await ask(storage, 1, Answered("message", "en", "who won?", "unknown"))
    await ask(storage, 2, Answered("message", "en", "date?", "clarify", ("dates", "release-date")))
    await ask(storage, 3, Answered("message", "en", "when?", "answer", ("dates",)))
    await ask(storage, 4, Answered("message", "en", "where?", "answer", ("place",)))
    await ask(storage, 5, Answered("button", "en", None, "unknown"))
    await storage.inbox.leave_for_staff(4, "a")

    found = await storage.log.unanswered(start)
    assert [(one.question, one.is_left) for one in found] == [("who won?", False), ("date?", False), ("where?", True)]


async def test_what_a_question_wrongly_took_for_granted_is_kept(storage: Storage, clock: Clock) -> None:
    start = clock()
    await ask(storage, 1, Answered("message", "en", "who spoke in Dubai?", "answer", corrects=(("place", "Dubai"),)))
    await ask(storage, 2, Answered("message", "en", "who spoke?", "answer"))
    assert [one.corrects for one in await storage.log.since(start)] == [(("place", "Dubai"),), ()]
