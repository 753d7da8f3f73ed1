from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.direction import bare
from bot.locales import Locales
from bot.messaging.knowledge import Reloaded
from bot.messaging.replies.menus import STAFFS_COMMANDS
from tests.messaging.harness import ROOT, Running, buttons, running, text, until

STAFF = 1001


async def as_staff(bot: Running, command: str) -> str:
    """The staff member's Telegram is Arabic; English is easier to read here."""
    await bot.ask("hello", person=STAFF)
    return text(await bot.ask(command, person=STAFF))


async def test_stats_has_the_figures_of_the_week(bot: Running) -> None:
    for question in ("when?", "when?", "who?", "nonsense"):
        await bot.ask(question)
    await bot.logged(4)
    said = await as_staff(bot, "/stats")

    assert "Questions: \u20685\u2069" in said
    assert "Answered with a fact: \u20683\u2069" in said
    assert "Not found: \u20681\u2069" in said
    assert "• \u2068When\u2069: \u20682\u2069" in said


async def test_unanswered_has_like_questions_together(bot: Running) -> None:
    for question in ("Who won?!x", "nonsense", "Nonsense!"):
        await bot.ask(question)
    await bot.logged(3)
    said = await as_staff(bot, "/unanswered")

    assert "Asked twice: “\u2068nonsense\u2069”" in said
    assert "Who won" not in said or "Asked once" in said


async def test_unanswered_never_shows_html_as_markup(bot: Running) -> None:
    await bot.ask("<b>nonsense</b> & more")
    await bot.logged()

    assert "<b>nonsense</b> & more" in await as_staff(bot, "/unanswered")


async def test_unanswered_shows_the_beginning_of_a_long_one(bot: Running) -> None:
    await bot.ask("nonsense " * 300)
    await bot.logged()

    said = await as_staff(bot, "/unanswered")
    assert "nonsense nonsense" in said
    assert "…\u2069”" in said
    assert "???" not in said


async def test_reload_names_the_mistakes_and_keeps_the_old(bot: Running) -> None:
    bot.knowledge.next = Reloaded(changed=False, problems=("knowledge/facts/when.yaml:3:1: error: found x",))
    await as_staff(bot, "/reload")
    _, chat = bot.person(STAFF)
    await until(lambda: "facts/when.yaml:3:1: error: found x" in text(bot.said(chat)[-1]))


async def test_reload_says_what_is_in_use_now(bot: Running) -> None:
    bot.knowledge.next = Reloaded(changed=True, entries=7, phrasings=900)
    await as_staff(bot, "/reload")
    _, chat = bot.person(STAFF)

    await until(lambda: "\u20687\u2069 entries, \u2068900\u2069 phrasings" in text(bot.said(chat)[-1]))


async def test_stats_come_with_a_picture_and_without_questions_there_is_none(bot: Running) -> None:
    await bot.ask("/stats", person=STAFF)
    assert bot.calls("sendPhoto") == []
    await bot.ask("when?")
    await bot.ask("/stats", person=STAFF)
    await until(lambda: len(bot.calls("sendPhoto")) == 1)

    [call] = bot.calls("sendPhoto")
    assert int(call["chat_id"]) == STAFF


async def test_where_no_picture_can_be_made_the_figures_are_there(
    bot: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> bytes:
        raise RuntimeError("when?")

    monkeypatch.setattr("bot.factsheet.chart.chart_png", broken)
    await bot.ask("when?")
    said = await as_staff(bot, "/stats")
    await bot.logged(3)

    assert "Questions" in said
    assert "couldn't be made" in caplog.text


async def test_stats_count_followers_and_what_went_to_the_press_office(bot: Running) -> None:
    answer = await bot.ask("when?", person=1003)
    await bot.logged()
    follow = next(one for one in buttons(answer).values() if one.startswith("follow:"))
    await bot.press(answer, follow, person=1003)
    told = bare(text(await bot.ask("/stats", person=1001)))

    assert "من يتابعون معلومة: 1" in told
    assert "التصحيحات المرسلة" not in told


async def test_where_there_is_no_staff_nothing_of_theirs_is_offered_or_done(bot: Running, path: Path) -> None:
    commands = [f"/{name}" for name in (*STAFFS_COMMANDS, "forbid")]
    async with running(path.with_name("other.db")) as alone:
        said = [bare(text(await alone.ask(command))) for command in commands]
        helps = bare(text(await alone.ask("/help")))
        silence = await alone.ask("nonsense")
        asked = [call for call in alone.calls("setMyCommands") if "stats" in str(call)]

    assert [one.startswith("I don’t know that command") for one in said] == [True] * len(said)
    assert [command for command in commands if f"{command}:" in helps] == []
    assert "press office" not in helps
    assert "Ask the press office" not in buttons(silence)
    assert asked == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_that_staff_can_do_is_in_the_help_and_in_the_desk_s_pages(language: str) -> None:
    page = (ROOT / "docs" / ("desk.md" if language == "en" else "desk.ar.md")).read_text(encoding="utf-8")
    locales = Locales.load(ROOT / "locales")
    helps = bare(locales.text(language, "help-staff"))
    for name in (*STAFFS_COMMANDS, "forbid"):
        assert f"/{name}" in helps
        assert re.search(rf"/{name}\b(?!/)", page), f"/{name} isn't in the page"
    for name in ("keep-phrasing", "keep-silence", "keep-fact", "keep-do", "office", "follow", "origin"):
        assert bare(locales.text(language, f"button-{name}")) in page, name
