"""What people write: questions, edited questions, and what isn't text."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.messaging.addressed import question_in
from bot.messaging.conversation import Asked, Conversation, Take
from bot.messaging.manners import Manners, Pace
from bot.messaging.party import Party, party_of
from bot.messaging.sentences import said
from bot.messaging.services import Services
from bot.storage import Answered

_MEDIA = ("photo", "video", "voice", "audio", "sticker", "animation", "location", "poll", "document", "contact")
_LIKE = {"video_note": "video", "venue": "location"}


class Questions:
    def __init__(self, services: Services, conversation: Conversation, manners: Manners) -> None:
        self._services = services
        self._conversation = conversation
        self._manners = manners

    async def message(self, update: Update) -> Answered:
        """A question: any text in private, in a group one that is meant for the bot."""
        return await self._answer(update, "message")

    async def edited(self, update: Update) -> Answered:
        """A question that was changed: its answer changes with it."""
        return await self._answer(update, "edit")

    async def ask(self, update: Update) -> Answered:
        """/ask and a question, for groups."""
        return await self._answer(update, "ask")

    async def not_text(self, update: Update) -> Answered:
        """A photo, a voice message, a sticker …: what the bot can do instead, in private only."""
        message, party = update.message, party_of(update, self._services.storage.pseudonyms)
        if message is None or party is None or not self._manners.is_first_of_album(message):
            return Answered("not text")
        return await self._paced(party, Asked(update.update_id, "not text"), self._say(_media_sentence(message)))

    async def _answer(self, update: Update, surface: str) -> Answered:
        message, party = update.effective_message, party_of(update, self._services.storage.pseudonyms)
        text = question_in(message, self._services.bot.bot) if message else None
        if party is None or text is None:
            return Answered(surface)
        if not text:
            return await self._paced(party, Asked(update.update_id, surface), self._say("ask-usage"))
        bayan, now = self._services.bayan, self._services.now()
        asked = Asked(update.update_id, surface, text)
        return await self._paced(party, asked, lambda context: bayan.answer(text, context, now))

    async def _paced(self, party: Party, asked: Asked, take: Take) -> Answered:
        pace = self._manners.pace(party.person)
        if pace is Pace.SILENCE:
            return Answered(asked.surface, failure="flood")
        if pace is Pace.SAY_SO:
            told = await self._conversation.turn(party, replace(asked, question=None), self._say("slow-down"))
            return replace(told, failure="flood")
        if asked.surface == "edit":
            return await self._conversation.edited(party, asked, take)
        return await self._conversation.turn(party, asked, take)

    def _say(self, message_id: str) -> Take:
        def take(context: Context) -> Turn:
            return Turn(said(self._services.bayan, context, message_id), context)

        return take


def _media_sentence(message: Message) -> str:
    for name in (*_LIKE, *_MEDIA):
        if getattr(message, name):
            return f"not-text-{_LIKE.get(name, name)}"
    return "not-text-other"
