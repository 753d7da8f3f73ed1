"""Everything that is wrong with a sheet, cell by cell, before a line of the folder is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from zoneinfo import available_timezones

from bot.desk.new.cells import Cell, CellPlace, Row, Sheet
from bot.desk.new.columns import PAGES, PageShape, find
from bot.desk.new.kinds import ASK_KINDS, SHEET_ROLES
from bot.desk.new.reading import (
    NO,
    YES,
    asks_of,
    day_of,
    number_of,
    paragraphs_of,
    pieces,
    release_of,
    things_of,
)
from bot.desk.new.release_file import event_days
from bot.desk.new.release_lines import RELEASE_LINES, ReleaseLine
from bot.problems import Place, Problem, Severity, did_you_mean, listed, quoted

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_ID = 48
_ARABIC, _LATIN = re.compile(r"[\u0621-\u064a]"), re.compile(r"[A-Za-z]")
_COUNTRY = re.compile(r"[A-Z]{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_ONCE = frozenset("contact quote when overview issued".split())
"""Roles that one fact plays at most."""
_NUMBERED = frozenset({"count", "capacity", "rate", "target"})


def check_sheet(sheet: Sheet) -> list[Problem]:
    """Every mistake in the sheet, those of reading it first; warnings stop nothing."""
    problems = list(sheet.problems)
    for shape in PAGES[:2]:
        if shape.key not in sheet.pages and not sheet.problems:
            found, fix = f"no page {quoted(shape.key)}", "write the template anew with bayan new --template"
            problems.append(Problem(_page_place(sheet), found, f"it: {shape.help[0]}", fix))
    for shape in PAGES[1:]:
        problems += [problem for row in sheet.rows(shape.key) for problem in _row(shape, row)]
    problems += _release(sheet)
    problems += _ids(sheet)
    problems += _roles(sheet)
    problems += _asks(sheet)
    problems += _references(sheet)
    problems += _values(sheet)
    return problems


def _page_place(sheet: Sheet) -> Place:
    return CellPlace(sheet.file, page="release")


def _row(shape: PageShape, row: Row) -> Iterator[Problem]:
    """Empty cells that mustn't be, and texts in the other language."""
    for column in shape.columns:
        cell = row[column.key]
        if column.needed and not cell:
            yield Problem(cell.place, f"nothing under {column.key}", column.help[0], "fill it in, or delete the row")
        yield from _language(column.key, cell)


def _language(key: str, cell: Cell) -> Iterator[Problem]:
    arabic, latin = len(_ARABIC.findall(cell.text)), len(_LATIN.findall(cell.text))
    if key.endswith("_en") and arabic > latin:
        yield Problem(cell.place, f"Arabic in the English column: {quoted(cell.text)}", "English", "swap the cells")
    if key.endswith("_ar") and latin and not arabic:
        yield Problem(
            cell.place, f"no Arabic letter: {quoted(cell.text)}", "Arabic", "swap the two cells, or translate"
        )


def _release(sheet: Sheet) -> Iterator[Problem]:
    titles = [(line.key, line.title) for line in RELEASE_LINES]
    seen: dict[str, Row] = {}
    for row in sheet.rows("release"):
        key = find(titles, row.text("what"))
        if key is None:
            fix = did_you_mean(row.text("what"), [name for name, _ in titles]) or "delete the row"
            found = f"a line {quoted(row.text('what'))}"
            yield Problem(row["what"].place, found, listed(name for name, _ in titles), fix)
        elif key in seen:
            yield Problem(row["what"].place, f"the line {quoted(key)} again", "each line once", "delete one of the two")
        else:
            seen[key] = row
    if "release" not in sheet.pages:
        return
    for line in RELEASE_LINES:
        yield from _line(sheet, line, seen.get(line.key))
    if not any(seen[key].text("en") for key in ("email", "phone") if key in seen):
        found = "neither an e-mail address nor a telephone number"
        yield Problem(_page_place(sheet), found, "how the press reaches somebody", "fill in email or phone")


def _line(sheet: Sheet, line: ReleaseLine, row: Row | None) -> Iterator[Problem]:
    if row is None or not row.text("en") + row.text("ar"):
        if line.needed:
            place = row["en"].place if row else _page_place(sheet)
            yield Problem(place, f"no {line.key}", line.help[0], f"fill in the line {line.key}")
        return
    for language in ("en", "ar") if line.texts else ("en",):
        cell = row[language]
        if not cell:
            yield Problem(cell.place, f"no {line.key} under {language}", "it in both languages", "fill it in")
        yield from _language(f"_{language}", cell)
    said = row["en"]
    if check := _LINE_CHECKS.get(line.key):
        yield from check(said)


def _day(cell: Cell) -> Iterator[Problem]:
    if cell and day_of(cell.text) is None:
        yield Problem(cell.place, quoted(cell.text), "a day as year-month-day", "write it like 2026-03-08")


def _zone(cell: Cell) -> Iterator[Problem]:
    known = available_timezones()
    if cell and cell.text not in known:
        fix = did_you_mean(cell.text, known) or "write it like Asia/Amman"
        yield Problem(cell.place, f"the time zone {quoted(cell.text)}", "a time zone as Area/City", fix)


def _country(cell: Cell) -> Iterator[Problem]:
    if not _COUNTRY.fullmatch(cell.text):
        yield Problem(cell.place, quoted(cell.text), "a country’s code of two large letters", "write it like JO")


def _email(cell: Cell) -> Iterator[Problem]:
    if not _EMAIL.fullmatch(cell.text):
        yield Problem(cell.place, quoted(cell.text), "an e-mail address", "write it like press@example.org")


_LINE_CHECKS: dict[str, Callable[[Cell], Iterator[Problem]]] = {
    "issued": _day,
    "first_day": _day,
    "last_day": _day,
    "timezone": _zone,
    "country": _country,
    "email": _email,
}


def _ids(sheet: Sheet) -> Iterator[Problem]:
    seen: dict[str, Cell] = {}
    for page in ("facts", "not-stated"):
        for row in sheet.rows(page):
            yield from _id(row["id"], seen)
    for page in ("people", "things"):
        own: dict[str, Cell] = {}
        for row in sheet.rows(page):
            yield from _id(row["id"], own)


def _id(cell: Cell, seen: dict[str, Cell]) -> Iterator[Problem]:
    if not cell:
        return
    if not _ID.fullmatch(cell.text) or len(cell.text) > _LONGEST_ID:
        fix = re.sub(r"[^a-z0-9]+", "-", cell.text.casefold()).strip("-")[:_LONGEST_ID]
        found, fix = f"the id {quoted(cell.text)}", f"write {fix}" if _ID.fullmatch(fix) else ""
        yield Problem(cell.place, found, f"small Latin letters, digits and hyphens, at most {_LONGEST_ID}", fix)
    elif first := seen.get(cell.text):
        found = f"the id {quoted(cell.text)} again (first in row {first.place.line})"
        yield Problem(cell.place, found, "each id once", "rename one of the two")
    else:
        seen[cell.text] = cell


def _roles(sheet: Sheet) -> Iterator[Problem]:
    players: dict[str, Cell] = {}
    for page in ("facts", "not-stated"):
        for row in sheet.rows(page):
            for role in pieces(row.text("role")):
                cell = row["role"]
                if role not in SHEET_ROLES:
                    fix = did_you_mean(role, SHEET_ROLES) or "leave it empty and give a kind under asks"
                    yield Problem(cell.place, f"the role {quoted(role)}", listed(SHEET_ROLES), fix)
                elif role in players:
                    found = f"the role {quoted(role)} again (first in row {players[role].place.line})"
                    yield Problem(
                        cell.place, found, "each role once", f"keep {role} for the entry that answers it best"
                    )
                elif page == "not-stated" and role in _ONCE - {"when", "quote"}:
                    yield Problem(cell.place, f"the role {quoted(role)}", "it on a fact", "leave it empty here")
                else:
                    players[role] = cell
    if "quote" in players and not sheet.rows("quotation") and _stated(sheet, "quote"):
        found, fix = "a fact with the role quote, and no quotation", "fill in the page quotation"
        yield Problem(players["quote"].place, found, "the quoted words", fix)


def _stated(sheet: Sheet, role: str) -> bool:
    return any(role in pieces(row.text("role")) for row in sheet.rows("facts"))


def _asks(sheet: Sheet) -> Iterator[Problem]:
    things = things_of(sheet)
    for page in ("facts", "not-stated"):
        for row in sheet.rows(page):
            for kind, thing in asks_of(row):
                if kind not in ASK_KINDS:
                    fix = did_you_mean(kind, ASK_KINDS)
                    yield Problem(row["asks"].place, f"the kind {quoted(kind)}", listed(ASK_KINDS), fix)
                elif thing and thing not in things:
                    fix = did_you_mean(thing, things) or "add it to the page things"
                    yield Problem(row["asks"].place, f"the thing {quoted(thing)}", "an id of the page things", fix)
                elif not thing:
                    yield from _about(row, kind)
            if page == "facts" and not row["role"] and not row["asks"]:
                yield Problem(
                    row["asks"].place,
                    f"neither a role nor a kind for {quoted(row.text('id'))}",
                    "one of them: without it only the words of its button and answer tell how people ask",
                    "give the kind of answer under asks, and of what under about_en and about_ar",
                    Severity.WARNING,
                )


def _about(row: Row, kind: str) -> Iterator[Problem]:
    for key in ("about_en", "about_ar"):
        if not row[key]:
            found = f"the kind {kind} without {key}"
            yield Problem(row[key].place, found, "the thing that is asked about", "write what people call it")


def _references(sheet: Sheet) -> Iterator[Problem]:
    facts = {row.text("id") for row in sheet.rows("facts")}
    people = {row.text("id") for row in sheet.rows("people")}
    yield from _known(sheet, "not-stated", "nearby", facts, "facts")
    yield from _known(sheet, "people", "facts", facts, "facts")
    yield from _known(sheet, "lists", "list", facts, "facts")
    yield from _known(sheet, "quotation", "speaker", people, "people")


def _known(sheet: Sheet, page: str, key: str, known: Collection[str], where: str) -> Iterator[Problem]:
    for row in sheet.rows(page):
        for name in pieces(row.text(key)):
            if name not in known:
                fix = did_you_mean(name, known) or "check the spelling"
                yield Problem(row[key].place, f"the id {quoted(name)}", f"an id of the page {where}", fix)


def _values(sheet: Sheet) -> Iterator[Problem]:
    for row in sheet.rows("facts"):
        said, cell = paragraphs_of(row.text("paragraphs")), row["paragraphs"]
        if cell and not said:
            yield Problem(cell.place, quoted(cell.text), "numbers of paragraphs", "write them like 3 or 3, 4")
        yield from _value(sheet, row)
    for page, key in (("people", "woman"), ("people", "spoke"), ("lists", "named")):
        for row in sheet.rows(page):
            cell = row[key]
            if cell and cell.text.casefold() not in (*YES, *NO):
                yield Problem(cell.place, quoted(cell.text), "yes or no", "write yes or no")
    release = release_of(sheet)
    first, last = (day_of(release[key].text("en")) if key in release else None for key in ("first_day", "last_day"))
    if isinstance(first, date) and isinstance(last, date) and last < first:
        cell = release["last_day"]["en"]
        yield Problem(cell.place, quoted(cell.text), "a day after the first day", "swap the two")


def _value(sheet: Sheet, row: Row) -> Iterator[Problem]:
    """Under `value` stands a number for each count; what would be compared with nothing is told."""
    cell = row["value"]
    kinds = [kind for kind, _ in asks_of(row)]
    said, counts = pieces(cell.text), kinds.count("count")
    if counts and len(said) > counts:
        expected = "a number for each count under asks, in their order"
        fix = "add a count for each, with its thing: count: tents; count: repaired-tents"
        yield Problem(cell.place, f"more values than counts: {quoted(cell.text)}", expected, fix)
    for one in said:
        if day_of(one):
            if day_of(one) != event_days(sheet):
                found, fix = (
                    f"the day {quoted(one)}",
                    "say it in the answer; the event’s own days are first_day and last_day",
                )
                yield Problem(cell.place, found, "the number that is counted", fix, Severity.WARNING)
        elif number_of(one) is None:
            if {*kinds} & _NUMBERED:  # a sum with its currency, a share: kept in the answer alone
                yield Problem(
                    cell.place, quoted(one), "the number alone", "write it like 48700; of two counts 780; 210"
                )
        elif not counts:
            found, fix = f"the number {quoted(one)} beside no count", "add count under asks, or leave it to the answer"
            yield Problem(cell.place, found, "the number that is counted", fix, Severity.WARNING)
