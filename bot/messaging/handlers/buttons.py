"""Presses: each action of a button, and what it does; and reactions, which rate as 👍 and 👎 do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from telegram import Update

from bot.bayan import Turn
from bot.dialogue.reply import Reply
from bot.facts.factbase import Language
from bot.messaging.handlers.follow import Following
from bot.messaging.handlers.handover import Handovers
from bot.messaging.handlers.middleware import unmarked
from bot.messaging.replies.corrections import UNFOLLOW
from bot.messaging.replies.formatting import (
    ASK,
    DISLIKE,
    FOLLOW,
    LEAVE,
    LIKE,
    MORE,
    NEW,
    ORIGIN,
    RATE,
    RELEASE_MARK,
    page,
)
from bot.messaging.replies.office import CLOSE, DECLINE, SEND
from bot.messaging.replies.origin import origin
from bot.messaging.replies.sentences import ALL, BACK, OPEN, TURN, all_topics, said, under, words
from bot.messaging.session import Request, Services, Sessions, notice
from bot.storage import Answered

_LEFT = {True: "question-left", False: "question-left-already", None: "question-left-none"}
_MOST_DIGITS = 18
_IN_THE_RELEASE = (MORE, ALL, OPEN, TURN, BACK)
Press = Callable[[Request, str], Awaitable[Answered]]


class Buttons:
    def __init__(self, services: Services, sessions: Sessions, more: Mapping[str, Press]) -> None:
        """`more` are the presses that other handlers do."""
        self._services = services
        self._sessions = sessions
        self._following = Following(services, sessions)
        self._handovers = Handovers(services, sessions)
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
            ORIGIN: self._origin,
            FOLLOW: self._follow,
            UNFOLLOW: self._unfollow,
            ASK: self._ask_office,
            SEND: self._send_to_office,
            DECLINE: self._decline,
            CLOSE: self._close,
            **more,
        }

    async def pressed(self, request: Request) -> Answered:
        """Do what the button says. Telegram shows a waiting sign until the press is answered, so that comes first."""
        query = request.update.callback_query
        data = (query.data if query else None) or ""
        action, _, argument = unmarked(data).partition(":")
        if query is not None and not request.sender.is_private:  # what they want to read is nothing to the others
            request = replace(request, sender=replace(request.sender, quietly=True, press=query.id))
        bayan = self._services.bayan
        if RELEASE_MARK in data and not bayan.has(request.context.release):
            return await self._stale(request, argument)
        if action in _IN_THE_RELEASE and (closed := bayan.closed(request.context)):
            await notice(request)
            return await self._say(request, closed)
        return await self._presses.get(action, self._stale)(request, argument)

    async def _fact(self, request: Request, entry: str) -> Answered:
        if entry not in self._services.bayan.base.entries:
            return await self._stale(request, entry)
        await notice(request)
        return await self._sessions.reply(request, self._shown(request, entry))

    async def _more(self, request: Request, place: str) -> Answered:
        """The next page of a long answer, below what was read of it."""
        entry, _, number = place.partition(":")
        if entry not in self._services.bayan.base.entries:
            return await self._stale(request, place)
        await notice(request)
        turn = self._shown(request, entry)
        return await self._sessions.reply(
            request, Turn(page(self._services.bayan, turn.reply, _number(number)), turn.context)
        )

    async def _language(self, request: Request, code: str) -> Answered:
        if code not in set(Language):
            return await self._stale(request, code)
        await notice(request)
        chosen = request.context.choose(Language(code))
        turn = Turn(said(self._services.bayan, chosen, "language-changed"), chosen)
        return await self._sessions.reply(request, turn, [request.sender.message])

    async def _new(self, request: Request, _: str) -> Answered:
        await notice(request)
        restarted = said(self._services.bayan, request.context, "conversation-restarted")
        return await self._sessions.reply(request, Turn(restarted, request.context.fresh()))

    async def _topics(self, request: Request, _: str) -> Answered:
        await notice(request)
        return await self._say(request, all_topics(self._services.bayan, request.context))

    async def _back(self, request: Request, _: str) -> Answered:
        await notice(request)
        return await self._say(request, all_topics(self._services.bayan, request.context), [request.sender.message])

    async def _open(self, request: Request, heading: str) -> Answered:
        return await self._heading(request, heading, [])

    async def _turn(self, request: Request, heading: str) -> Answered:
        return await self._heading(request, heading, [request.sender.message])

    async def _heading(self, request: Request, heading: str, over: list[int]) -> Answered:
        reply = under(self._services.bayan, request.context, heading)
        if reply is None:
            return await self._stale(request, heading)
        await notice(request)
        return await self._say(request, reply, over)

    async def _leave(self, request: Request, number: str) -> Answered:
        await notice(request)
        left = await self._services.storage.inbox.leave_for_staff(_number(number), request.sender.person)
        return await self._say(request, said(self._services.bayan, request.context, _LEFT[left]))

    async def _rate(self, request: Request, rating: str) -> Answered:
        verdict, _, number = rating.partition(":")
        is_liked = verdict == "up"
        if not await self._services.storage.inbox.rate(_number(number), request.sender.person, is_liked):
            return await self._stale(request, rating)
        thanks = "feedback-thanks" if is_liked else "feedback-sorry"
        await notice(request, words(self._services.bayan, request.context, thanks))
        return Answered("rating")

    async def _origin(self, request: Request, number: str) -> Answered:
        """Where an answer is from: told to whoever asked, and to those who have it before their eyes in a group."""
        storage, sender = self._services.storage, request.sender
        shown = await storage.proofs.of_update(_number(number))
        here = await storage.answers.at(sender.place, sender.message)
        is_theirs = shown is not None and shown.person == sender.person
        if shown is None or not (is_theirs or (here is not None and here.update_id == _number(number))):
            return await self._stale(request, number)
        await notice(request)
        return await self._say(request, origin(self._services.bayan, shown, self._services.retention_days))

    async def _follow(self, request: Request, number: str) -> Answered:
        done = await self._following.pressed(request, _number(number))
        if done is None:
            return await self._stale(request, number)
        await notice(request, words(self._services.bayan, request.context, done))
        return Answered("follow")

    async def _unfollow(self, request: Request, which: str) -> Answered:
        """A press under a correction ends it; one in the list draws the list anew, too."""
        told, listed = await self._following.stopped(request, which)
        await notice(request, told)
        here = await self._services.storage.answers.at(request.sender.place, request.sender.message)
        if here is None:  # a correction, which stays as it is
            return Answered("follow")
        listed = listed or said(self._services.bayan, request.context, "following-none")
        return await self._say(request, listed, [request.sender.message])

    async def _ask_office(self, request: Request, number: str) -> Answered:
        offer = await self._handovers.offered(request, _number(number))
        return await self._to_office(request, number, offer, [])

    async def _send_to_office(self, request: Request, number: str) -> Answered:
        sent = await self._handovers.sent(request, _number(number))
        return await self._to_office(request, number, sent, [request.sender.message])

    async def _decline(self, request: Request, _: str) -> Answered:
        await notice(request)
        declined = said(self._services.bayan, request.context, "office-declined")
        return await self._say(request, declined, [request.sender.message])

    async def _to_office(self, request: Request, number: str, reply: Reply | None, over: list[int]) -> Answered:
        if reply is None:
            return await self._stale(request, number)
        await notice(request)
        return await self._say(request, reply, over)

    async def _close(self, request: Request, number: str) -> Answered:
        done = await self._handovers.closed(request, _number(number))
        if done is None:
            return await self._stale(request, number)
        await notice(request, words(self._services.bayan, request.context, done))
        return Answered("handover")

    async def reacted(self, update: Update) -> Answered:
        """👍 or 👎 on an answer is kept with its question; any other reaction says nothing about it."""
        reaction = update.message_reaction
        if reaction is None or reaction.user is None:
            return Answered("rating")
        emoji = {getattr(one, "emoji", "") for one in reaction.new_reaction}
        storage = self._services.storage
        sent = await storage.answers.at(storage.pseudonyms.place(reaction.chat.id), reaction.message_id)
        if sent is not None and emoji & {LIKE, DISLIKE}:
            await storage.inbox.rate(sent.update_id, storage.pseudonyms.person(reaction.user.id), LIKE in emoji)
        return Answered("rating")

    async def _stale(self, request: Request, _: str) -> Answered:
        await notice(request, words(self._services.bayan, request.context, "stale-button"))
        return Answered(request.surface, failure="stale button")

    async def _say(self, request: Request, reply: Reply, over: list[int] | None = None) -> Answered:
        return await self._sessions.reply(request, Turn(reply, request.context), over or [])

    def _shown(self, request: Request, entry: str) -> Turn:
        return self._services.bayan.show(entry, request.context, self._services.now())


def _number(text: str) -> int:
    """What stands behind an action; -1 where it is no number of ours, as in a press that somebody forged."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else -1
