"""Bars as a picture for the chat: drawn as a page with the sheet's font, which shapes Arabic, and photographed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import Align, TextDirection

from bot.direction import bare, first_strong
from bot.facts.factbase import Language
from bot.factsheet.font import FAMILY, fonts

_WIDE, _MARGIN = 120.0, 6.0
_ROW, _GAP, _BAR = 6.4, 1.4, 3.6
_PIXELS = 9
"""To a millimetre: 1,080 across, as wide as a phone's screen."""
_INK, _GREY, _BLUE, _AMBER, _FAINT = (25, 25, 25), (95, 95, 95), (11, 92, 173), (214, 120, 0), (238, 241, 246)
_TITLE, _SMALL, _TEXT = 13.0, 8.0, 9.5
_LABEL_SHARE = 0.46


@dataclass(frozen=True, slots=True)
class Column:
    """A day: how many were answered, and how many found nothing."""

    label: str
    answered: int
    open: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is on the picture, top to bottom; `answered` and `open` name the colours."""

    language: Language
    title: str
    subtitle: str
    answered: str
    open: str
    days: tuple[Column, ...]
    facts_title: str
    facts: tuple[tuple[str, int], ...]


def chart_png(chart: Chart) -> bytes:
    """The picture. Takes a second of computing the first time, so it belongs in a thread."""
    import pypdfium2  # five megabytes that a bot whose staff never ask for figures can do without

    page = _Page(chart)
    with fonts(page):
        page.draw()
        document = pypdfium2.PdfDocument(bytes(page.output()))
    try:
        image = document[0].render(scale=_PIXELS * 25.4 / 72).to_pil()
        written = io.BytesIO()
        image.save(written, "PNG", optimize=True)
    finally:
        document.close()
    return written.getvalue()


class _Page(FPDF):
    """As high as what is on it."""

    def __init__(self, chart: Chart) -> None:
        facts = len(chart.facts) * _ROW + (12 if chart.facts else 0)
        super().__init__(format=(_WIDE, 86 + facts))
        self._chart = chart
        self._is_rtl = chart.language is Language.AR
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(False)
        self.c_margin = 0

    def draw(self) -> None:
        self.add_page()
        chart, y = self._chart, _MARGIN
        self._write(chart.title, _MARGIN, y, self.epw, _TITLE, _INK, bold=True)
        self._write(self._cut(chart.subtitle, self.epw, _SMALL), _MARGIN, y + 7, self.epw, _SMALL, _GREY)
        self._legend(y + 13)
        self._columns(chart.days, y + 23, 44)
        if chart.facts:
            self._write(chart.facts_title, _MARGIN, y + 77, self.epw, _TEXT + 1, _INK, bold=True)
            self._bars(chart.facts, y + 85)

    def _legend(self, y: float) -> None:
        x = 0.0
        for colour, words in ((_BLUE, self._chart.answered), (_AMBER, self._chart.open)):
            self._box(x, y + 0.7, 2.6, 2.6, colour)
            wide = self._measure(words, _SMALL)
            self._write(words, self._left(x + 4, wide), y, wide, _SMALL, _GREY)
            x += wide + 10

    def _columns(self, days: Sequence[Column], top: float, high: float) -> None:
        """The days in the direction of reading, the number of each above its bar."""
        most = max(1, *(day.answered + day.open for day in days))
        wide = self.epw / len(days)
        for number, day in enumerate(days):
            x, total = number * wide + wide * 0.16, day.answered + day.open
            self._box(x, top, wide * 0.68, high, _FAINT)
            below = high * day.answered / most
            above = high * day.open / most
            self._box(x, top + high - below, wide * 0.68, below, _BLUE)
            self._box(x, top + high - below - above, wide * 0.68, above, _AMBER)
            left = self._left(number * wide, wide)
            label = top + high - below - above - 4.6
            self._write(str(total), left, max(label, top - 4.6), wide, _SMALL, _INK, centred=True)
            self._write(day.label, left, top + high + 1, wide, _SMALL, _GREY, centred=True)

    def _bars(self, facts: Sequence[tuple[str, int]], top: float) -> None:
        most, labels = max(count for _, count in facts), self.epw * _LABEL_SHARE
        room = self.epw - labels - 10
        for number, (label, count) in enumerate(facts):
            y = top + number * _ROW
            self._write(self._cut(label, labels - 2, _TEXT), self._left(0, labels - 2), y, labels - 2, _TEXT, _INK)
            self._box(labels, y + _GAP, max(0.8, room * count / most), _BAR, _BLUE)
            wide = self._measure(str(count), _SMALL)
            x = labels + max(0.8, room * count / most) + 1.5
            self._write(str(count), self._left(x, wide), y + 0.6, wide, _SMALL, _INK)

    def _left(self, x: float, wide: float) -> float:
        """Where something of that width begins on the page, `x` millimetres from the side where reading begins."""
        return self.w - _MARGIN - x - wide if self._is_rtl else _MARGIN + x

    def _box(self, x: float, y: float, wide: float, high: float, colour: tuple[int, int, int]) -> None:
        if high > 0:
            self.set_fill_color(*colour)
            self.rect(self._left(x, wide), y, wide, high, style="F")

    def _measure(self, text: str, size: float) -> float:
        self._use(size)
        self._shape(text)
        return float(self.get_string_width(bare(text)))

    def _cut(self, text: str, wide: float, size: float) -> str:
        """The text as far as there is room."""
        if self._measure(text, size) <= wide:
            return text
        while text and self._measure(f"{text}…", size) > wide:
            text = text[:-1].rstrip()
        return f"{text}…"

    def _write(
        self,
        text: str,
        x: float,
        y: float,
        wide: float,
        size: float,
        colour: tuple[int, int, int],
        *,
        bold: bool = False,
        centred: bool = False,
    ) -> None:
        self._use(size, bold)
        self._shape(text)
        self.set_text_color(*colour)
        align = Align.C if centred else Align.R if self._is_rtl else Align.L
        self.set_xy(x, y)
        self.cell(wide, size * 0.475, bare(text), align=align)

    def _use(self, size: float, bold: bool = False) -> None:
        self.set_font(FAMILY, "B" if bold else "", size)

    def _shape(self, text: str) -> None:
        """In the direction of its first letter; what has none in that of the page."""
        is_rtl = (first_strong(text) or self._chart.language) == Language.AR
        direction = TextDirection.RTL if is_rtl else TextDirection.LTR
        self.set_text_shaping(True, direction=direction, language=self._chart.language.value)
