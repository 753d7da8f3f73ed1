"""/releases: the list, and turning a conversation, or a forum's topic, to one of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.facts.factbase import Language
from bot.messaging.replies.sentences import OPEN, headings, said, words
from bot.messaging.session import Request, Services, Sessions, notice
from bot.releases import frames
from bot.releases.edition import Edition
from bot.releases.reading import Reading
from bot.releases.shelf import reading_of
from bot.storage import Answered

Press = Callable[[Request, str], Awaitable[Answered]]


class Releases:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self.presses: Mapping[str, Press] = {frames.CHOOSE: self._choose}

    async def list(self, request: Request) -> Answered:
        """Every release that the person may know of, the newest first."""
        reading, context = self._reading, request.context
        if not reading.editions:
            return await self._say(request, frames.nothing_open(context.languages, reading.locales))
        buttons = [
            Button(frames.button_name(one, context.languages, reading.locales), f"{frames.CHOOSE}:{one.key}")
            for one in reading.editions
        ]
        if reading.is_several:
            buttons.append(Button(words(reading, context, "button-newest"), f"{frames.CHOOSE}:"))
        title = said(reading, context, "releases-title", buttons=tuple(buttons), count=len(reading.editions))
        blocks = [
            block
            for text, language in zip(title.blocks, context.languages, strict=True)
            for block in (text, Block(BlockKind.TEXT, _lines(reading, language)))
        ]
        return await self._say(request, replace(title, blocks=tuple(blocks)))

    async def _choose(self, request: Request, key: str) -> Answered:
        """Turn to a release; without a key, back to the newest."""
        reading = self._reading
        edition = reading.find(key) if key else None
        is_stale = bool(key) and edition is None
        await notice(request, words(reading, request.context, "stale-button") if is_stale else "")
        if is_stale:
            return Answered(request.surface, failure="stale button")
        name, thread = edition.name if edition else None, request.sender.thread
        ties = thread is not None and self._may_tie(request)
        if thread is not None and ties:
            await self._services.storage.topics.tie(request.sender.place, thread, name)
            request = replace(request, sender=replace(request.sender, quietly=False))
        turned = replace(request.context.fresh(), release=name, at=self._services.now())
        return await self._sessions.reply(request, Turn(_turned(reading, edition, turned, ties), turned))

    def _may_tie(self, request: Request) -> bool:
        """A topic is everybody's who reads it; in private it is one's own."""
        return request.sender.is_private or request.sender.user_id in self._services.staff

    @property
    def _reading(self) -> Reading:
        return reading_of(self._services.bayan, self._services.now())

    async def _say(self, request: Request, reply: Reply) -> Answered:
        return await self._sessions.reply(request, Turn(reply, request.context))


def _turned(reading: Reading, edition: Edition | None, context: Context, ties: bool) -> Reply:
    if edition is None:
        newest = next((one for one in reading.editions if not one.release.withdrawn), None)
        if ties or newest is None:
            return said(reading, context, "topic-untied")
        return said(reading, context, "release-newest", title=newest.release.title)
    if edition.release.withdrawn:
        return frames.withdrawn(edition, context.languages, reading.locales)
    sentence = "topic-tied" if ties else "release-chosen"
    buttons = headings(edition.bayan, context, OPEN)
    release = edition.release
    return reading.framed(
        edition, said(reading, context, sentence, buttons=buttons, title=release.title, date=release.issued)
    )


def _lines(reading: Reading, language: Language) -> str:
    return "\n".join(
        reading.sentence(language, _line(reading, one), title=one.release.title[language], date=one.release.issued)
        for one in reading.editions
    )


def _line(reading: Reading, edition: Edition) -> str:
    if edition.release.withdrawn:
        return "releases-line-withdrawn"
    return "releases-line-embargo" if edition in reading.embargoed else "releases-line"
