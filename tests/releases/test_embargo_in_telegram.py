"""Releases under embargo and withdrawn ones, on every face of the real application."""

from __future__ import annotations

from pathlib import Path

from bot.facts.factbase import key_of
from bot.simulator.messages import Message
from tests.messaging.handlers.test_inline import inline
from tests.messaging.harness import Running, running, text
from tests.releases.at_work import STAFF, at_work, three
from tests.releases.shelves import BRIDGE, EMBARGO, VACCINES, WORKSHOPS, Shelved, shelf, write

WITHDRAWN = """\
status: withdrawn
withdrawal: {en: It had a wrong figure., ar: ورد فيه رقم خاطئ.}
"""


async def everything(bot: Running, knowledge: Shelved, person: int = 1002) -> str:
    """All that a person gets to see who tries every face, not too fast to be answered."""
    _, chat = bot.person(person)
    asked = ["when", "length", "bridge", f"/start {BRIDGE}", f"/start {BRIDGE}_length", "/start", "/topics", "/quote"]
    for one in (*asked, "/contact", "/releases", "the latest release", "متى", "الجسر", "/help", "/stats"):
        await bot.ask(one, person)
        knowledge.clock.wind(seconds=30)
    said = "".join(text(message) + str(message.markup) for message in bot.said(chat) if message.body)
    for query in ("when", "length", "bridge", ""):
        said += str(await inline(bot, query, person))
    for action in (f"fact:length@{key_of(BRIDGE)}", f"choose:{key_of(BRIDGE)}", f"topics@{key_of(BRIDGE)}"):
        said += await forge(bot, action, person)
    await bot.ask("/factsheet", person)
    return said + "".join(text(one) + str(one.markup) for one in bot.said(chat) if one.body)


async def forge(bot: Running, action: str, person: int = 1002) -> str:
    """Press a button that may never have been there, as an old message or a forged press would."""
    message = _last(bot, person)
    object.__setattr__(message, "markup", {"inline_keyboard": [[{"text": "?", "callback_data": action}]]})
    return await bot.press(message, action, person)


def _last(bot: Running, person: int) -> Message:
    return bot.said(bot.person(person)[1])[-1]


BRIDGE_WORDS = ("Bridge", "May", "36", "Length", "الجسر", "الطول", "1 March 2026", "embargo", "محظور")


async def test_until_its_hour_nobody_gets_anything_of_a_release_by_any_face(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three(**{BRIDGE: EMBARGO})) as (bot, knowledge):
        seen = await everything(bot, knowledge)
        profile = str(bot.calls("setMyDescription")) + str(bot.calls("setMyCommands"))

    assert [word for word in BRIDGE_WORDS if word in seen + profile] == []
    assert "Vaccination" in seen


async def test_a_question_about_what_is_under_embargo_gets_what_any_unknown_one_gets(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    async with at_work(tmp_path / "with", **three(**{BRIDGE: EMBARGO})) as (bot, _):
        hidden = [text(await bot.ask(one)) for one in ("length", "the bridge", "when in jahra", "/releases")]
    async with at_work(tmp_path / "without", **{WORKSHOPS: "", VACCINES: ""}) as (bot, _):
        absent = [text(await bot.ask(one)) for one in ("length", "the bridge", "when in jahra", "/releases")]

    assert hidden == absent


async def test_a_single_release_under_embargo_leaves_a_bot_with_nothing_but_help_in_danger(tmp_path: Path) -> None:
    async with at_work(tmp_path, **{BRIDGE: EMBARGO}) as (bot, knowledge):
        seen = await everything(bot, knowledge)
        danger = text(await bot.ask("they hold my passport"))
        knowledge.clock.wind(minutes=1)
        forgotten = text(await bot.ask("/forget"))

    assert [word for word in BRIDGE_WORDS if word in seen] == []
    assert "no press release here" in seen
    assert danger == "Call 112."
    assert "deleted" in forgotten


async def test_staff_see_it_marked_in_private_and_not_in_a_group(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three(**{BRIDGE: EMBARGO})) as (bot, _):
        answers = [text(await bot.ask(one, STAFF)) for one in ("when", "/start", "/topics", "length")]
        _, chat = bot.person(STAFF)
        listed = text(await bot.ask("/releases", STAFF))
        public = await inline(bot, "length", STAFF)

    mark = "محظور النشر حتى"
    assert all(one.splitlines()[0].startswith((mark, "Under embargo until")) for one in answers), answers
    assert "16:00" in answers[0]
    assert "UTC+03:00" in answers[0]
    assert "محظور النشر حاليًا" in listed or "under embargo" in listed
    assert "36" not in str(public)
    assert chat.id


async def test_at_its_hour_it_opens_by_itself_and_over_a_restart(tmp_path: Path) -> None:
    for name, more in three(**{BRIDGE: EMBARGO}).items():
        write(tmp_path, name, more)
    knowledge = Shelved(shelf(tmp_path))
    async with running(tmp_path / "bayan.db", now=knowledge.clock, knowledge=knowledge) as bot:
        knowledge.clock.wind(hours=0, minutes=59, seconds=59)
        assert "Vaccination" in text(await bot.ask("when"))
        knowledge.clock.wind(minutes=31)
        answer = text(await bot.ask("when"))
        assert answer.startswith("It opens in May.")
    knowledge.clock.wind(hours=-2)  # the clock was set back, and the hour hasn't come again
    again = Shelved(shelf(tmp_path), knowledge.clock)
    async with running(tmp_path / "bayan.db", now=knowledge.clock, knowledge=again) as bot:
        assert "Bridge" not in text(await bot.ask("length"))


async def test_a_withdrawn_release_says_so_on_every_face(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three(**{VACCINES: WITHDRAWN})) as (bot, _):
        for asked in ("when is the vaccination", f"/start {VACCINES}", f"/start {VACCINES}_doses"):
            answer = text(await bot.ask(asked))
            assert "has been withdrawn" in answer, asked
            assert "It had a wrong figure." in answer
            assert "500" not in answer
        for asked in ("doses", "/topics", "/quote", "/factsheet", "everything"):
            assert "has been withdrawn" in text(await bot.ask(asked)), asked
        offered = str(await inline(bot, "vaccination doses"))
        assert "withdrawn" in offered
        assert "500" not in offered
        assert "سحبت" in text(await bot.ask("التطعيم متى"))
        assert "(مسحوب)" in text(await bot.ask("/releases"))
        assert "الجسر" in text(await bot.ask("/start"))


async def test_a_press_on_a_release_that_has_been_withdrawn_since_says_so(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, knowledge):
        hello = await bot.ask("doses")
        await bot.logged()
        write(tmp_path, VACCINES, WITHDRAWN)
        knowledge.shelf = shelf(tmp_path, knowledge.shelf)
        count = len(bot.said(hello.chat))
        await forge(bot, f"fact:doses@{key_of(VACCINES)}")
        assert "withdrawn" in text(await bot.answer(hello.chat, count))
