"""Following: a press under an answer, /follow, /following, /unfollow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from textwrap import shorten

from bot.bayan import Turn
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.dialogue.wording import mark_of
from bot.facts.factbase import Entry, EntryKind, Language
from bot.messaging.corrections import known_to, state_of
from bot.messaging.replies.corrections import EVERYTHING, UNFOLLOW, label_of
from bot.messaging.replies.sentences import said, words
from bot.messaging.session import Request, Services, Sessions
from bot.messaging.updates import address_of
from bot.storage import Answered, Follow, Follower, LoggedQuestion, Told

_SHOWN = 160
"""Letters of a question that are shown: enough to know it by."""

_ASKED_FOR = (Kind.UNKNOWN, Kind.NOT_STATED, Kind.CLARIFY)


class Following:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._storage = services.storage

    async def pressed(self, request: Request, update_id: int) -> str | None:
        """Follow what an answer said, or wait for the answer to its question; the notice that says so, None where the
        answer is no longer kept.
        """
        row = await self._storage.log.find(update_id)
        sender = request.sender
        here = await self._storage.answers.at(sender.place, sender.message)
        is_theirs = row is not None and row.person == sender.person
        if row is None or not (is_theirs or (here is not None and here.update_id == update_id)):
            return None
        if is_theirs and row.question and row.kind in _ASKED_FOR:
            return await self._await(request, row)
        entries = self._followable(row.facts)
        if not entries or row.kind not in (Kind.ANSWER, Kind.NOT_STATED):
            return None
        return "follow-done" if await self._follow(request, entries, row.received_at) else "follow-again"

    async def follow(self, request: Request) -> Answered:
        """/follow: what was spoken of last."""
        entries = self._followable(request.context.entry_ids)
        if not entries:
            return await self._say(request, self._sentence(request, "follow-nothing"))
        is_new = await self._follow(request, entries, self._services.now())
        return await self._say(request, self._sentence(request, "follow-done" if is_new else "follow-again"))

    async def following(self, request: Request) -> Answered:
        """/following: all of it, with a button for each that ends it."""
        return await self._say(request, await self._list(request))

    async def unfollow(self, request: Request) -> Answered:
        """/unfollow: all of it, at once."""
        count = await self._storage.follows.unfollow(request.sender.place, request.sender.person)
        return await self._say(request, said(self._services.bayan, request.context, "unfollowed", count=count))

    async def stopped(self, request: Request, which: str) -> tuple[str, Reply | None]:
        """A press that ends one or all; the notice, and the list anew where it was pressed there."""
        place, person = request.sender.place, request.sender.person
        follows = await self._storage.follows.of(place, person)
        bayan, context = self._services.bayan, request.context
        if which == EVERYTHING:
            count = await self._storage.follows.unfollow(place, person)
            return words(bayan, context, "unfollowed", count=count), None
        chosen = [one for one in follows if one.entry == which]
        for one in chosen:
            await self._storage.follows.unfollow(place, person, one.id)
        label = self._labels(request, which)
        notice = words(bayan, context, "unfollowed-one" if chosen else "unfollowed-already", label=label)
        return notice, await self._list(request)

    async def _list(self, request: Request) -> Reply:
        bayan, context = self._services.bayan, request.context
        place, person = request.sender.place, request.sender.person
        follows = await self._storage.follows.of(place, person)
        questions = await self._storage.awaited.of(place, person)
        if not follows and not questions:
            return said(bayan, context, "following-none")
        buttons = [Button(f"✕ {self._labels(request, one.entry)}", f"{UNFOLLOW}:{one.entry}") for one in follows]
        if len(follows) + len(questions) > 1 or questions:
            buttons.append(Button(words(bayan, context, "button-unfollow-all"), f"{UNFOLLOW}:{EVERYTHING}"))
        sentences = [*(["following-list"] if follows else []), *(["following-awaited"] if questions else [])]
        reply = said(bayan, context, *sentences, buttons=tuple(buttons))
        lines = [words(bayan, context, "following-question", question=shorten(one, _SHOWN)) for one in questions]
        return replace(reply, blocks=(*reply.blocks, *(Block(BlockKind.TEXT, line) for line in lines)))

    def _labels(self, request: Request, entry_id: str) -> str:
        bayan = self._services.bayan
        entry = bayan.base.entries.get(entry_id)
        return " / ".join(dict.fromkeys(label_of(bayan, entry, one) for one in request.context.languages))

    def _followable(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        entries = self._services.bayan.base.entries
        return tuple(entries[one] for one in ids if one in entries and entries[one].kind is not EntryKind.SERVICE)

    async def _follow(self, request: Request, entries: Iterable[Entry], at: datetime) -> bool:
        """Follow entries that were told at a time; False where all of them are followed already."""
        known: set[str] = {one.entry for one in await self._known(request)}
        new = [entry for entry in entries if entry.id not in known]
        told = [await self._told(entry, at, Language(self._language(request))) for entry in new]
        if new:
            await self._storage.follows.follow(self._follower(request), self._services.bayan.base.name, told, at)
        return bool(new)

    async def _known(self, request: Request) -> tuple[Follow, ...]:
        release = self._services.bayan.base.name
        follows = await self._storage.follows.of(request.sender.place, request.sender.person)
        return tuple(one for one in follows if one.release == release)

    async def _told(self, entry: Entry, at: datetime, language: Language) -> Told:
        """What was said of the entry at a time; nothing is known of that where it was corrected since."""
        bayan = self._services.bayan
        if entry.correction:
            mark = mark_of(entry.correction)
            seen = await self._storage.changes.seen_at(bayan.base.name, entry.id, mark)
            if seen is None or at < seen:
                return Told(entry.id)
        whole = self._services.knowledge.whole  # while it is held, too, what they were told is the fact
        worded = whole.renderer.worded(whole.base.entries.get(entry.id, entry), language)
        return Told(entry.id, worded.fingerprint, worded.text)

    async def _await(self, request: Request, row: LoggedQuestion) -> str:
        bayan = self._services.bayan
        known = tuple(known_to(bayan, row.question or "", Language(self._language(request)), self._services.now()))
        is_new = await self._storage.awaited.wait(
            self._follower(request), bayan.base.name, row.update_id, known, state_of(bayan)
        )
        return "await-done" if is_new else "await-again"

    def _follower(self, request: Request) -> Follower:
        sender, now = request.sender, self._services.now()
        until = now + self._storage.lifetime
        return Follower(sender.person, sender.place, address_of(sender), self._language(request), until)

    def _language(self, request: Request) -> str:
        return request.context.languages[0].value

    def _sentence(self, request: Request, message_id: str) -> Reply:
        return said(self._services.bayan, request.context, message_id)

    async def _say(self, request: Request, reply: Reply) -> Answered:
        return await self._sessions.reply(request, Turn(reply, request.context))
