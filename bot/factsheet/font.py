"""Noto Sans Arabic, which has Latin letters too, set so that readers of the page can search and copy it.

The font comes with a package and is variable: one file has every weight and width.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

FAMILY = "noto"
_PACKAGE, _FILE = "justmytype_intl_rtl", "fonts/ofl/notosansarabic/NotoSansArabic[wdth,wght].ttf"
_WIDTH = 90
_SLIVER = 1
"""The width of a glyph without ink, in thousandths of the size: PDFium leaves out what has none."""
_WEIGHTS = {"": 400, "B": 650}


@contextmanager
def fonts(page: FPDF) -> Iterator[None]:
    """Regular and bold, known to a document as FAMILY; their file is open until the end."""
    path = Path(str(files(_PACKAGE) / _FILE))
    with ExitStack() as opened:
        for style, weight in _WEIGHTS.items():
            key = FAMILY + style
            font = _Font(page, path, key, style, weight)
            opened.callback(font.ttfont.close)
            page.fonts[key] = font
        yield


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A glyph, the letter it belongs to, and where it goes, in units of the font."""

    codepoint: int
    cluster: int
    x_advance: int
    y_advance: int
    x_offset: int
    y_offset: int


class _Font(TTFFont):
    """Shapes with its own weight and width, where fpdf2 takes the file's; and a letter is one glyph.

    Noto draws the dots and the vowel signs of a letter by themselves. On a page each dot would be read as a letter of
    its own, and a sign as a gap, so that nobody could find a word that has one. So a letter is drawn with all that
    belongs to it, and each sign is there once more, without ink, for those who read: a glyph that stood for several
    characters would be read backwards by PDFium, MuPDF and Poppler, and forwards by pypdf.
    """

    def __init__(self, page: FPDF, path: Path, key: str, style: str, weight: int) -> None:
        super().__init__(page, BytesIO(_of_weight(path, weight)), key, style)  # type: ignore[arg-type]  # fontTools takes both
        self.ttffile = path  # HarfBuzz takes no more than that, and varies it by itself
        self.hbfont.set_variations(_axes(weight))
        self._shaped: dict[tuple[str, Any], list[_Drawn]] = {}
        self._composed: dict[tuple[tuple[int, int, int], ...], int] = {}

    def perform_harfbuzz_shaping(  # type: ignore[override]  # the glyphs are only read
        self, text: str, font_size_pt: float, text_shaping_params: dict[str, Any] | None
    ) -> tuple[Sequence[_Drawn], Sequence[_Drawn]]:
        direction = (text_shaping_params or {}).get("fragment_direction")
        asked = text, direction
        if asked not in self._shaped:  # lines are measured a character at a time, over and over
            infos, positions = super().perform_harfbuzz_shaping(text, font_size_pt, text_shaping_params)
            glyphs = [
                _Drawn(info.codepoint, info.cluster, at.x_advance, at.y_advance, at.x_offset, at.y_offset)
                for info, at in zip(infos or (), positions or (), strict=True)
            ]
            letters = [list(letter) for _, letter in groupby(glyphs, lambda glyph: _letter_at(text, glyph.cluster))]
            is_rtl = direction is TextDirection.RTL
            self._shaped[asked] = list(self._a_glyph_for_each_character(letters, len(text), is_rtl))
        return self._shaped[asked], self._shaped[asked]

    def _a_glyph_for_each_character(
        self, letters: Sequence[Sequence[_Drawn]], end: int, is_rtl: bool
    ) -> Iterator[_Drawn]:
        """The letters from left to right, each with its signs on the side where a reader expects them."""
        starts = [min(glyph.cluster for glyph in letter) for letter in letters]
        ends = dict(pairwise([*sorted(starts), end]))
        for letter, start in zip(letters, starts, strict=True):
            glyph = self._one_glyph(letter, start)
            signs = [_Drawn(self._inkless(), place, _SLIVER, 0, 0, 0) for place in range(start + 1, ends[start])]
            yield from [*reversed(signs), glyph] if is_rtl else [glyph, *signs]

    def _one_glyph(self, letter: Sequence[_Drawn], start: int) -> _Drawn:
        if len(letter) == 1:
            return letter[0]
        parts, advance = tuple(_places(letter)), sum(part.x_advance for part in letter)
        if parts not in self._composed:
            self._composed[parts] = self._compose(parts, advance)
        return _Drawn(self._composed[parts], start, advance, 0, 0, 0)

    def _inkless(self) -> int:
        """A glyph that shows nothing; its number."""
        if () not in self._composed:
            self._composed[()] = self._compose((), _SLIVER)
        return self._composed[()]

    def _compose(self, parts: Iterable[tuple[int, int, int]], advance: int) -> int:
        """Add a glyph made of others to the font; its number."""
        font = self.ttfont
        number, name = len(font.getGlyphOrder()), f"composed{len(self._composed)}"
        pen = TTGlyphPen(font["glyf"])
        for codepoint, x, y in parts:
            pen.addComponent(font.getGlyphName(codepoint), (1, 0, 0, 1, x, y))
        glyph = pen.glyph()
        font["glyf"][name] = glyph  # appends the name to the order of the glyphs
        glyph.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (advance, glyph.xMin)
        font.getReverseGlyphMap(rebuild=True)
        return number


def _axes(weight: int) -> dict[str, float]:
    return {"wght": weight, "wdth": _WIDTH}


@cache
def _of_weight(path: Path, weight: int) -> bytes:
    """The font file in one weight, which takes a second and a half to make: a quarter of a megabyte, kept."""
    with TTFont(path, recalcTimestamp=False) as font:
        instantiateVariableFont(font, _axes(weight), inplace=True, static=True)
        stream = BytesIO()
        font.save(stream)
    return stream.getvalue()


def _letter_at(text: str, place: int) -> int:
    """The place of the letter that a vowel sign belongs to; any other character's own."""
    while place and unicodedata.combining(text[place]):
        place -= 1
    return place


def _places(letter: Iterable[_Drawn]) -> Iterable[tuple[int, int, int]]:
    pen = 0
    for glyph in letter:
        yield glyph.codepoint, pen + glyph.x_offset, glyph.y_offset
        pen += glyph.x_advance


def missing(text: str) -> list[str]:
    """The visible characters of a text that can't be drawn, in order, each once."""
    with TTFont(str(files(_PACKAGE) / _FILE), lazy=True) as font:
        drawn = font.getBestCmap()
    visible = (character for character in text if not character.isspace() and unicodedata.category(character) != "Cf")
    return [character for character in dict.fromkeys(visible) if ord(character) not in drawn]
