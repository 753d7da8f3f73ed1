"""The replies that people really get, from the packaged knowledge and sentences."""

from __future__ import annotations

import pytest

from bot.dialogue.decision import Decision, Say
from bot.dialogue.render import Renderer
from bot.dialogue.reply import Reply
from bot.direction import FSI, PDI, bare, first_strong
from bot.facts.factbase import Language
from bot.facts.loader import load
from bot.premises.listed import ListSentences
from bot.premises.values import Sentences
from tests.dialogue.stand_ins import LOCALES, ROOT

BASE = load(ROOT / "knowledge")
RENDERER = Renderer(BASE, LOCALES)


def reply(entry_id: str, language: Language) -> Reply:
    return RENDERER.reply(Decision((Say(BASE.entries[entry_id]),), language))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("entry_id", BASE.entries)
def test_no_name_in_braces_is_left_and_marks_are_in_pairs(entry_id: str, language: Language) -> None:
    text = reply(entry_id, language).text
    assert "{" not in text
    assert text.count(FSI) == text.count(PDI)
    assert FSI + FSI not in text


@pytest.mark.parametrize("entry_id", BASE.entries)
def test_each_line_in_arabic_starts_with_an_arabic_letter(entry_id: str) -> None:
    lines = [line for block in reply(entry_id, Language.AR).blocks for line in bare(block.text).splitlines()]
    assert [line for line in lines if line and first_strong(line.lstrip("•«“ ")[:1]) != "ar"] == []


@pytest.mark.parametrize("entry_id", [id for id, entry in BASE.entries.items() if entry.listing])
def test_each_member_gets_a_sentence_of_its_own(entry_id: str) -> None:
    listing = BASE.entries[entry_id].listing
    assert listing is not None
    for member in listing.members:
        named = ListSentences(Sentences(LOCALES)).named(BASE.entries[entry_id], [member])
        for language in Language:
            assert member.name[language] in bare(named[language])


def test_the_follow_ups_name_only_what_there_is() -> None:
    assert BASE.follow_ups.table


@pytest.mark.parametrize("language", Language)
def test_only_the_fact_sheet_is_longer_than_one_message(language: Language) -> None:
    long = [id for id in BASE.entries if len(reply(id, language).text) > 1_500]
    assert long == ["document"]
