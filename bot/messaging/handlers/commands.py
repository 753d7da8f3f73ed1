"""The commands that anybody may use."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import InputFile
from telegram.error import TelegramError

from bot.bayan import Bayan, Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.facts.factbase import Bilingual, Language, Release
from bot.facts.ids import CONTACT, DOCUMENT, EMERGENCY, QUOTATION, QUOTE
from bot.facts.templates import country_name
from bot.messaging.handlers.middleware import link_of
from bot.messaging.replies.attachments import FactSheets, card, without_sheet
from bot.messaging.replies.formatting import COPY, NEW
from bot.messaging.replies.sentences import OPEN, all_topics, headings, said, words
from bot.messaging.session import Request, Services, Sessions
from bot.messaging.updates import Sender
from bot.storage import Answered

Run = Callable[[Request], Awaitable[Answered]]


class Commands:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._sheets = FactSheets()

    def open(self, run: Run) -> Run:
        """A command that is about the release, where that is to be had; else why it isn't."""

        async def run_if_open(request: Request) -> Answered:
            closed = self._services.bayan.closed(request.context)
            return await (self._say(request, closed) if closed else run(request))

        return run_if_open

    async def start(self, request: Request) -> Answered:
        """/start ends the conversation so far; a link's `?start=` names a release, an entry, or both."""
        bayan, link = self._services.bayan, link_of(request.update)
        fresh = replace(request.context.fresh(), release=request.context.release, at=self._services.now())
        if link and (linked := link[1]) in bayan.base.entries:
            return await self._privately(request, bayan.show(linked, fresh, self._services.now()))
        return await self._privately(request, Turn(start_reply(bayan, request.context), fresh))

    async def help(self, request: Request) -> Answered:
        bayan, context = self._services.bayan, request.context
        is_staff = request.sender.is_private and request.sender.user_id in self._services.staff
        emergency = _emergency(bayan.base.release)
        fresh = Button(words(bayan, context, "button-new"), NEW)
        has_office = ["help-office"] if self._services.staff else []
        several = ["help-releases"] if bayan.is_several else []
        sentences = ["help", *several, *has_office, *(["help-staff"] if is_staff else [])]
        return await self._say(request, said(bayan, context, *sentences, buttons=(fresh,), emergency=emergency))

    async def topics(self, request: Request) -> Answered:
        return await self._say(request, all_topics(self._services.bayan, request.context))

    async def contact(self, request: Request) -> Answered:
        """The press contact, with the address ready to copy, and as a card for the address book."""
        bayan = self._services.bayan
        turn = self._shown(request, CONTACT)
        if bayan.base.entries[bayan.base.release.contact].held:
            return await self._sessions.reply(request, turn)
        answered = await self._sessions.reply(request, _with_email(bayan, turn))
        await self._send_card(request.sender, turn.reply.language)
        return answered

    async def quote(self, request: Request) -> Answered:
        """The quotation, ready to copy; the Arabic is the release's own, the English a translation."""
        return await self._sessions.reply(request, _with_copy(self._services.bayan, self._shown(request, QUOTE)))

    async def factsheet(self, request: Request) -> Answered:
        """Everything that the release states, on a page, and the official document where staff put one in place; that
        isn't sent while something in it is being checked.
        """
        base, turn = self._services.bayan.base, self._shown(request, DOCUMENT)
        if any(entry.held for entry in base.playing(DOCUMENT)):
            return await self._sessions.reply(request, turn)
        has_page = await self._send_sheets(request)
        answered = await self._sessions.reply(request, without_sheet(self._services.bayan, turn) if has_page else turn)
        if not any(entry.held for entry in base.entries.values()):
            await self._send_document(request)
        return answered

    async def language(self, request: Request) -> Answered:
        bayan = self._services.bayan
        names = [
            Button(bayan.sentence(one, f"language-name-{one}"), f"language:{one}") for one in (Language.AR, Language.EN)
        ]
        reply = said(bayan, request.context, "language-choose", buttons=tuple(names))
        return await self._privately(request, Turn(reply, request.context))

    async def privacy(self, request: Request) -> Answered:
        reply = said(self._services.bayan, request.context, "privacy", days=self._services.retention_days)
        return await self._privately(request, Turn(reply, request.context))

    async def forget(self, request: Request) -> Answered:
        """Delete everything about the person, this very command's row included, and say how much it was."""
        if not request.sender.is_private:
            return await self._belongs_in_private(request)
        forgotten = await self._services.storage.retention.forget(request.sender.person)
        sentences = ["forgotten", *([] if forgotten.is_wiped else ["forgotten-lingers"])]
        count = max(0, forgotten.questions - 1)
        reply = said(self._services.bayan, request.context, *sentences, count=count)
        return await self._sessions.tell(request, reply)

    async def unknown(self, request: Request) -> Answered:
        return await self._say(request, said(self._services.bayan, request.context, "command-unknown"))

    async def _say(self, request: Request, reply: Reply) -> Answered:
        return await self._sessions.reply(request, Turn(reply, request.context))

    async def _privately(self, request: Request, turn: Turn) -> Answered:
        """A command that in a group says where it belongs."""
        if request.sender.is_private:
            return await self._sessions.reply(request, turn)
        return await self._belongs_in_private(request)

    async def _belongs_in_private(self, request: Request) -> Answered:
        username = f"@{self._services.bot.username}"
        return await self._say(request, said(self._services.bayan, request.context, "private-only", username=username))

    async def _send_sheets(self, request: Request) -> bool:
        bot, bayan = self._services.bot, self._services.bayan
        today = self._services.now().astimezone(bayan.base.release.timezone).date()
        languages = request.context.languages
        return all([await self._sheets.send(bot, request.sender, bayan, one, today) for one in languages])

    async def _send_card(self, sender: Sender, language: Language) -> None:
        bayan = self._services.bayan
        vcard = card(bayan.base.release, language)
        if vcard is None:
            return
        file = InputFile(vcard, f"{bayan.sentence(language, 'contact-file')}.vcf")
        with contextlib.suppress(TelegramError):  # the contact has been named, and the card is an extra
            await self._services.bot.send_document(sender.chat_id, file, message_thread_id=sender.thread)

    async def _send_document(self, request: Request) -> None:
        release, sender = self._services.bayan.base.release, request.sender
        if release.document is None:
            return
        context = await self._sessions.load(sender)
        bayan = self._services.bayan
        caption = words(bayan, context, "document-caption", date=release.issued)
        caption = "\n\n".join(filter(None, (bayan.notice(context.languages[0]), caption)))
        try:
            await self._services.bot.send_document(
                sender.chat_id, release.document, caption=caption, message_thread_id=sender.thread
            )
        except (TelegramError, OSError):
            return  # the facts have been sent, and the file is an extra

    def _shown(self, request: Request, role: str) -> Turn:
        """The entry with the role; not every release quotes somebody."""
        bayan = self._services.bayan
        entry = next(iter(bayan.base.playing(role)), None)
        if entry is None:
            return Turn(said(bayan, request.context, "unknown", date=bayan.base.release.issued), request.context)
        return bayan.show(entry.id, request.context, self._services.now())


def start_reply(bayan: Bayan, context: Context) -> Reply:
    """Who the bot is, and a button for each heading."""
    release, start = bayan.base.release, "start-several" if bayan.is_several else "start"
    is_held = any(entry.held for entry in bayan.base.playing(DOCUMENT))
    return said(
        bayan,
        context,
        *([start, "held-release"] if is_held else [start]),
        buttons=headings(bayan, context, OPEN),
        title=release.title,
        publisher=release.publisher,
        date=release.issued,
    )


def _with_email(bayan: Bayan, turn: Turn) -> Turn:
    email = bayan.base.release.values.get("email")
    return _with_button(bayan, turn, "button-copy-email", str(email)) if email else turn


def _with_copy(bayan: Bayan, turn: Turn) -> Turn:
    entry = next(iter(bayan.base.playing(QUOTE)), None)
    quotation = entry.values.get(QUOTATION) if entry else None
    if not isinstance(quotation, Bilingual):
        return turn
    reply = turn.reply
    if reply.language is Language.EN:
        original = Block(BlockKind.QUOTE, f"«{quotation.ar}»")
        at = next((i for i, block in enumerate(reply.blocks) if block.kind is BlockKind.SOURCE), len(reply.blocks))
        reply = replace(reply, blocks=(*reply.blocks[:at], original, *reply.blocks[at:]))
    return _with_button(bayan, replace(turn, reply=reply), "button-copy-quote", quotation[reply.language])


def _with_button(bayan: Bayan, turn: Turn, message_id: str, text: str) -> Turn:
    button = Button(bayan.sentence(turn.reply.language, message_id), f"{COPY}{text}")
    return replace(turn, reply=replace(turn.reply, buttons=(button, *turn.reply.buttons)))


def _emergency(release: Release) -> Bilingual:
    """The number to call in danger, with the country in which it is answered, where that is known."""
    number = str(release.values.get(EMERGENCY, ""))
    if release.home is None:
        return Bilingual(ar=number, en=number)
    country = country_name(release.home)
    return Bilingual(ar=f"{number} ({country.ar})", en=f"{number} ({country.en})")
