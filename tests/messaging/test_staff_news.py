"""Staff who want it are told once when something piles up, and once a day what was asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.messaging.knowledge import HeldKnowledge
from bot.messaging.session import Services
from bot.messaging.staff_news import StaffNews
from bot.simulator.faults import Trouble
from bot.storage import Answered, Incoming, Storage
from tests.messaging.harness import Running, running, text
from tests.storage.conftest import Clock, opened

STAFF = 1001


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot's own rounds would come in between."""

    async def run(_: StaffNews) -> None:
        return

    monkeypatch.setattr(StaffNews, "run", run)


@asynccontextmanager
async def told(path: Path, clock: Clock) -> AsyncIterator[tuple[Running, StaffNews]]:
    async with running(path, staff=frozenset({STAFF}), now=clock) as bot:
        bot.world.started.add(STAFF)
        await bot.storage.staff_news.subscribe(STAFF, "en", date(2026, 3, 1))
        knowledge = HeldKnowledge(bot.knowledge, bot.storage.holds)
        services = Services(knowledge, bot.storage, bot.bot, bot.shutdown, frozenset({STAFF}), 90, clock)
        yield bot, StaffNews(services)


async def asked(
    storage: Storage, people: range, kind: str = "answer", corrects: tuple[tuple[str, str], ...] = ()
) -> None:
    for number in people:
        await storage.inbox.accept(Incoming(number + 900, "{}", "message", f"p{number}"))
        reply = Answered("message", "en", "Who won?", kind, (), corrects=corrects)
        await storage.inbox.complete(number + 900, reply, 0.1)


def words(bot: Running) -> list[str]:
    return [text(message).replace("\u2068", "").replace("\u2069", "") for message in bot.said(bot.person(STAFF)[1])]


async def test_one_wrong_premise_of_many_people_is_told_once_and_again_when_it_has_doubled(path: Path) -> None:
    clock = Clock()
    async with told(path, clock) as (bot, news):
        await asked(bot.storage, range(4), corrects=(("place", "Dubai"),))
        await news.round()
        assert words(bot) == []
        await asked(bot.storage, range(4, 7), corrects=(("place", "dubai"),))
        for _ in range(2):
            await news.round()
        assert words(bot) == ["7 people in an hour took it that the place was “Dubai”. The release doesn’t say so."]
        await asked(bot.storage, range(7, 14), corrects=(("place", "Dubai"),))
        await news.round()
        assert words(bot)[1:] == [
            "14 people in an hour took it that the place was “Dubai”. The release doesn’t say so."
        ]


async def test_one_person_who_insists_is_no_crowd_and_an_hour_later_nothing_piles_up(path: Path) -> None:
    clock = Clock()
    async with told(path, clock) as (bot, news):
        for number in range(20):
            await bot.storage.inbox.accept(Incoming(number, "{}", "message", "one"))
            await bot.storage.inbox.complete(number, Answered("message", corrects=(("place", "Dubai"),)), 0.1)
        await asked(bot.storage, range(9), "unknown")
        clock.time += timedelta(minutes=61)
        await asked(bot.storage, range(9, 18), "unknown")
        await news.round()
        assert words(bot) == []


async def test_many_who_find_nothing_are_told_with_what_they_asked(path: Path) -> None:
    clock = Clock()
    async with told(path, clock) as (bot, news):
        await asked(bot.storage, range(12), "unknown")
        await news.round()
        assert words(bot) == ["12 people found no answer in an hour:\n• Asked 12 times: “Who won?”"]


async def test_who_is_no_longer_staff_hears_nothing(path: Path) -> None:
    clock = Clock()
    async with told(path, clock) as (bot, news):
        await bot.storage.staff_news.subscribe(1002, "en", date(2026, 2, 1))
        await asked(bot.storage, range(12), "unknown")
        await news.round()
        assert bot.said(bot.person(1002)[1]) == []


async def test_a_digest_that_couldnt_be_sent_is_sent_later_and_once(path: Path) -> None:
    clock = Clock()
    async with told(path, clock) as (bot, news):
        clock.time += timedelta(days=1)
        bot.simulator.service.faults.fail_next("sendMessage", Trouble(page=502), times=None)
        await news.round()
        assert words(bot) == []
        bot.simulator.service.faults.clear_next()
        for _ in range(2):
            await news.round()
        assert len(words(bot)) == 1


async def test_of_two_replicas_one_tells(path: Path) -> None:
    clock = Clock()
    one, other = await opened(path, clock, key="k"), await opened(path, clock, key="k")
    try:
        await one.staff_news.subscribe(STAFF, "en", date(2026, 3, 1))
        days = date(2026, 3, 1), date(2026, 3, 2)
        assert await one.staff_news.claim_digest(STAFF, *days)
        assert not await other.staff_news.claim_digest(STAFF, *days)
        await asked(one, range(5), corrects=(("place", "Dubai"),))
        [piled, _] = await other.staff_news.piled(clock() - timedelta(hours=1))
        assert await one.staff_news.claim_alert(piled)
        assert not await other.staff_news.claim_alert(piled)
    finally:
        await one.close()
        await other.close()
