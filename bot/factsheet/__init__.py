"""The fact sheet on paper: everything that the release states, as a PDF made on the spot."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.facts.factbase import FactBase, Language
from bot.factsheet.content import sheet_of
from bot.locales import Locales


def factsheet_pdf(base: FactBase, locales: Locales, language: Language, today: date) -> bytes:
    """The sheet in one language, tagged for screen readers, of the day that it is at the press office.

    Takes some seconds of computing, so it belongs in a thread.
    """
    from bot.factsheet.page import draw  # with its libraries, 20 MB that a bot which nobody asks for it can do without

    return draw(sheet_of(base, locales, language, today), datetime.combine(today, time(), base.release.timezone))
