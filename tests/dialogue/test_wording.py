"""An entry's words, and what tells one wording from another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogue.reply import BlockKind
from bot.dialogue.wording import claim, fact_sheet, fingerprint, mark_of, stated
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
