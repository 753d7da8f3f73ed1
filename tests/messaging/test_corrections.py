"""Followers hear of a correction, once, whatever goes wrong on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from bot.bayan import Bayan
from bot.direction import bare
from bot.facts.factbase import Bilingual, Correction, EntryKind
from bot.messaging.corrections import SETTLES, Corrections
from bot.messaging.knowledge import HeldKnowledge
from bot.messaging.session import Services
from bot.simulator import acts
from bot.simulator.faults import Trouble
from bot.simulator.refusals import too_many_requests

from .harness import KeywordUnderstanding, Running, bayan, buttons, running, text, until

NEW = Bilingual(
    ar="عُقدت الورشة الأولى في {first} والثانية في قاعة أخرى.", en="The first ran on {first}, the second elsewhere."
)
WHY = Bilingual(ar="أُبلغنا بذلك متأخرين.", en="We learnt of it late.")


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def bot(path: Path, clock: Clock) -> AsyncIterator[Running]:
    async with running(path, now=clock) as found:
        yield found


def changed(
    entry: str = "dates", *, answer: Bilingual | None = NEW, day: int = 16, kind: EntryKind | None = None
) -> Bayan:
    """The knowledge after staff changed an entry; `day` 0 leaves the mark out."""
    old = bayan()
    was = old.base.entries[entry]
    correction = Correction(date(2021, 11, day), WHY) if day else None
    new = replace(was, answer=answer or was.answer, correction=correction, kind=kind or was.kind)
    entries = MappingProxyType({**old.base.entries, entry: new})
    base = replace(old.base, entries=entries, content_hash=f"{entry} {answer} {day} {kind}".ljust(64))
    return Bayan.of(base, old.locales, KeywordUnderstanding())


def corrections(bot: Running, clock: Clock) -> Corrections:
    services = Services(
        HeldKnowledge(bot.knowledge, bot.storage.holds), bot.storage, bot.bot, bot.shutdown, frozenset(), 90, clock
    )
    return Corrections(services)


async def followed(bot: Running, person: int = 1002) -> None:
    """Somebody asks and presses."""
    answer = await bot.ask("when?", person)
    await bot.logged()
    notice = await bot.press(answer, buttons(answer)["Tell me if this changes"], person)
    assert "You’ll be told here" in notice or "ستُبلَّغون" in notice


async def swap(bot: Running, clock: Clock, new: Bayan) -> Corrections:
    """The knowledge is swapped, and everything that is due then is told."""
    clock.time += timedelta(minutes=1)
    bot.knowledge.bayan = new
    telling = corrections(bot, clock)
    await telling.round()
    clock.time += SETTLES
    await telling.round()
    return telling


def heard(bot: Running, person: int = 1002) -> list[str]:
    """What was said to somebody of a correction."""
    _, chat = bot.person(person)
    return [bare(text(one)) for one in bot.said(chat) if "Correction" in text(one) or "تصحيح" in text(one)]


async def test_a_follower_is_told_once_what_was_said_what_is_true_and_why(bot: Running, clock: Clock) -> None:
    await followed(bot)
    telling = await swap(bot, clock, changed())
    await telling.round()

    [told] = heard(bot)
    for words in (
        "On 1 March 2026 you were told",
        "14–15 November 2021",
        "elsewhere",
        "16 November 2021",
        "We learnt of it late.",
        "paragraph 4",
    ):
        assert words in told


async def test_who_does_not_follow_and_who_stopped_hear_nothing(bot: Running, clock: Clock) -> None:
    await bot.ask("when?", 1003)
    await followed(bot)
    _, chat = bot.person(1002)
    acts.write(bot.world, bot.world.people[1002], chat, "/unfollow")
    await until(lambda: "You won’t be told" in text(bot.said(chat)[-1]))
    await swap(bot, clock, changed())

    assert heard(bot, 1003) == heard(bot) == []


async def test_a_change_without_the_mark_tells_nobody(bot: Running, clock: Clock) -> None:
    await followed(bot)
    telling = await swap(bot, clock, changed(day=0))
    assert heard(bot) == []
    # and one after a correction that was told doesn't either
    await swap(bot, clock, changed())
    typo = Bilingual(ar=NEW.ar, en="The first ran on {first}, the other elsewhere.")
    await swap(bot, clock, changed(answer=typo))
    await telling.round()
    assert len(heard(bot)) == 1


async def test_who_has_read_the_new_wording_meanwhile_is_not_told(bot: Running, clock: Clock) -> None:
    await followed(bot)
    clock.time += timedelta(minutes=1)
    bot.knowledge.bayan = changed()
    telling = corrections(bot, clock)
    await telling.round()
    await bot.ask("when?")
    await bot.logged(3)
    clock.time += SETTLES
    await telling.round()

    assert heard(bot) == []


async def test_a_second_correction_within_minutes_is_one_message(bot: Running, clock: Clock) -> None:
    await followed(bot)
    clock.time += timedelta(minutes=1)
    bot.knowledge.bayan = changed()
    telling = corrections(bot, clock)
    await telling.round()
    clock.time += timedelta(minutes=2)
    await swap(bot, clock, changed(answer=Bilingual(ar="عُقدتا لاحقًا.", en="Both ran later."), day=17))

    [told] = heard(bot)
    assert "Both ran later." in told


async def test_a_press_on_an_answer_from_before_the_correction_tells_at_once(bot: Running, clock: Clock) -> None:
    answer = await bot.ask("when?")
    await bot.logged()
    telling = await swap(bot, clock, changed())
    await bot.press(answer, buttons(answer)["Tell me if this changes"])
    await telling.round()

    [told] = heard(bot)
    assert "elsewhere" in told


async def test_a_follower_who_can_not_be_reached_just_now_is_told_later(bot: Running, clock: Clock) -> None:
    await followed(bot)
    _, chat = bot.person(1002)
    faults = bot.simulator.service.faults
    faults.fail_next("sendMessage", Trouble(refusal=too_many_requests(60)), chat=chat.id, times=None)
    telling = await swap(bot, clock, changed())
    assert heard(bot) == []
    faults.clear_next()
    clock.time += timedelta(seconds=61)
    await telling.round()
    await telling.round()

    assert len(heard(bot)) == 1


async def test_who_blocked_the_bot_is_forgotten(bot: Running, clock: Clock) -> None:
    await followed(bot)
    acts.block(bot.world, bot.world.people[1002])
    await swap(bot, clock, changed())

    assert await bot.storage.database.fetch("SELECT id FROM follows") == []


async def test_two_who_follow_the_same_in_a_group_get_one_message(bot: Running, clock: Clock) -> None:
    group = bot.world.group
    acts.write(bot.world, bot.world.people[1002], group, "/ask when?")
    answer = await bot.answer(group, 0)
    await bot.logged()
    for person in (1002, 1003):
        await bot.press(answer, buttons(answer)["Tell me if this changes"], person)
    await swap(bot, clock, changed())

    assert len([one for one in bot.said(group) if "Correction" in text(one)]) == 1


async def test_an_answer_to_what_had_none_is_told_once_to_who_pressed_for_it(bot: Running, clock: Clock) -> None:
    for person in (1002, 1003):
        silence = await bot.ask("venue?", person)
    await bot.logged(2)
    notice = await bot.press(silence, buttons(silence)["Tell me if there’s an answer"], 1003)
    assert "once, when there is an answer" in notice or "مرة واحدة" in notice
    new = changed("venue", answer=Bilingual(ar="في فندق.", en="In a hotel."), day=0, kind=EntryKind.STATED)
    telling = await swap(bot, clock, new)
    await telling.round()

    said = [text(one) for one in bot.said(silence.chat)]
    assert len([one for one in said if "venue?" in one]) == 1
    assert "In a hotel." in said[-1] or "في فندق." in said[-1]
    _, other = bot.person(1002)
    assert len(bot.said(other)) == 1


async def test_no_chat_id_is_readable_in_the_database(bot: Running, path: Path) -> None:
    bot.world.people[1002] = replace(bot.world.people[1002])
    await followed(bot)
    await bot.logged(2)
    rows = await bot.storage.database.fetch("SELECT * FROM follows")

    assert "1002" not in str([value for row in rows for value in row if not isinstance(value, bytes)])
    assert b"1002" not in bytes(rows[0]["chat"])


async def test_forget_ends_it(bot: Running, clock: Clock) -> None:
    await followed(bot)
    _, chat = bot.person(1002)
    acts.write(bot.world, bot.world.people[1002], chat, "/forget")
    await until(lambda: "Done." in text(bot.said(chat)[-1]))
    await swap(bot, clock, changed())

    assert heard(bot) == []
