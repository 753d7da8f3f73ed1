"""The names of things in a sheet, which may stand in several rows -> the terms of the folder."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.desk.new.cells import Cell, Row, Sheet
from bot.desk.new.reading import asks_of, pieces, release_of, slug, things_of
from bot.desk.new.yaml_lines import YamlLines, flow, written
from bot.problems import Place

NAMED = ("event", "organiser", "publisher", "place")
"""Lines about the release whose names fill slots of their own."""
SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term's id, and its names in both languages, each as the sheet has it: “one / many”."""

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    place: Place


@dataclass(slots=True)
class Terms:
    """All terms of a sheet; and which term each entry's `about` is."""

    rows: list[TermRow] = field(default_factory=list)
    of_entry: dict[str, str] = field(default_factory=dict)


def terms_of(sheet: Sheet) -> Terms:
    """The names that slots take: of the event and the bodies, of the speaker, of the things that facts are about."""
    terms = Terms()
    release = release_of(sheet)
    for key in NAMED:
        row = release.get(key) or (release.get("publisher") if key == "organiser" else None)
        if row and row.text("en"):
            terms.rows.append(_row(key, row["en"], row["ar"]))
    for row in sheet.rows("people"):
        if row.text("id") in {each.text("speaker") for each in sheet.rows("quotation")}:
            english = (row.text("name_en"), *pieces(row.text("other_names_en")))
            arabic = (row.text("name_ar"), *pieces(row.text("other_names_ar")))
            terms.rows.append(TermRow(SPEAKER, english, arabic, row.place))
            break
    for name, row in things_of(sheet).items():
        terms.rows.append(_row(name, row["names_en"], row["names_ar"]))
    for page in ("facts", "not-stated"):
        for row in sheet.rows(page):
            if any(not thing for _, thing in asks_of(row)):
                _own(terms, row)
    return terms


def _own(terms: Terms, row: Row) -> None:
    """The term of an entry's own `about`; one that stands in several rows with the same names is there once."""
    found = _row(row.text("id"), row["about_en"], row["about_ar"])
    for each in terms.rows:
        if (each.en, each.ar) == (found.en, found.ar):
            terms.of_entry[row.text("id")] = each.id
            return
    name = slug(found.id, {each.id for each in terms.rows})
    terms.rows.append(TermRow(name, found.en, found.ar, found.place))
    terms.of_entry[row.text("id")] = name


def _row(name: str, english: Cell, arabic: Cell) -> TermRow:
    return TermRow(name, tuple(pieces(english.text)), tuple(pieces(arabic.text)), english.place)


def write_terms(file: YamlLines, terms: Terms) -> None:
    file.remark("What things are called, as people say it: the names fill the questions that any release gets.")
    file.remark("one, two and many; also has other names, in the order of use.")
    file.add("terms:")
    for term in terms.rows:
        file.add(f"  {term.id}:", term.place)
        for language, names in (("en", term.en), ("ar", term.ar)):
            if names:
                file.add(f"    {language}: {_names(names)}", term.place)


def _names(names: tuple[str, ...]) -> str:
    one, _, many = (part.strip() for part in names[0].partition("/"))
    parts = [f"one: {written(one)}", *([f"many: {written(many)}"] if many else [])]
    if names[1:]:
        parts.append(f"also: {flow(names[1:])}")
    return f"{{{', '.join(parts)}}}"
