"""The fact sheets that people ask for: made in a thread, once for each language, day and state of the knowledge."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import date

from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.bayan import Bayan, Turn
from bot.dialogue.wording import fact_sheet
from bot.facts.factbase import Language
from bot.factsheet import factsheet_pdf
from bot.messaging.party import Party

logger = logging.getLogger(__name__)


class FactSheets:
    def __init__(self) -> None:
        self._made: dict[tuple[str, date, Language], bytes] = {}
        self._making = asyncio.Lock()

    async def send(self, bot: Bot, party: Party, bayan: Bayan, language: Language, today: date) -> bool:
        """Send the sheet with its caption; False where it can't be made or sent, and the facts must go as text."""
        release = bayan.base.release
        caption = bayan.sentence(
            language,
            "factsheet-about",
            title=release.title[language],
            publisher=release.publisher[language],
            date=release.issued,
        )
        try:
            pdf = await self._pdf(bayan, language, today)
            file = InputFile(pdf, f"{bayan.sentence(language, 'factsheet-file')}.pdf")
            await bot.send_document(party.chat_id, file, caption=caption, message_thread_id=party.thread)
        except TelegramError:
            return False
        except Exception:  # staff's knowledge meets two libraries here, and a person waits for the facts
            logger.exception("The fact sheet couldn't be made; its facts go out as text")
            return False
        return True

    async def _pdf(self, bayan: Bayan, language: Language, today: date) -> bytes:
        state = bayan.base.content_hash, today
        async with self._making:
            if (*state, language) not in self._made:
                pdf = await asyncio.to_thread(factsheet_pdf, bayan.base, bayan.locales, language, today)
                kept = {key: made for key, made in self._made.items() if key[:2] == state}
                self._made = kept | {(*state, language): pdf}
            return self._made[(*state, language)]


def without_sheet(bayan: Bayan, turn: Turn) -> Turn:
    """The reply to a person who has the page: the words around the facts."""
    sheet = {block for language in Language for block in fact_sheet(bayan.base, bayan.locales, language)}
    blocks = tuple(block for block in turn.reply.blocks if block not in sheet)
    return replace(turn, reply=replace(turn.reply, blocks=blocks))
