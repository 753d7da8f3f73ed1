"""A script that isn't met, or can't be read, says where and why: otherwise all scripts would prove nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bayan import Bayan

from .looks import flaws, names_its_source
from .player import Player
from .script import Script, ScriptError, read
from .stage import stage

TALK = """\
- script: A title
  talk:
    - Daniel: Which organisation ran the workshops?
      bot: {kind: answer, facts: organiser}
    - Daniel: When were the workshops held?
"""


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("bot: {kind: unknown}", "expected kind: unknown, got answer"),
        ("bot: {facts: [dates, place]}", "expected facts: dates, place, got dates"),
        ("bot: {language: ar}", "expected language: ar, got en"),
        ("bot: {text: December}", "expected in the text: 'December'"),
        ("bot: {without: November}", "not expected in the text: 'November'"),
        ("bot: {opens with: Yes}", "expected at the beginning: 'Yes'"),
        ("bot: {quotes: workshop}", "expected as a quotation: 'workshop'"),
        ("bot: {copies: x}", "expected a button that copies 'x'"),
        ("bot: {buttons: Weather}", "expected button: 'Weather'"),
        ("bot: {without buttons: Place}", "not expected button: 'Place'"),
        ("bot: {notice: Thanks}", "expected notice: 'Thanks'"),
        ("bot: {first offer: Dates}", "expected first offer: 'Dates'"),
        ("bot: {messages: 2}", "expected messages: 2, got 1"),
        ("bot: silent", "expected silence"),
        ("bot: {edits: yes}", "expected an earlier message to be edited"),
        ("bot: {answers the message: yes}", "expected as a reply to the message"),
        ("stored: {question: nothing}", "stored: expected question: 'nothing', got 'When were the workshops held?'"),
        ("stored: {failure: flood}", "stored: expected failure: 'flood', got None"),
        ("stored: {feedback: good}", "stored: expected feedback: good, got none"),
        ("stored: {left: yes}", "stored: expected left for staff: True, got False"),
    ],
)
async def test_each_expectation_can_fail_and_says_where(
    expected: str, said: str, bayan: Bayan, path: Path, tmp_path: Path
) -> None:
    failure = await _played(f"{TALK}      {expected}\n", bayan, path, tmp_path)

    assert failure is not None
    assert f"{tmp_path / 'x.yaml'}:5: A title\n> Daniel: When were the workshops held?" in failure
    assert said in failure
    assert "Bayan [answer: dates; en]" in failure
    assert "Before that:\nDaniel: Which organisation ran the workshops?\n  Bayan [answer: organiser; en]" in failure


async def test_words_that_must_not_be_stored_are_looked_for(bayan: Bayan, path: Path, tmp_path: Path) -> None:
    failure = await _played(TALK + "  never stored: workshops held\n", bayan, path, tmp_path)

    assert failure is not None
    assert "the database has 'workshops held'" in failure


async def test_a_button_that_is_not_there_fails(bayan: Bayan, path: Path, tmp_path: Path) -> None:
    failure = await _played(TALK + "    - Daniel presses: Weather\n", bayan, path, tmp_path)

    assert failure is not None
    assert "no button says 'Weather'" in failure


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("bot: {kinds: answer}", ":6: nobody knows kinds"),
        ("bot: {kind: answer, kind: unknown}", "the same word stands here twice"),
        ("stored: {words: x}", ":6: nobody knows words"),
        ("then: x", ":5: nobody knows then"),
        ("bot: {messages: [1]}", "one text is expected"),
    ],
)
def test_a_mistake_in_a_script_is_named(wrong: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ScriptError) as error:
        _written(f"{TALK}      {wrong}\n", tmp_path)
    assert said in str(error.value)


@pytest.mark.parametrize("act", ["Daniel sings: la la", "Danielle: hello", "Daniel sends many times: hello"])
def test_an_act_that_nobody_knows_is_named(act: str, tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="is nothing that anybody does here"):
        _written(f"{TALK}    - {act}\n", tmp_path)


@pytest.mark.parametrize(
    ("line", "language", "flaw"),
    [
        ("IOM نظّمت الورشتين", "ar", "doesn't start with an Arabic letter"),
        ("\u2068نظّمت الورشتين\u2069", "ar", "direction can't be told"),
        ("نظّمت IOM الورشتين", "ar", "'IOM' isn't isolated"),
        ("Held by المنظمة in Kuwait", "en", "'المنظمة' isn't isolated"),
        ("نظّمت \u2068IOM الورشتين", "ar", "isn't closed"),
        ("Fish &amp; chips", "en", "shows HTML"),
        ("x" * 4097, "en", "longer than 4096"),
    ],
)
def test_a_line_that_looks_wrong_is_seen(line: str, language: str, flaw: str) -> None:
    assert any(flaw in one for one in flaws([line], language))


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("• وزارة الصحة", "ar"),
        ("\u2068رئيس البعثة\u2069: اختاروا موضوعًا.", "ar"),
        ("راسلوا \u2068press@example.org\u2069 أو \u2068/help\u2069", "ar"),
        ("“\u2068نص\u2069” in Arabic", "en"),
        ("", "ar"),
    ],
)
def test_a_line_that_looks_right_passes(line: str, language: str) -> None:
    assert list(flaws([line], language)) == []


def test_a_fact_needs_its_paragraphs_and_silence_the_release() -> None:
    assert names_its_source("answer", ["Text\n\nRelease of \u206815 November 2021\u2069, paragraph 4"])
    assert not names_its_source("answer", ["Text\n\nRelease of 15 November 2021"])
    assert names_its_source("not_stated", ["نص\n\nبيان 15 نوفمبر 2021"])


async def _played(text: str, bayan: Bayan, path: Path, folder: Path) -> str | None:
    [script] = _written(text, folder)
    async with stage(bayan, path) as running:
        return await Player(script, running).play(path)


def _written(text: str, folder: Path) -> list[Script]:
    file = folder / "x.yaml"
    file.write_text(text, encoding="utf-8")
    return list(read(file))
