"""What conversation scripts can't show of a question’s way to the press office: hours, a group, presses of others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.direction import bare
from bot.office_hours import OfficeHours
from bot.simulator import acts
from bot.simulator.messages import Message
from bot.storage.handovers import SILENCE
from tests.messaging.harness import Running, buttons, running, send, text, until

STAFF = frozenset({1001})
SATURDAY = datetime(2026, 11, 7, 9, tzinfo=UTC)


async def asked(bot: Running, person: int = 1002) -> Message:
    """Somebody's question goes to the office; the message that says so."""
    silence = await bot.ask("venue?", person)
    await bot.logged()
    await bot.press(silence, buttons(silence)["Ask the press office"], person)
    offer = await bot.answer(silence.chat, 1)
    await bot.press(offer, buttons(offer)["Send my question"], person)
    await until(lambda: "is with the press office" in text(bot.said(silence.chat)[-1]))
    return bot.said(silence.chat)[-1]


async def test_outside_the_hours_the_asker_is_told_when_to_expect_an_answer(path: Path) -> None:
    hours = OfficeHours.read("Sun-Thu 08:00-16:00")
    async with running(path, staff=STAFF, now=lambda: SATURDAY, hours=hours) as bot:
        assert "closed now. Expect an answer from 08:00 on 8 November 2026" in bare(text(await asked(bot)))
    later = SATURDAY + timedelta(days=1)
    async with running(path.with_name("open.db"), staff=STAFF, now=lambda: later, hours=hours) as bot:
        assert "The office is open until 16:00 today" in bare(text(await asked(bot)))


async def test_in_a_staff_group_any_member_answers_and_the_asker_gets_it(path: Path) -> None:
    async with running(path, staff=STAFF, staff_chat=-1000) as bot:
        group = bot.world.group
        bot_chat = group.id
    async with running(path.with_name("group.db"), staff=STAFF, staff_chat=bot_chat) as bot:
        sent = await asked(bot)
        question = await bot.answer(bot.world.group, 0)
        assert "venue?" in text(question)
        acts.write(bot.world, bot.world.people[1003], bot.world.group, "In the hall.", question.id)
        await until(lambda: "In the hall." in text(bot.said(sent.chat)[-1]))
        assert text(bot.said(sent.chat)[-1]).startswith("From the press office, not from the release")


async def test_nobody_else_can_close_it(path: Path) -> None:
    async with running(path, staff=STAFF) as bot:
        acts.write(bot.world, bot.world.people[1001], bot.world.chats[1001], "/start")
        sent = await asked(bot)
        close = buttons(sent)["Close this question"]
        stranger = await bot.ask("when?", 1003)
        rows = (stranger.markup or {})["inline_keyboard"]
        rows[0][0]["callback_data"] = close
        assert await bot.press(stranger, close, 1003) in ("That button has expired. Please ask again.", "")
        assert len(await bot.storage.handovers.unclaimed()) + len(await bot.storage.handovers.unreached()) > 0


async def test_a_voice_message_of_staff_is_not_passed_on(path: Path) -> None:
    async with running(path, staff=frozenset({1002})) as bot:
        await bot.ask("hello", 1002)
        sent = await asked(bot, 1003)
        _, staff = bot.person(1002)
        await until(lambda: any("venue?" in text(one) for one in bot.said(staff)))
        question = next(one for one in bot.said(staff) if "venue?" in text(one))
        voice = {"file_id": "f", "file_unique_id": "u", "duration": 3}
        said = await send(bot, {"voice": voice, "reply_to_message": question.json()})
        assert "only pass on text" in text(said)
        assert bot.said(sent.chat)[-1].id == sent.id


async def test_what_is_closed_keeps_no_chat_id_and_is_counted(path: Path) -> None:
    async with running(path, staff=STAFF) as bot:
        acts.write(bot.world, bot.world.people[1001], bot.world.chats[1001], "/start")
        await asked(bot)
        [row] = await bot.storage.database.fetch("SELECT id, chat FROM handovers")
        assert b"1002" not in bytes(row["chat"])
        await bot.storage.handovers.staff_wrote(row["id"], "In the hall.")
        assert await bot.storage.handovers.close(row["id"], SILENCE)
        assert not await bot.storage.handovers.close(row["id"], SILENCE)

        [row] = await bot.storage.database.fetch("SELECT chat, closed_by FROM handovers")
        assert tuple(row) == (None, SILENCE)
        figures = await bot.storage.handovers.figures(datetime(2020, 1, 1, tzinfo=UTC))
        assert (figures.open, figures.closed, figures.answered) == (0, 1, 1)
        assert figures.median_seconds is not None
