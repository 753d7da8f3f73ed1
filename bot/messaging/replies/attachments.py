"""Files that go with a reply: the fact sheet, and the press contact as a card for the address book."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import replace
from datetime import date

from telegram import Bot, InputFile
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.bayan import Bayan, Turn
from bot.dialogue.wording import fact_sheet
from bot.facts.factbase import Bilingual, Language, Release
from bot.factsheet import factsheet_pdf
from bot.messaging.liveness import Stopped
from bot.messaging.updates import Sender

_ESCAPED = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n", "\r": None})

logger = logging.getLogger(__name__)


class FactSheets:
    """Made in a thread, once for each language, day and state of the knowledge."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, date, Language], bytes] = {}
        self._making = asyncio.Lock()

    async def send(self, bot: Bot, sender: Sender, bayan: Bayan, language: Language, today: date) -> bool:
        """Send the sheet with its caption; False where it can't be made or sent, and the facts must go as text."""
        release = bayan.base.release
        caption = bayan.sentence(
            language,
            "factsheet-about",
            title=release.title[language],
            publisher=release.publisher[language],
            date=release.issued,
        )
        caption = "\n\n".join(filter(None, (bayan.notice(language), caption)))
        try:
            if (bayan.base.content_hash, today, language) not in self._made:
                await _say_that_it_comes(bot, sender)
            pdf = await self._pdf(bayan, language, today)
            file = InputFile(pdf, f"{bayan.sentence(language, 'factsheet-file')}.pdf")
            await bot.send_document(sender.chat_id, file, caption=caption, message_thread_id=sender.thread)
        except TelegramError:
            return False
        except Stopped:
            raise
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


async def _say_that_it_comes(bot: Bot, sender: Sender) -> None:
    """Drawing takes a second or two."""
    with contextlib.suppress(TelegramError):
        await bot.send_chat_action(sender.chat_id, ChatAction.UPLOAD_DOCUMENT, message_thread_id=sender.thread)


def without_sheet(bayan: Bayan, turn: Turn) -> Turn:
    """The reply to a person who has the page: the words around the facts."""
    sheet = {block for language in Language for block in fact_sheet(bayan.base, bayan.locales, language)}
    blocks = tuple(block for block in turn.reply.blocks if block not in sheet)
    return replace(turn, reply=replace(turn.reply, blocks=blocks))


def card(release: Release, language: Language) -> bytes | None:
    """The press contact as a vCard 3.0 (RFC 2426, which phones of any age read); None where the release names none.

    Telegram's own contacts need a telephone number, and a release often names an address only.
    """
    name, email = release.values.get("contact_name"), release.values.get("email")
    if name is None or email is None:
        return None
    said = name[language] if isinstance(name, Bilingual) else str(name)
    first, _, last = said.partition(" ")
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_escaped(last)};{_escaped(first)};;;",
        f"FN:{_escaped(said)}",
        f"ORG:{_escaped(release.publisher[language])}",
        f"EMAIL;TYPE=INTERNET,WORK:{_escaped(str(email))}",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines).encode("utf-8")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)
