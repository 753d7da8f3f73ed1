"""An entry's words: what tells one wording from another, and what isn't said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogue.reply import Block, BlockKind
from bot.dialogue.wording import claim, fact_sheet, fingerprint, mark_of, said_once, stated
from bot.direction import bare, first_strong
from bot.facts.factbase import Bilingual, Correction, Language

from .stand_ins import ARMY, BASE, LOCALES


def test_a_wording_changes_with_a_word_of_either_language_and_with_a_name_in_its_list() -> None:
    entry = next(one for one in BASE.entries.values() if one.listing)
    assert entry.listing is not None
    others = [
        replace(entry, answer=Bilingual(ar=entry.answer.ar + ".", en=entry.answer.en)),
        replace(entry, answer=Bilingual(ar=entry.answer.ar, en=entry.answer.en + ".")),
        replace(entry, listing=replace(entry.listing, members=(*entry.listing.members, ARMY))),
    ]
    assert len({fingerprint(BASE, one) for one in (entry, *others)}) == 4
    assert fingerprint(BASE, replace(entry, related=("dates",))) == fingerprint(BASE, entry)


def test_a_correction_is_another_with_another_day_or_another_reason() -> None:
    one = Correction(date(2021, 11, 16), Bilingual(ar="تأجّلت.", en="Put off."))
    others = [replace(one, day=date(2021, 11, 17)), replace(one, reason=Bilingual(ar="تأجّلت.", en="Put back."))]
    assert len({mark_of(each) for each in (one, *others)}) == 3


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("They were held in Oman. Two halls were used.", ["Two halls were used."]),
        ("They were held in Oman.", []),
        ("Two halls were used. They were held in Oman.", ["Two halls were used. They were held in Oman."]),
    ],
)
def test_what_was_just_put_right_isnt_said_once_more(answer: str, left: list[str]) -> None:
    before = ["They were held in \u2068Oman\u2069, not in Dubai."]
    assert [block.text for block in said_once(iter([Block(BlockKind.TEXT, answer)]), before)] == left


def test_of_a_quotation_nothing_is_cut_off() -> None:
    quoted = Block(BlockKind.QUOTE, "They were held in Oman. It was hot.")
    assert [*said_once(iter([quoted]), ["They were held in Oman."])] == [quoted]


@pytest.mark.parametrize("language", list(Language))
def test_of_a_kind_that_has_no_clause_staff_get_one_for_any(language: Language) -> None:
    other = claim(LOCALES, language, "no-such-kind", "Dubai")
    assert first_strong(other) == language
    assert "claim" not in other


@pytest.mark.parametrize("language", list(Language))
def test_a_fact_sheet_has_each_fact_once_in_the_order_of_the_release(language: Language) -> None:
    headings = [bare(one.text) for one in fact_sheet(BASE, LOCALES, language) if one.kind is BlockKind.HEADING]
    entries = stated(BASE)
    assert [one.paragraphs for one in entries] == sorted(one.paragraphs for one in entries)
    assert len(headings) == len(entries)
    for heading, entry in zip(headings, entries, strict=True):
        assert heading.startswith(entry.label[language])
