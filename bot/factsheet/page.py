"""The sheet on A4: a column of labels with their paragraphs, and beside it what the release says.

First everything gets its place, at the largest size that fits one page; then it is drawn, tagged for screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from fpdf import FPDF
from fpdf.bidi import BidiParagraph
from fpdf.enums import Align, TextDirection
from fpdf.prefs import ViewerPreferences

from bot.dialogue.reply import BlockKind
from bot.direction import bare, reopened
from bot.facts.factbase import Language
from bot.factsheet.content import Fact, Sheet
from bot.factsheet.font import FAMILY, fonts

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
"""In points, tried until everything is on one page; what is too much for the smallest runs on."""
_MARGIN, _TOP, _FOOT = 16.0, 12.0, 16.0
_LABELS, _GUTTER, _INDENT = 36.0, 4.0, 3.5
_HEAD, _FOOTING = 1.5, 1.0
_LINE, _GAP = 0.475, 0.13
"""Millimetres to a point of type: from line to line, and between a fact and its rule."""
_BLUE, _GREY, _INK, _RULE = (0, 51, 160), (95, 95, 95), (25, 25, 25), (205, 212, 225)
_BULLET = "• "
_PIECE = re.compile(r"\s+|(?:\w[\u0300-\u036f\u064b-\u065f\u0670]*)+|.")
"""Space, a word with its vowel signs, or a mark of punctuation."""


@dataclass(frozen=True, slots=True)
class _Type:
    """How letters look; the size in points."""

    size: float
    colour: tuple[int, int, int]
    bold: bool = False

    @property
    def line(self) -> float:
        """From line to line, in millimetres."""
        return self.size * _LINE


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines in their place: millimetres from the page's left edge, and from the top of the row that they stand in."""

    tag: str
    type: _Type
    left: float
    wide: float
    top: float
    lines: tuple[str, ...]

    @property
    def bottom(self) -> float:
        return self.top + len(self.lines) * self.type.line


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact in its place."""

    paragraphs: tuple[_Paragraph, ...]
    height: float


def draw(sheet: Sheet, made: datetime) -> bytes:
    """The sheet as PDF, the same bytes for the same sheet and time."""
    page = _Page(sheet, made)
    with fonts(page):
        page.draw()
        return bytes(page.output())


class _Page(FPDF):
    """A document whose lines begin on the side where its language begins."""

    def __init__(self, sheet: Sheet, made: datetime) -> None:
        super().__init__(format="A4")
        self._sheet = sheet
        self._is_rtl = sheet.language is Language.AR
        self._direction = TextDirection.RTL if self._is_rtl else TextDirection.LTR
        self._shape(self._direction)
        self.set_margins(_MARGIN, _TOP)
        self.set_auto_page_break(False, _FOOT)
        self.c_margin = 0
        self._lowest = self.h - _FOOT
        self.set_title(f"{sheet.title}: {sheet.release}")
        self.set_subject(sheet.about)
        self.set_author(sheet.publisher)
        self.set_lang(sheet.language.value)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_creation_date(made)

    def draw(self) -> None:
        """Everything on the sheet, each fact on one page, the next where this one has no room."""
        self.add_page()
        y = _TOP
        for tag, style, text in (
            ("P", _Type(9, _BLUE, bold=True), self._sheet.publisher),
            ("H1", _Type(19, _INK, bold=True), self._sheet.title),
            ("P", _Type(9.5, _GREY), self._sheet.about),
        ):
            y = self._draw(self._laid(tag, style, _MARGIN, self.epw, y, text), 0)
        y += _HEAD
        for row in self._rows(self._lowest - y):
            if y + row.height > self._lowest and y > _TOP:
                self.add_page()
                y = _TOP
            y = self._draw_row(row, y)

    def footer(self) -> None:
        """What the sheet is, and of what day; fpdf2 asks for it at the end of each page."""
        top = self.h - _FOOT + 3
        self._rule(_BLUE, top)
        note = f"{self._sheet.note} {self._sheet.made}"
        self._draw(self._laid("P", _Type(8, _GREY), _MARGIN, self.epw, top + _FOOTING, note), 0)

    def _rows(self, room: float) -> list[_Row]:
        """All facts at the largest size at which they need no more than `room` millimetres, else at the smallest."""
        rows: list[_Row] = []
        for size in _SIZES:
            rows = [self._row(fact, size) for fact in self._sheet.facts]
            if sum(row.height for row in rows) <= room:
                break
        return rows

    def _row(self, fact: Fact, size: float) -> _Row:
        gap, wide = size * _GAP, self.epw - _LABELS - _GUTTER
        labels, texts = (_MARGIN + wide + _GUTTER, _MARGIN) if self._is_rtl else (_MARGIN, self.w - _MARGIN - wide)
        label = self._laid("H2", _Type(size, _BLUE, bold=True), labels, _LABELS, gap, fact.label)
        source = self._laid("P", _Type(size - 1.5, _GREY), labels, _LABELS, label.bottom, fact.source)
        paragraphs = [label, source]
        top = gap
        for kind, text in fact.paragraphs:
            said = list(self._said(_Type(size, _INK), texts, wide, top, kind, text))
            paragraphs += said
            top = max((paragraph.bottom for paragraph in said), default=top)
        return _Row(tuple(paragraphs), max(source.bottom, top) + gap)

    def _said(
        self, style: _Type, left: float, wide: float, top: float, kind: BlockKind, text: str
    ) -> Iterator[_Paragraph]:
        for is_list, lines in groupby(text.splitlines(), lambda line: line.startswith(_BULLET)):
            if is_list:
                items = list(self._list(style, left, wide, top, [line.removeprefix(_BULLET) for line in lines]))
                yield from items
                top = max(item.bottom for item in items)
                continue
            for line in lines:
                if kind is BlockKind.QUOTE:
                    paragraph = self._indented("BlockQuote", style, left, wide, top, line)
                else:
                    paragraph = self._laid("P", style, left, wide, top, line)
                yield paragraph
                top = paragraph.bottom

    def _list(self, style: _Type, left: float, wide: float, top: float, items: list[str]) -> Iterator[_Paragraph]:
        """In two columns where each item has room on one line of its half; they are read row by row."""
        half = wide / 2
        self._use(style)
        columns = 2 if all(self.get_string_width(item) < half - _INDENT - 1 for item in items) else 1
        for row in range(0, len(items), columns):
            bottom = top
            for number, item in enumerate(items[row : row + columns]):
                start = left + half * (columns - 1 - number if self._is_rtl else number)
                yield self._laid("P", style, start, wide / columns, top, _BULLET.strip())
                said = self._indented("P", style, start, wide / columns, top, item)
                yield said
                bottom = max(bottom, said.bottom)
            top = bottom

    def _indented(self, tag: str, style: _Type, left: float, wide: float, top: float, text: str) -> _Paragraph:
        return self._laid(tag, style, left if self._is_rtl else left + _INDENT, wide - _INDENT, top, text)

    def _laid(self, tag: str, style: _Type, left: float, wide: float, top: float, text: str) -> _Paragraph:
        self._use(style)
        return _Paragraph(tag, style, left, wide, top, tuple(reopened(self._broken(text, wide))))

    def _broken(self, text: str, wide: float) -> Iterator[str]:
        """The text in lines that fit; fpdf2's own breaking takes away the marks of direction."""
        space = self.get_string_width(" ")
        for paragraph in text.split("\n"):
            line, filled = "", 0.0
            for word in self._fitting(paragraph.split(" "), wide):
                width = self.get_string_width(bare(word))
                if line and filled + space + width > wide:
                    yield line
                    line, filled = word, width
                else:
                    line, filled = (f"{line} {word}", filled + space + width) if line else (word, width)
            yield line

    def _fitting(self, words: list[str], wide: float) -> Iterator[str]:
        """The words, each cut where it is longer than a line."""
        for word in words:
            while len(word) > 1 and self.get_string_width(bare(word)) > wide:
                length = next(
                    end
                    for end in range(len(word) - 1, 0, -1)
                    if self.get_string_width(bare(word[:end])) <= wide or end == 1
                )
                yield word[:length]
                word = word[length:]
            yield word

    def _draw_row(self, row: _Row, y: float) -> float:
        self._rule(_RULE, y)
        bottom = y + row.height
        for paragraph in row.paragraphs:
            moved = self._draw(paragraph, y) - paragraph.bottom
            bottom += moved - y
            y = moved
        return bottom

    def _draw(self, paragraph: _Paragraph, y: float) -> float:
        """Draw it in a row that begins at `y`, on several pages if need be; where it ends."""
        self._use(paragraph.type)
        at, lines = y + paragraph.top, list(paragraph.lines)
        while lines:
            room = max(1, int((self._lowest - at) / paragraph.type.line)) if not self.in_footer else len(lines)
            with self._tagged(paragraph.tag):
                for line in lines[:room]:
                    self._line(paragraph, at, line)
                    at += paragraph.type.line
            lines = lines[room:]
            if lines:
                self.add_page()
                at = _TOP
        return at

    def _line(self, paragraph: _Paragraph, y: float, line: str) -> None:
        """The pieces of a line one by one, in the order in which they are read.

        Readers that go by the order of drawing would else begin at the left, and set a number or a mark of
        punctuation apart from the words around it: pypdf 7.1 and MuPDF 1.28 do.
        """
        at = paragraph.left + paragraph.wide if self._is_rtl else paragraph.left
        for run, direction in BidiParagraph(text=line, base_direction=self._direction).get_bidi_fragments():
            self._shape(direction)
            words = bare(run)
            for piece in _PIECE.findall(words) if direction is TextDirection.RTL else [words]:
                width = self.get_string_width(piece)
                self.set_xy(at - width if self._is_rtl else at, y)
                self.cell(width, paragraph.type.line, piece, align=Align.L)
                at += -width if self._is_rtl else width

    @contextmanager
    def _tagged(self, tag: str) -> Iterator[None]:
        """What is drawn meanwhile, as an element of the document's structure: a heading, a paragraph."""
        mark = self.struct_builder.next_mcid_for_page(self.page)
        _, self.pages[self.page].struct_parents = self.struct_builder.add_marked_content(self.page, f"/{tag}", mark)
        self._out(f"/{tag} <</MCID {mark}>> BDC")
        yield
        self._out("EMC")

    def _shape(self, direction: TextDirection) -> None:
        """Whatever comes runs in that direction: fpdf2 would put the groups of a number in the paragraph's."""
        self.set_text_shaping(True, direction=direction, language=self._sheet.language.value)

    def _use(self, style: _Type) -> None:
        self.set_font(FAMILY, "B" if style.bold else "", style.size)
        self.set_text_color(*style.colour)

    def _rule(self, colour: tuple[int, int, int], y: float) -> None:
        """A line across, which says nothing to somebody who listens."""
        self._out("/Artifact BMC")
        self.set_draw_color(*colour)
        self.set_line_width(0.2)
        self.line(_MARGIN, y, self.w - _MARGIN, y)
        self._out("EMC")
