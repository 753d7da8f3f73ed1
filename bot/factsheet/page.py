"""The sheet on A4: a column of labels with their paragraphs, and beside it what the release says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import groupby

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

from bot.dialogue.reply import BlockKind
from bot.facts.factbase import Language
from bot.factsheet.content import Fact, Sheet
from bot.factsheet.font import FAMILY, fonts

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
"""In points, tried until everything is on one page; what is too much for the smallest runs on."""
_MARGIN, _TOP, _FOOT = 16.0, 12.0, 16.0
_LABELS, _GUTTER, _INDENT = 36.0, 4.0, 3.5
_LINE, _GAP = 0.475, 0.13
"""Millimetres to a point of type: from line to line, and between a fact and its rule."""
_BLUE, _GREY, _INK, _RULE = (0, 51, 160), (95, 95, 95), (25, 25, 25), (205, 212, 225)
_BULLET = "• "


def draw(sheet: Sheet, today: date) -> bytes:
    """The sheet as PDF, the same bytes for the same sheet and day."""
    page = _Page(sheet, today)
    with fonts(page):
        page.draw()
        return bytes(page.output())


class _Page(FPDF):
    """A document whose lines begin on the side where its language begins."""

    def __init__(self, sheet: Sheet, today: date) -> None:
        super().__init__(format="A4")
        self._sheet, self._size = sheet, _SIZES[0]
        self._is_rtl = sheet.language is Language.AR
        self._side = Align.R if self._is_rtl else Align.L
        self.set_text_shaping(True, direction="rtl" if self._is_rtl else "ltr", language=sheet.language.value)
        self.set_margins(_MARGIN, _TOP)
        self.set_auto_page_break(True, _FOOT)
        self.set_title(sheet.title)
        self.set_subject(sheet.about)
        self.set_author(sheet.publisher)
        self.set_lang(sheet.language.value)
        self.set_creation_date(datetime.combine(today, time(), UTC))

    def draw(self) -> None:
        self.add_page()
        self._type(9, _BLUE, bold=True)
        self._column(_MARGIN, self.epw, self._sheet.publisher)
        self._type(19, _INK, bold=True)
        self._column(_MARGIN, self.epw, self._sheet.title)
        self._type(9.5, _GREY)
        self._column(_MARGIN, self.epw, self._sheet.about)
        self.set_y(self.get_y() + 1.5)
        for self._size in _SIZES:
            with self.offset_rendering() as trial:
                for fact in self._sheet.facts:
                    self._fact(fact)
            if not trial.page_break_triggered:
                break
        for fact in self._sheet.facts:
            self._whole(fact)

    def footer(self) -> None:
        """What the sheet is, and of what day; fpdf2 asks for it at the end of each page."""
        self.set_y(3 - _FOOT)
        self._rule(_BLUE)
        self.set_y(self.get_y() + 1)
        self._type(8, _GREY)
        self._column(_MARGIN, self.epw, f"{self._sheet.note} {self._sheet.made}")

    def _whole(self, fact: Fact) -> None:
        """The fact on one page, the next where this one has no room."""
        with self.offset_rendering() as trial:
            self._fact(fact)
        if trial.page_break_triggered:
            self.add_page()
        self._fact(fact)

    def _fact(self, fact: Fact) -> None:
        gap = self._size * _GAP
        self._rule(_RULE)
        top = self.get_y() + gap
        wide = self.epw - _LABELS - _GUTTER
        labels, texts = (_MARGIN + wide + _GUTTER, _MARGIN) if self._is_rtl else (_MARGIN, self.w - _MARGIN - wide)
        self.set_y(top)
        self._type(self._size, _BLUE, bold=True)
        self._column(labels, _LABELS, fact.label)
        self._type(self._size - 1.5, _GREY)
        self._column(labels, _LABELS, fact.source)
        lowest = self.get_y()
        self.set_y(top)
        for kind, text in fact.paragraphs:
            self._type(self._size, _INK)
            self._paragraph(texts, wide, kind, text)
        self.set_y(max(lowest, self.get_y()) + gap)

    def _paragraph(self, left: float, wide: float, kind: BlockKind, text: str) -> None:
        for is_list, lines in groupby(text.splitlines(), lambda line: line.startswith(_BULLET)):
            if is_list:
                self._list(left, wide, [line.removeprefix(_BULLET) for line in lines])
                continue
            for line in lines:
                if kind is BlockKind.QUOTE:
                    self._indented(left, wide, line)
                else:
                    self._column(left, wide, line)

    def _list(self, left: float, wide: float, items: list[str]) -> None:
        """In two columns where each item has room on one line of its half; they are read row by row."""
        half = wide / 2
        columns = 2 if all(self.get_string_width(item) < half - _INDENT - 1 for item in items) else 1
        for row in range(0, len(items), columns):
            top = self.get_y()
            for number, item in enumerate(items[row : row + columns]):
                start = left + half * (columns - 1 - number if self._is_rtl else number)
                self.set_y(top)
                self._column(start, wide / columns, _BULLET.strip())
                self.set_y(top)
                self._indented(start, wide / columns, item)

    def _indented(self, left: float, wide: float, text: str) -> None:
        self._column(left if self._is_rtl else left + _INDENT, wide - _INDENT, text)

    def _column(self, left: float, wide: float, text: str) -> None:
        self.set_x(left)
        self.c_margin = 0
        height = self.font_size_pt * _LINE
        self.multi_cell(wide, height, text, align=self._side, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _type(self, size: float, colour: tuple[int, int, int], bold: bool = False) -> None:
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)

    def _rule(self, colour: tuple[int, int, int]) -> None:
        self.set_draw_color(*colour)
        self.set_line_width(0.2)
        self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
