"""The real sheet, read the way that its readers' programs read it."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pymupdf
import pypdf
import pypdfium2
import pytest

from bot.direction import bare
from bot.facts.factbase import Bilingual, EntryKind, FactBase, Language
from bot.facts.loader import load
from bot.facts.templates import render_value
from bot.factsheet import factsheet_pdf
from bot.factsheet.content import Sheet, sheet_of
from bot.locales import Locales

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 3, 4)
LANGUAGES = pytest.mark.parametrize("language", list(Language))
MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Poppler puts marks of direction round what it reads."""
SPOILT = ["عُقدت", "عُقدتا", "مكانًا", "المنظِّمة", "وسيُنفَّذ", "موجّهتين"]
"""Words with vowel signs, two on one letter among them."""


@cache
def knowledge() -> tuple[FactBase, Locales]:
    return load(ROOT / "knowledge"), Locales.load(ROOT / "locales")


@cache
def pdf(language: Language) -> bytes:
    return factsheet_pdf(*knowledge(), language, TODAY)


def pdfium(content: bytes) -> str:
    """As Chrome, Edge and Android read it."""
    return "\n".join(pages(content))


def poppler(content: bytes) -> str:
    """As Evince and Okular do."""
    if not (program := shutil.which("pdftotext")):
        pytest.skip("no pdftotext here (Debian: poppler-utils)")
    done = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True)  # noqa: S603  # our own sheet
    return done.stdout.decode()


def mupdf(content: bytes) -> str:
    with pymupdf.Document(stream=content, filetype="pdf") as document:  # type: ignore[no-untyped-call]
        return "\n".join(page.get_text() for page in document)


def pypdf_(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


READERS = pytest.mark.parametrize("reader", [pdfium, poppler, mupdf, pypdf_], ids=lambda reader: reader.__name__)
Reader = Callable[[bytes], str]


@cache
def read(reader: Reader, language: Language) -> str:
    return composed(re.sub(f"[{MARKS}]", " ", reader(pdf(language))))


def composed(text: str) -> str:
    """The same text for the two orders in which two signs may follow one letter; nothing is taken away."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@cache
def sheet(language: Language) -> Sheet:
    return sheet_of(*knowledge(), language, TODAY)


def words(text: str) -> list[str]:
    """Words, numbers and addresses, as written; a number apart from the waw before it, which Poppler parts too."""
    waw_apart = re.sub(r"(?<!\w)و(?=\d)", "و ", text)
    return re.findall(r"[^\s«»“”().,،:؛•]+(?:\.\w+)*", waw_apart)


def stated(language: Language) -> Iterator[str]:
    """Everything written on the sheet."""
    page = sheet(language)
    yield from (page.publisher, page.title, page.about, page.note, page.made)
    for fact in page.facts:
        yield from map(bare, (fact.label, fact.source, *(text for _, text in fact.paragraphs)))


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


@READERS
@LANGUAGES
def test_every_word_is_found_with_its_vowel_signs(language: Language, reader: Reader) -> None:
    found = set(words(read(reader, language)))

    missing = [word for text in stated(language) for word in words(composed(text)) if word not in found]

    assert not missing


@READERS
@pytest.mark.parametrize("word", SPOILT)
def test_a_word_with_signs_is_on_the_sheet_to_be_found(word: str, reader: Reader) -> None:
    assert any(word in composed(text) for text in stated(Language.AR))
    assert word in read(reader, Language.AR)


@READERS
@LANGUAGES
def test_every_value_of_letters_stands_in_its_own_order(language: Language, reader: Reader) -> None:
    of_letters = [composed(value) for value in values(language) if not re.search(r"\d", value)]

    assert [value for value in of_letters if value not in read(reader, language)] == []


@pytest.mark.parametrize("reader", [pdfium, pypdf_, mupdf], ids=lambda reader: reader.__name__)
@pytest.mark.parametrize("text", ["10 و11 نوفمبر 2021", "رقم 91 لسنة 2013", "الفقرات 1 و3 و4", "في 4 مارس 2026"])
def test_arabic_numbers_stand_between_their_words(text: str, reader: Reader) -> None:
    # PDFium sets the mark behind a year before it, so that «نوفمبر 2021،» reads «نوفمبر ،2021».
    assert composed(text) in re.sub("[،.](?=[0-9])", "", read(reader, Language.AR))


@READERS
@LANGUAGES
def test_the_address_is_whole(language: Language, reader: Reader) -> None:
    assert "dalothman@iom.int" in read(reader, language).split()


@READERS
@pytest.mark.parametrize("text", ["10–11 November 2021", "14–15 November 2021", "Prepared on 4 March 2026"])
def test_days_are_whole(text: str, reader: Reader) -> None:
    assert text in read(reader, Language.EN)


@pytest.mark.parametrize("reader", [poppler, mupdf, pypdf_], ids=lambda reader: reader.__name__)
def test_quotation_marks_open_and_close(reader: Reader) -> None:
    """As most readers have it; PDFium exchanges them, and a sheet made for it would be wrong for the others."""
    assert "«مكانة الكويت العالمية»" in read(reader, Language.AR)


@LANGUAGES
def test_the_sheet_says_what_it_is_and_in_which_language(language: Language) -> None:
    document = pypdf.PdfReader(BytesIO(pdf(language)))
    about = document.metadata

    assert about is not None
    assert about.title == f"{sheet(language).title}: {knowledge()[0].release.title[language]}"
    assert about.author == knowledge()[0].release.publisher[language]
    assert entry(document.root_object, "/Lang") == language.value
    assert str(entry(document.root_object, "/ViewerPreferences", "/DisplayDocTitle")) == "True"


@LANGUAGES
def test_all_text_is_tagged_in_the_order_in_which_it_is_read(language: Language) -> None:
    document = pypdf.PdfReader(BytesIO(pdf(language)))
    tags = [entry(element, "/S") for element in entry(document.root_object, "/StructTreeRoot", "/K", 0, "/K")]
    content = document.pages[0].get_contents()

    assert content is not None
    operators = re.findall(rb"\b(BDC|BMC|EMC|Tj)\b", content.get_data())
    assert str(entry(document.root_object, "/MarkInfo", "/Marked")) == "True"
    assert tags[:3] == ["/P", "/H1", "/P"]
    assert tags.count("/H2") == len(sheet(language).facts)
    assert tags.count("/BlockQuote") == 1
    assert operators.count(b"Tj") > len(words(" ".join(stated(language)))) / 10
    assert outside(operators).count(b"Tj") == 0


def entry(piece: Any, *path: str | int) -> Any:
    """What a dictionary or list of the file holds at the end of the path."""
    piece = piece.get_object()
    return entry(piece[path[0]], *path[1:]) if path else piece


def outside(operators: list[bytes]) -> list[bytes]:
    """What is drawn in no element of the structure."""
    loose, depth = [], 0
    for operator in operators:
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        loose += [] if depth else [operator]
    return loose


@cache
def with_telephone(language: Language) -> bytes:
    base, locales = knowledge()
    number = Bilingual("الهاتف: +965 0000 0001، صباحًا", "Telephone: +965 0000 0001, mornings")
    one = replace(base, entries={"place": replace(base.entries["place"], answer=number)})
    return factsheet_pdf(one, locales, language, TODAY)


@pytest.mark.parametrize("reader", [poppler, mupdf, pypdf_], ids=lambda reader: reader.__name__)
@LANGUAGES
def test_a_telephone_number_is_whole(language: Language, reader: Reader) -> None:
    """PDFium alone puts the groups of a number in an Arabic line in reverse, whatever it is drawn as."""
    found = reader(with_telephone(language))

    assert "+965 0000 0001" in composed(re.sub(f"[{MARKS}]", " ", found))


@LANGUAGES
def test_the_font_is_in_the_file(language: Language) -> None:
    assert pdf(language).count(b"/FontFile2") == 2


def lengthened(count: int, answer: Bilingual | None = None) -> FactBase:
    base = knowledge()[0]
    place = base.entries["place"]
    more = {
        f"extra-{number}": replace(
            place, id=f"extra-{number}", label=Bilingual("زيادة", f"Extra {number}"), answer=answer or place.answer
        )
        for number in range(count)
    }
    return replace(base, entries={**base.entries, **more})


def test_a_long_release_runs_on_with_no_fact_lost() -> None:
    found = pages(factsheet_pdf(lengthened(40), knowledge()[1], Language.EN, TODAY))

    assert len(found) > 1
    assert all(f"Extra {number}" in "".join(found) for number in range(40))
    assert all("Prepared on" in page for page in found)


def test_a_fact_longer_than_a_page_runs_on_with_no_line_lost() -> None:
    lines = "\n".join(f"line{number}" for number in range(200))
    found = pages(factsheet_pdf(lengthened(1, Bilingual(lines, lines)), knowledge()[1], Language.EN, TODAY))

    assert re.findall(r"line\d+", " ".join(found)) == lines.split()
    assert all("Prepared on" in page for page in found)


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert factsheet_pdf(*knowledge(), Language.EN, TODAY) == pdf(Language.EN)


def test_the_sheet_was_made_where_the_office_is() -> None:
    base, locales = knowledge()
    short = replace(base, entries={"place": base.entries["place"]})
    there = replace(short, release=replace(base.release, timezone=ZoneInfo("Asia/Tokyo")))
    content = factsheet_pdf(there, locales, Language.EN, TODAY)

    about = pypdf.PdfReader(BytesIO(content)).metadata

    assert about is not None
    assert str(about.creation_date) == "2026-03-04 00:00:00+09:00"
