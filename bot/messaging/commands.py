"""The commands that anybody may use."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace

from telegram import InputFile, Update
from telegram.error import TelegramError

from bot.bayan import Bayan, Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.facts.factbase import Bilingual, Language
from bot.messaging.card import card
from bot.messaging.conversation import Asked, Conversation, Take
from bot.messaging.factsheets import FactSheets, without_sheet
from bot.messaging.keyboard import COPY, NEW
from bot.messaging.party import Party, party_of
from bot.messaging.sentences import said, words
from bot.messaging.services import Services
from bot.messaging.topics import OPEN, all_topics, headings
from bot.storage import Answered

_QUOTE, _QUOTATION, _DOCUMENT = "quote", "quotation", "document"
Make = Callable[[Bayan, Context], Reply]


class Commands:
    def __init__(self, services: Services, conversation: Conversation) -> None:
        self._services = services
        self._conversation = conversation
        self._sheets = FactSheets()

    async def start(self, update: Update) -> Answered:
        """/start ends the conversation so far; a link's `?start=<id>` opens that entry."""
        linked = _argument(update)

        def take(context: Context) -> Turn:
            bayan = self._services.bayan
            if linked in bayan.base.entries:
                return bayan.show(linked, context.fresh(), self._services.now())
            return Turn(start_reply(bayan, context), context.fresh())

        return await self._privately(update, take)

    async def help(self, update: Update) -> Answered:
        party = self._party(update)
        is_staff = party is not None and party.is_private and party.user_id in self._services.staff

        def make(bayan: Bayan, context: Context) -> Reply:
            emergency = str(bayan.base.release.values.get("emergency", ""))
            fresh = Button(words(bayan, context, "button-new"), NEW)
            sentences = ["help", *(["help-staff"] if is_staff else [])]
            return said(bayan, context, *sentences, buttons=(fresh,), emergency=emergency)

        return await self._say(update, make)

    async def topics(self, update: Update) -> Answered:
        return await self._say(update, all_topics)

    async def contact(self, update: Update) -> Answered:
        """The press contact, with the address ready to copy, and as a card for the address book."""
        bayan = self._services.bayan
        shown = bayan.base.release.contact
        answered = await self._turn(update, lambda context: _with_email(bayan, self._show(shown, context)))
        await self._send_card(update, Language(answered.language or Language.EN))
        return answered

    async def quote(self, update: Update) -> Answered:
        """The quotation, ready to copy; the Arabic is the release's own, the English a translation."""
        bayan = self._services.bayan
        return await self._turn(update, lambda context: _with_copy(bayan, self._show(_QUOTE, context)))

    async def factsheet(self, update: Update) -> Answered:
        """Everything that the release states, on a page, and the official document where staff put one in place."""
        has_page = await self._send_sheets(update)
        bayan = self._services.bayan

        def take(context: Context) -> Turn:
            turn = self._show(_DOCUMENT, context)
            return without_sheet(bayan, turn) if has_page else turn

        answered = await self._turn(update, take)
        await self._send_document(update)
        return answered

    async def language(self, update: Update) -> Answered:
        def make(bayan: Bayan, context: Context) -> Reply:
            names = [
                Button(bayan.sentence(one, f"language-name-{one}"), f"language:{one}")
                for one in (Language.AR, Language.EN)
            ]
            return said(bayan, context, "language-choose", buttons=tuple(names))

        return await self._privately(update, self._take(make))

    async def privacy(self, update: Update) -> Answered:
        days = self._services.retention_days
        return await self._privately(
            update, self._take(lambda bayan, context: said(bayan, context, "privacy", days=days))
        )

    async def forget(self, update: Update) -> Answered:
        """Delete everything about the person, this very command's row included, and say how much it was."""
        party = self._party(update)
        if party is None or not party.is_private:
            return await self._belongs_in_private(update)
        context = await self._conversation.context(party)
        count = await self._services.storage.retention.forget(party.person)
        reply = said(self._services.bayan, context, "forgotten", count=max(0, count - 1))
        return await self._conversation.tell(party, Asked(update.update_id, "command"), reply)

    async def unknown(self, update: Update) -> Answered:
        return await self._say(update, lambda bayan, context: said(bayan, context, "command-unknown"))

    async def _say(self, update: Update, make: Make) -> Answered:
        return await self._turn(update, self._take(make))

    async def _privately(self, update: Update, take: Take) -> Answered:
        """A command that in a group says where it belongs."""
        party = self._party(update)
        if party is None or party.is_private:
            return await self._turn(update, take)
        return await self._belongs_in_private(update)

    async def _belongs_in_private(self, update: Update) -> Answered:
        username = f"@{self._services.bot.username}"
        return await self._say(update, lambda bayan, context: said(bayan, context, "private-only", username=username))

    async def _turn(self, update: Update, take: Take) -> Answered:
        party = self._party(update)
        if party is None:
            return Answered("command")
        return await self._conversation.turn(party, Asked(update.update_id, "command"), take)

    async def _send_sheets(self, update: Update) -> bool:
        party = self._party(update)
        if party is None:
            return False
        context, today = await self._conversation.context(party), self._services.now().date()
        bot, bayan = self._services.bot, self._services.bayan
        sent = [await self._sheets.send(bot, party, bayan, one, today) for one in context.languages]
        return all(sent)

    async def _send_card(self, update: Update, language: Language) -> None:
        party, bayan = self._party(update), self._services.bayan
        vcard = card(bayan.base.release, language)
        if party is None or vcard is None:
            return
        file = InputFile(vcard, f"{bayan.sentence(language, 'contact-file')}.vcf")
        with contextlib.suppress(TelegramError):  # the contact has been named, and the card is an extra
            await self._services.bot.send_document(party.chat_id, file, message_thread_id=party.thread)

    async def _send_document(self, update: Update) -> None:
        party, release = self._party(update), self._services.bayan.base.release
        if party is None or release.document is None:
            return
        context = await self._conversation.context(party)
        caption = words(self._services.bayan, context, "document-caption", date=release.issued)
        try:
            await self._services.bot.send_document(
                party.chat_id, release.document, caption=caption, message_thread_id=party.thread
            )
        except (TelegramError, OSError):
            return  # the facts have been sent, and the file is an extra

    def _take(self, make: Make) -> Take:
        return lambda context: Turn(make(self._services.bayan, context), context)

    def _show(self, entry: str, context: Context) -> Turn:
        bayan = self._services.bayan
        if entry not in bayan.base.entries:  # staff may have taken it out
            return Turn(said(bayan, context, "unknown", date=bayan.base.release.issued), context)
        return bayan.show(entry, context, self._services.now())

    def _party(self, update: Update) -> Party | None:
        return party_of(update, self._services.storage.pseudonyms)


def start_reply(bayan: Bayan, context: Context) -> Reply:
    """Who the bot is, and a button for each heading."""
    release = bayan.base.release
    return said(
        bayan,
        context,
        "start",
        buttons=headings(bayan, context, OPEN),
        title=release.title,
        publisher=release.publisher,
        date=release.issued,
    )


def _argument(update: Update) -> str:
    text = update.effective_message.text if update.effective_message else None
    return "".join((text or "").split(maxsplit=1)[1:])


def _with_email(bayan: Bayan, turn: Turn) -> Turn:
    email = bayan.base.release.values.get("email")
    return _with_button(bayan, turn, "button-copy-email", str(email)) if email else turn


def _with_copy(bayan: Bayan, turn: Turn) -> Turn:
    entry = bayan.base.entries.get(_QUOTE)
    quotation = entry.values.get(_QUOTATION) if entry else None
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
