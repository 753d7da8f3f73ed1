"""Outages: what was accepted is answered when Telegram is back, whatever it was that was away."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.messaging.transport import retry as module
from bot.messaging.transport.replay import MOST_REPLAYS
from bot.simulator import Simulator, acts
from bot.simulator.faults import Cut, Trouble
from bot.simulator.people import GROUP
from bot.simulator.refusals import Refusal, too_many_requests
from tests.messaging.harness import Running, buttons, push, running, text, until
from tests.storage.conftest import Clock, content

AWAY = Trouble(page=502)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow each other at once; how long they are apart isn't what these tests are about."""
    monkeypatch.setattr(module, "_DELAYS", (0.01,))
    monkeypatch.setattr(module, "_FIRST_WAIT", 0.05)
    monkeypatch.setattr(module, "_LONGEST_WAIT", 0.1)


def lose(bot: Running, trouble: Trouble = AWAY, method: str = "sendMessage", chat: int | None = None) -> None:
    bot.simulator.service.faults.fail_next(method, trouble, chat=chat, times=None)


def find(bot: Running) -> None:
    bot.simulator.service.faults.clear_next()


def write(bot: Running, words: str, person: int = 1002) -> None:
    user, chat = bot.person(person)
    acts.write(bot.world, user, chat, words)


def words(bot: Running, person: int = 1002) -> list[str]:
    """How each of the bot's messages begins."""
    return [text(message).split()[0] for message in bot.said(bot.person(person)[1])]


async def waits(bot: Running, caplog: pytest.LogCaptureFixture, count: int = 1) -> None:
    async def held() -> int:
        return sum("waits" in record.getMessage() for record in caplog.records)

    async with asyncio.timeout(30):
        while await held() < count:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the bot complains of; the simulator's web server does, too, of what it is told to break."""
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR and one.name.startswith("bot.")]


@pytest.mark.parametrize(
    "trouble",
    [AWAY, Trouble(page=200), Trouble(page=404), Trouble(cut=Cut.BEFORE), Trouble(refusal=Refusal(500, "Internal"))],
)
async def test_what_was_accepted_is_answered_in_order_when_telegram_is_back(
    bot: Running, caplog: pytest.LogCaptureFixture, trouble: Trouble
) -> None:
    lose(bot, trouble)
    for question in ("when?", "who?", "hello"):
        write(bot, question)
    write(bot, "who?", 1001)
    await waits(bot, caplog, 6)
    assert words(bot) == []
    find(bot)
    rows = await bot.logged(4)

    assert words(bot) == ["The", "From", "Hello."]
    assert len(words(bot, 1001)) == 1
    assert {row.failure for row in rows} == {None}
    assert errors(caplog) == []


async def test_half_an_answer_of_telegram_s_is_tried_again_and_nobody_s_words_are_logged(
    bot: Running, caplog: pytest.LogCaptureFixture
) -> None:
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(cut=Cut.MIDDLE))
    write(bot, "when is the secretgarden party?")
    await bot.logged()

    assert len(words(bot)) == 2  # it had arrived, and nobody could know
    assert "secretgarden" not in caplog.text


async def test_an_outage_lasts_over_restarts_however_many(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator(pace=0.01) as simulator:
        for restart in range(MOST_REPLAYS + 2):
            async with running(path, simulator=simulator) as bot:
                if not restart:
                    lose(bot)
                    write(bot, "when?")
                caplog.clear()
                await waits(bot, caplog)
        async with running(path, simulator=simulator) as bot:
            find(bot)
            [row] = await bot.logged()
            assert words(bot) == ["The"]
            assert row.failure is None


async def test_after_ten_minutes_it_is_sorry(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    async with running(path, now=clock) as bot:
        lose(bot)
        write(bot, "when?")
        write(bot, "متى؟", 1001)
        await waits(bot, caplog, 2)
        clock.wind(minutes=11)
        find(bot)
        await bot.logged(2)
        [english], [arabic] = bot.said(bot.person(1002)[1]), bot.said(bot.person(1001)[1])

        assert text(english).endswith("Sorry that this comes late: Telegram couldn’t be reached for a while.")
        assert "أعتذر عن تأخر هذا الجواب" in text(arabic)
        assert "Sorry" not in text(await bot.ask("when?"))


async def test_a_press_that_comes_late_is_dropped_quietly(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    async with Simulator(pace=0.01) as simulator:
        async with running(path, simulator=simulator, now=clock) as bot:
            answer = await bot.ask("when?")
            await bot.logged()
            lose(bot)
            write(bot, "hello")
            await waits(bot, caplog)
            user, chat = bot.person(1002)
            acts.press(bot.world, user, chat, answer.id, buttons(answer)["Participants"])
            await until(lambda: len(bot.world.updates.pending) == 0)
        clock.wind(minutes=2)
        async with running(path, simulator=simulator, now=clock) as bot:
            find(bot)
            rows = await bot.logged(3)

        assert words(bot) == ["The", "Hello."]
        assert [row.failure for row in rows] == [None, None, "late"]
        assert errors(caplog) == []


async def test_forget_drops_what_waits(bot: Running, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lose(bot)
    write(bot, "when is the secretgarden party?")
    write(bot, "who?")
    await waits(bot, caplog)
    write(bot, "/forget")
    await until(lambda: "sendMessage" in caplog.text)
    async with asyncio.timeout(30):
        while await bot.storage.inbox.pending():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    find(bot)
    await until(lambda: words(bot))
    await bot.ask("hello")

    assert [one.split()[0] for one in map(text, bot.said(bot.person(1002)[1]))] == ["Done.", "Hello."]
    assert "deleted" in text(bot.said(bot.person(1002)[1])[0])
    assert b"secretgarden" not in content(path)


async def test_a_chat_that_is_to_wait_holds_up_nobody_else(bot: Running, caplog: pytest.LogCaptureFixture) -> None:
    lose(bot, Trouble(refusal=too_many_requests(600)), chat=1001)
    for _ in range(300):
        push(bot, {"chat": {"id": 1001, "type": "private"}, "text": "when?"})
    await waits(bot, caplog)

    assert "10–11 November" in text(await bot.ask("when?"))
    assert words(bot, 1001) == []


async def test_who_waits_in_one_chat_is_answered_in_others(bot: Running, caplog: pytest.LogCaptureFixture) -> None:
    lose(bot, Trouble(refusal=too_many_requests(600)), chat=1002)
    write(bot, "when?")
    await waits(bot, caplog)
    user, chat = bot.person(1002)
    query = acts.ask_inline(bot.world, user, chat, "when")
    await until(lambda: query.answer is not None)
    group = bot.world.chats[GROUP]
    acts.write(bot.world, user, group, "/ask when?")

    assert "10–11 November" in text(await bot.answer(group, 0))


async def test_a_token_that_only_sending_does_not_know_ends_the_bot(path: Path) -> None:
    async def lose_token() -> None:
        async with running(path) as bot:
            lose(bot, Trouble(refusal=Refusal(401, "Unauthorized")))
            write(bot, "when?")
            await asyncio.wait([bot.server], timeout=30)
            assert len(await bot.storage.inbox.pending()) == 1

    with pytest.raises(UserError, match="doesn't know TELEGRAM_BOT_TOKEN"):
        await lose_token()


async def test_a_method_that_the_server_does_not_have_ends_nothing(bot: Running) -> None:
    missing = Trouble(refusal=Refusal(404, "Not Found: method not found"))
    bot.simulator.service.faults.fail_next("sendMessage", missing, chat=1002)
    write(bot, "who?")

    assert "10–11 November" in text(await bot.ask("when?", person=1001))
    assert not bot.server.done()


async def test_at_the_end_what_is_not_begun_is_left_and_what_is_begun_is_finished(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        async with running(path, simulator=simulator) as bot:
            bot.simulator.service.faults.fail_next("sendMessage", Trouble(delay=1.0), times=None)
            for number in range(60):
                chat = {"id": 7000 + number, "type": "private", "first_name": "P"}
                bot.world.chats[7000 + number] = bot.person(1002)[1]
                push(bot, {"chat": chat, "from": {**chat, "is_bot": False}, "text": "when?"})
            await until(
                lambda: len(simulator.service.calls.of("sendMessage")) > 5 or len(bot.said(bot.person(1002)[1])) > 2
            )
        find(bot)
        async with running(path, simulator=simulator) as bot:
            await bot.logged(60)

        asked = [call.arguments["chat_id"] for call in simulator.service.calls.of("sendMessage")]
        assert len(asked) == 60
        assert len(set(map(str, asked))) == 60


async def test_what_was_held_while_it_waited_is_not_stated_any_more(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with running(path, staff=frozenset({1001})) as bot:
        lose(bot)
        write(bot, "when?")
        await waits(bot, caplog)
        find(bot)
        lose(bot, chat=1002)
        await bot.ask("/hold dates", person=1001)
        find(bot)
        await until(lambda: len(bot.said(bot.person(1002)[1])) == 1)

        [said] = bot.said(bot.person(1002)[1])
        assert text(said).startswith("This is being checked")
