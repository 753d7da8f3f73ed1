"""Presses: each action of a button, and what it does."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Update
from telegram.error import BadRequest

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Reply
from bot.facts.factbase import Language
from bot.messaging.conversation import Asked, Conversation, Take
from bot.messaging.folding import MORE, page
from bot.messaging.keyboard import LEAVE, NEW, RATE
from bot.messaging.manners import Manners, Pace
from bot.messaging.party import Party, party_of
from bot.messaging.sentences import said, words
from bot.messaging.services import Services
from bot.messaging.topics import ALL, BACK, OPEN, TURN, all_topics, under
from bot.storage import Answered

_SURFACE = "button"
_LEFT = {True: "question-left", False: "question-left-already", None: "question-left-none"}
Press = Callable[[CallbackQuery, Party, Asked, str], Awaitable[Answered]]


class Buttons:
    def __init__(self, services: Services, conversation: Conversation, manners: Manners) -> None:
        self._services = services
        self._conversation = conversation
        self._manners = manners
        self._presses: dict[str, Press] = {
            "fact": self._fact,
            MORE: self._more,
            "language": self._language,
            NEW: self._new,
            ALL: self._topics,
            OPEN: self._open,
            TURN: self._turn,
            BACK: self._back,
            LEAVE: self._leave,
            RATE: self._rate,
        }

    async def pressed(self, update: Update) -> Answered:
        """Do what the button says. Telegram shows a waiting sign until the press is answered, so that comes first."""
        query, party = update.callback_query, party_of(update, self._services.storage.pseudonyms)
        if query is None or party is None:
            await self._notice(query, "")
            return Answered(_SURFACE)
        if self._manners.pace(party.person) is not Pace.ANSWER:
            await self._notice(query, "")
            return Answered(_SURFACE, failure="flood")
        action, _, argument = (query.data or "").partition(":")
        press = self._presses.get(action, self._stale)
        return await press(query, party, Asked(update.update_id, _SURFACE), argument)

    async def _fact(self, query: CallbackQuery, party: Party, asked: Asked, entry: str) -> Answered:
        if entry not in self._services.bayan.base.entries:
            return await self._stale(query, party, asked, entry)
        await self._notice(query, "")
        bayan, now = self._services.bayan, self._services.now()
        return await self._conversation.turn(party, asked, lambda context: bayan.show(entry, context, now))

    async def _more(self, query: CallbackQuery, party: Party, asked: Asked, place: str) -> Answered:
        """The next page of a long answer, below what was read of it."""
        entry, _, number = place.partition(":")
        if entry not in self._services.bayan.base.entries:
            return await self._stale(query, party, asked, place)
        await self._notice(query, "")
        bayan, now = self._services.bayan, self._services.now()

        def take(context: Context) -> Turn:
            turn = bayan.show(entry, context, now)
            return Turn(page(bayan, turn.reply, _number(number)), turn.context)

        return await self._conversation.turn(party, asked, take)

    async def _language(self, query: CallbackQuery, party: Party, asked: Asked, code: str) -> Answered:
        if code not in set(Language):
            return await self._stale(query, party, asked, code)
        await self._notice(query, "")

        def take(context: Context) -> Turn:
            chosen = context.choose(Language(code))
            return Turn(said(self._services.bayan, chosen, "language-changed"), chosen)

        return await self._conversation.turn(party, asked, take, [party.message])

    async def _new(self, query: CallbackQuery, party: Party, asked: Asked, _: str) -> Answered:
        await self._notice(query, "")

        def take(context: Context) -> Turn:
            return Turn(said(self._services.bayan, context, "conversation-restarted"), context.fresh())

        return await self._conversation.turn(party, asked, take)

    async def _topics(self, query: CallbackQuery, party: Party, asked: Asked, _: str) -> Answered:
        await self._notice(query, "")
        return await self._conversation.turn(party, asked, self._listed)

    async def _back(self, query: CallbackQuery, party: Party, asked: Asked, _: str) -> Answered:
        await self._notice(query, "")
        return await self._conversation.turn(party, asked, self._listed, [party.message])

    async def _open(self, query: CallbackQuery, party: Party, asked: Asked, heading: str) -> Answered:
        return await self._heading(query, party, asked, heading, [])

    async def _turn(self, query: CallbackQuery, party: Party, asked: Asked, heading: str) -> Answered:
        return await self._heading(query, party, asked, heading, [party.message])

    async def _heading(
        self, query: CallbackQuery, party: Party, asked: Asked, heading: str, over: list[int]
    ) -> Answered:
        reply = under(self._services.bayan, await self._conversation.context(party), heading)
        if reply is None:
            return await self._stale(query, party, asked, heading)
        await self._notice(query, "")
        return await self._conversation.turn(party, asked, _saying(reply), over)

    def _listed(self, context: Context) -> Turn:
        return Turn(all_topics(self._services.bayan, context), context)

    async def _leave(self, query: CallbackQuery, party: Party, asked: Asked, number: str) -> Answered:
        await self._notice(query, "")
        left = await self._services.storage.inbox.leave_for_staff(_number(number), party.person)
        context = await self._conversation.context(party)
        return await self._conversation.turn(party, asked, _saying(said(self._services.bayan, context, _LEFT[left])))

    async def _rate(self, query: CallbackQuery, party: Party, asked: Asked, rating: str) -> Answered:
        verdict, _, number = rating.partition(":")
        is_liked = verdict == "up"
        if not await self._services.storage.inbox.rate(_number(number), party.person, is_liked):
            return await self._stale(query, party, asked, rating)
        context = await self._conversation.context(party)
        thanks = "feedback-thanks" if is_liked else "feedback-sorry"
        await self._notice(query, words(self._services.bayan, context, thanks))
        return Answered("rating")

    async def _stale(self, query: CallbackQuery, party: Party, asked: Asked, _: str) -> Answered:
        context = await self._conversation.context(party)
        await self._notice(query, words(self._services.bayan, context, "stale-button"))
        return Answered(asked.surface, failure="stale button")

    async def _notice(self, query: CallbackQuery | None, text: str) -> None:
        if query is not None:
            with contextlib.suppress(BadRequest):  # a press that is too old to be answered
                await query.answer(text or None)


def _saying(reply: Reply) -> Take:
    return lambda context: Turn(reply, context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else -1
