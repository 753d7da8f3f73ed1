"""What staff answered becomes part of the knowledge: asked for, tried, shown, and written at a press only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.direction import bare
from bot.facts import writing
from bot.facts.loader import inspect, load
from bot.facts.writing import Edit
from bot.locales import Locales
from bot.messaging.trial import Moved, Trial, tried
from bot.simulator import acts
from bot.simulator.messages import Message
from tests.facts import folders
from tests.messaging.harness import KNOWLEDGE, ROOT, KeywordUnderstanding, Running, buttons, running, text, until

STAFF = 1002
MOVED = (Moved("which days?", "dates", "venue"), Moved("the days?", "dates", None))


@dataclass
class Tries:
    """In place of a minute's learning."""

    trial: Trial = field(default_factory=lambda: Trial(MOVED, finds="venue"))
    edits: tuple[Edit, ...] = ()

    async def __call__(self, edits: tuple[Edit, ...], question: str, release: str | None) -> Trial:
        self.edits = edits
        return self.trial


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "release", KNOWLEDGE)


@pytest.fixture
def tries() -> Tries:
    return Tries()


@pytest.fixture
async def bot(path: Path, folder: Path, tries: Tries) -> AsyncIterator[Running]:
    async with running(path, staff=frozenset({STAFF}), tries=tries) as found:
        found.knowledge.bayan = Bayan.of(load(folder), Locales.load(ROOT / "locales"), KeywordUnderstanding())
        yield found


def office(message: Message, action: str) -> str:
    """What a button does that does this, whatever it says."""
    return next(one for one in buttons(message).values() if one.startswith(action))


async def passed_on(bot: Running, answer: str = "In the Al-Salam Hall.") -> Message:
    """Somebody's question was answered by staff; what staff are told then."""
    await bot.ask("hello", STAFF)
    silence = await bot.ask("where to park?", 1003)
    await bot.logged(2)
    await bot.press(silence, office(silence, "office:"), 1003)
    offer = await bot.answer(silence.chat, 1)
    await bot.press(offer, office(offer, "office-send:"), 1003)
    _, staff = bot.person(STAFF)
    await until(lambda: any("where to park?" in text(one) for one in bot.said(staff)))
    question = next(one for one in bot.said(staff) if "where to park?" in text(one))
    return await reply(bot, question, answer)


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.yaml")}


async def reply(bot: Running, to: Message, words: str) -> Message:
    user, chat = bot.person(STAFF)
    count = len(bot.said(chat))
    acts.write(bot.world, user, chat, words, to.id)
    await until(lambda: len(bot.said(chat)) > count)
    return bot.said(chat)[-1]


async def press(bot: Running, message: Message, label: str, part: str) -> Message:
    """Press, and wait for a message that has a part of what is to come."""
    await bot.press(message, buttons(message)[label], STAFF)
    await until(lambda: part in bare(text(bot.said(message.chat)[-1])))
    return bot.said(message.chat)[-1]


async def test_a_way_of_asking_is_shown_with_what_else_would_change_and_written_at_a_press(
    bot: Running, folder: Path
) -> None:
    before = (folder / "phrasings/venue.yaml").read_text()
    which = await press(bot, await passed_on(bot), "Keep: another way of asking", "Which of these answers")
    shown = await press(bot, which, "Venue", "would be added")
    said = bare(text(shown))
    assert "phrasings/venue.yaml" in said
    assert "where to park?" in said
    assert "2 sample questions would now go elsewhere" in said
    assert "“which days?” would get “Venue” instead of “When”" in said
    assert "“the days?” would get “no answer”" in said
    assert (folder / "phrasings/venue.yaml").read_text() == before

    await press(bot, shown, "Do it", "Written to phrasings/venue.yaml")
    assert "where to park?" in (folder / "phrasings/venue.yaml").read_text()
    assert [str(one) for one in inspect(folder).problems if one.is_error] == []


async def test_a_new_fact_is_asked_for_piece_by_piece(bot: Running, folder: Path) -> None:
    asked = await press(bot, await passed_on(bot), "Keep: a new fact", "the answer in Arabic")
    asked = await reply(bot, asked, "In the hall, again in English.")
    assert "I can’t read that." in text(asked)
    asked = await reply(bot, asked, "في قاعة السلام.")
    assert "how would somebody ask in Arabic “where to park?”?" in bare(text(asked))
    asked = await reply(bot, asked, "أين أوقف سيارتي؟")
    assert "like this: Car park / موقف السيارات" in bare(text(asked))
    asked = await reply(bot, asked, "no slash")
    assert "I can’t read that." in text(asked)
    asked = await reply(bot, asked, "Car park / موقف السيارات")
    assert "the paragraph of the release" in text(asked)
    shown = await reply(bot, asked, "4: وزارة الصحة")
    await until(lambda: "would be added" in text(bot.said(shown.chat)[-1]))
    await press(bot, bot.said(shown.chat)[-1], "Do it", "Written to")

    found = inspect(folder)
    assert [str(one) for one in found.problems if one.is_error] == []
    assert found.base is not None
    entry = found.base.entries["car-park"]
    assert (entry.answer.en, entry.answer.ar) == ("In the Al-Salam Hall.", "في قاعة السلام.")
    assert (entry.paragraphs, entry.evidence) == ((4,), ("وزارة الصحة",))
    assert {"where to park?", "أين أوقف سيارتي؟"} <= {one.ask for one in found.samples}
    assert "أين أوقف سيارتي؟" in (folder / "phrasings/car-park.yaml").read_text()


async def test_what_is_wrong_is_said_and_can_not_be_done(bot: Running, tries: Tries, folder: Path) -> None:
    tries.trial = Trial(problems=("facts/when.yaml:3: error: a mistake",))
    which = await press(bot, await passed_on(bot), "Keep: another way of asking", "Which of these answers")
    shown = await press(bot, which, "Venue", "can’t be done")
    assert "a mistake" in text(shown)
    assert "Do it" not in buttons(shown)


async def test_left_alone_nothing_is_written(bot: Running, folder: Path) -> None:
    before = files(folder)
    which = await press(bot, await passed_on(bot), "Keep: another way of asking", "Which of these answers")
    shown = await press(bot, which, "Venue", "would be added")
    await press(bot, shown, "Leave it", "Nothing was changed")

    assert files(folder) == before


async def test_nobody_but_staff_can_write(bot: Running, folder: Path) -> None:
    before = files(folder)
    which = await press(bot, await passed_on(bot), "Keep: another way of asking", "Which of these answers")
    shown = await press(bot, which, "Venue", "would be added")
    stranger = await bot.ask("when?", 1001)
    (stranger.markup or {})["inline_keyboard"][0][0]["callback_data"] = buttons(shown)["Do it"]
    await bot.press(stranger, buttons(shown)["Do it"], 1001)

    assert files(folder) == before


def test_a_trial_learns_a_copy_and_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    folder, cache = folders.write(tmp_path / "release"), tmp_path / "cache"
    bayan = Bayan.of(load(folder), Locales.load(ROOT / "locales"), KeywordUnderstanding())
    now = datetime(2026, 3, 1, tzinfo=UTC)
    edit = writing.phrasing(bayan.base, "venue", {"en": "where can one leave a vehicle"})
    found = tried(bayan, cache, ROOT / "locales", [edit], "where can one leave a vehicle", now)
    assert found.problems == ()
    assert found.finds == "venue"
    assert "vehicle" not in (folder / "phrasings/venue.yaml").read_text()

    twice = writing.phrasing(bayan.base, "venue", {"en": "when was it"})
    assert any("when was it" in one for one in tried(bayan, cache, ROOT / "locales", [twice], "x", now).problems)
