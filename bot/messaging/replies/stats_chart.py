"""The figures of /stats as a picture, in staff's language."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, timedelta
from typing import TYPE_CHECKING

from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.bayan import Bayan
from bot.direction import bare
from bot.facts.factbase import Language
from bot.messaging.liveness import Stopped
from bot.messaging.updates import Sender
from bot.storage import Stats

if TYPE_CHECKING:  # with its libraries, 20 MB that a bot whose staff never ask for /stats can do without
    from bot.factsheet.chart import Chart

_MOST_FACTS = 6

logger = logging.getLogger(__name__)


async def send_chart(bot: Bot, sender: Sender, chart: Chart) -> None:
    """Send the picture; the figures have been sent as text, so that nothing is lost where it can't be made or sent."""
    from bot.factsheet.chart import chart_png

    try:
        png = await asyncio.to_thread(chart_png, chart)
        await bot.send_photo(sender.chat_id, InputFile(png, "stats.png"), message_thread_id=sender.thread)
    except TelegramError:
        return
    except Stopped:
        raise
    except Exception:  # two libraries meet staff's labels here
        logger.exception("The chart of /stats couldn't be made")


def chart_of(bayan: Bayan, language: Language, stats: Stats, today: date, days: int) -> Chart:
    """The last `days` until today, and what was asked for most."""
    from bot.factsheet.chart import Chart, Column

    def text(message_id: str, **arguments: int) -> str:
        return bare(bayan.sentence(language, message_id, **arguments))

    shown = [today - timedelta(days=back) for back in reversed(range(days))]
    asked = stats.facts[:_MOST_FACTS]
    entries = ((bayan.speaking_of(release).base.entries.get(id), count) for (release, id), count in asked)
    return Chart(
        language=language,
        title=text("chart-title", days=days),
        subtitle=bayan.base.release.title[language],
        answered=text("chart-answered"),
        open=text("chart-open"),
        days=tuple(Column(f"{day.day}/{day.month}", *stats.days.get(day, (0, 0))) for day in shown),
        facts_title=text("chart-facts"),
        facts=tuple((entry.label[language], count) for entry, count in entries if entry),
    )
