"""The real sheet, read the way that Chrome and Android read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from bot.direction import bare
from bot.facts.factbase import Bilingual, EntryKind, FactBase, Language
from bot.facts.loader import load
from bot.facts.templates import render_value
from bot.factsheet import factsheet_pdf
from bot.factsheet.content import sheet_of
from bot.locales import Locales

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 3, 4)
LANGUAGES = pytest.mark.parametrize("language", list(Language))


@cache
def knowledge() -> tuple[FactBase, Locales]:
    return load(ROOT / "knowledge"), Locales.load(ROOT / "locales")


@cache
def pdf(language: Language) -> bytes:
    return factsheet_pdf(*knowledge(), language, TODAY)


@cache
def read(language: Language) -> str:
    """The words of the sheet in the order in which they are read."""
    return plain(" ".join(pages(pdf(language))))


def plain(text: str) -> str:
    """The letters and figures: readers differ in where they put a vowel sign or a mark beside a number."""
    letters = (char for char in text if not unicodedata.combining(char))
    return " ".join(re.findall(r"[\w@’–-]+(?:\.\w+)*", "".join(letters)))


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def words(text: str) -> set[str]:
    return set(plain(text).split())


def values(language: Language) -> Iterator[str]:
    """What the answers of the stated facts are filled with."""
    for entry in knowledge()[0].entries.values():
        if entry.kind is EntryKind.STATED:
            for name, value in entry.values.items():
                if f"{{{name}}}" in entry.answer[language]:
                    yield from bare(render_value(value, language)).replace("• ", "").splitlines()


@LANGUAGES
def test_everything_is_on_one_page(language: Language) -> None:
    assert len(pages(pdf(language))) == 1


@LANGUAGES
def test_every_word_of_the_facts_can_be_found(language: Language) -> None:
    sheet = sheet_of(*knowledge(), language, TODAY)
    said = {word for fact in sheet.facts for _, text in fact.paragraphs for word in words(f"{fact.label} {text}")}

    assert said <= words(read(language))


@LANGUAGES
def test_every_value_stands_in_its_own_order(language: Language) -> None:
    missing = [value for value in values(language) if plain(value) not in read(language)]

    assert not missing


@pytest.mark.parametrize(
    "text",
    ["10 و11 نوفمبر 2021", "رقم 91 لسنة 2013", "الاتجار بالأشخاص", "الفقرتان 1 و3", "dalothman@iom.int", "4 مارس 2026"],
)
def test_arabic_numbers_and_the_address_keep_their_order(text: str) -> None:
    assert text in read(Language.AR)


def test_the_day_and_the_paragraphs_are_on_the_sheet() -> None:
    assert "Made on 4 March 2026" in read(Language.EN)
    assert "Paragraphs 1 and 3" in read(Language.EN)


@LANGUAGES
def test_the_font_is_in_the_file(language: Language) -> None:
    assert pdf(language).count(b"/FontFile2") == 2


def test_a_long_release_runs_on_with_no_fact_lost() -> None:
    base, locales = knowledge()
    more = {
        f"extra-{number}": replace(
            base.entries["place"], id=f"extra-{number}", label=Bilingual("زيادة", f"Extra {number}")
        )
        for number in range(40)
    }
    found = pages(factsheet_pdf(replace(base, entries={**base.entries, **more}), locales, Language.EN, TODAY))

    assert len(found) > 1
    assert all(f"Extra {number}" in "".join(found) for number in range(40))
    assert all("Made on" in page for page in found)


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert factsheet_pdf(*knowledge(), Language.EN, TODAY) == pdf(Language.EN)
