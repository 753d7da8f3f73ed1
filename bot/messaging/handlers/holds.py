"""The off switch: staff hold an entry, or the whole release, while it is checked; and let it go again."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping

from telegram.error import TelegramError

from bot.dialogue.holding import ALL, holdable
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.facts.factbase import Entry, FactBase, Language
from bot.facts.templates import placeholders
from bot.language.normalise import normalise
from bot.messaging.replies.sentences import label, service, words
from bot.messaging.session import Request, Services, Sessions
from bot.storage import Answered

HOLD, RELEASE = "hold", "release"
_WHOLE = (ALL, "الكل")
_GENERAL = ("title", "issued", "publisher")
"""Values that nearly every answer names."""

Press = Callable[[Request, str], Awaitable[Answered]]
logger = logging.getLogger(__name__)


class Holds:
    """`/hold`, `/release`, and the buttons that do the same; for staff, in private."""

    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self.presses: Mapping[str, Press] = {HOLD: self._press_hold, RELEASE: self._press_release}

    async def hold(self, request: Request) -> Answered:
        """Hold what stands behind the command: ids, a label, `all`; or what the answer states that it replies to."""
        said = _behind(request)
        names = self._named(said) if said else await self._pointed(request)
        if names:
            return await self._hold(request, names)
        return await self._say(request, self._unknown(request, said) if said else self._state(request))

    async def release(self, request: Request) -> Answered:
        """Let it be stated again."""
        said = _behind(request)
        names = self._named(said) if said else ()
        if names:
            return await self._release(request, names)
        return await self._say(request, self._unknown(request, said) if said else self._state(request))

    async def _press_hold(self, request: Request, name: str) -> Answered:
        return await self._pressed(request, name, self._hold)

    async def _press_release(self, request: Request, name: str) -> Answered:
        return await self._pressed(request, name, self._release)

    async def _pressed(
        self, request: Request, name: str, act: Callable[[Request, tuple[str, ...]], Awaitable[Answered]]
    ) -> Answered:
        query, names = request.update.callback_query, self._named(name)
        is_allowed = request.sender.is_private and request.sender.user_id in self._services.staff
        notice = "" if is_allowed and names else words(self._services.bayan, request.context, "stale-button")
        if query is not None:
            with contextlib.suppress(TelegramError):  # a press that is too old to be answered
                await query.answer(notice or None)
        return Answered(request.surface, failure="stale button") if notice else await act(request, names)

    async def _hold(self, request: Request, names: tuple[str, ...]) -> Answered:
        base, staff = self._base, request.sender.user_id
        allowed = [name for name in names if name == ALL or holdable(base.entries[name])]
        for name in allowed:
            if await self._services.storage.holds.hold(base.name, name, staff):
                logger.info("%s of %s is held, by %d", name, base.name, staff)
        await self._services.knowledge.refresh()
        if not allowed:
            return await self._say(request, self._reply(request, [self._text(request, "hold-never")]))
        lines = [self._text(request, "hold-done", label=self._label(request, name)) for name in allowed]
        others = self._sharing(allowed)
        near = [self._text(request, "hold-sharing")] if others else []
        buttons = [Button(self._button(request, "button-release", name), f"{RELEASE}:{name}") for name in allowed]
        buttons += [Button(self._button(request, "button-hold", one), f"{HOLD}:{one}") for one in others]
        return await self._say(request, self._reply(request, ["\n".join(lines), *near], buttons))

    async def _release(self, request: Request, names: tuple[str, ...]) -> Answered:
        base, staff = self._base, request.sender.user_id
        lines = []
        for name in names:
            is_over = await self._services.storage.holds.release(base.name, name, staff)
            if is_over:
                logger.info("%s of %s is released, by %d", name, base.name, staff)
            sentence = "release-done" if is_over else "release-none"
            lines.append(self._text(request, sentence, label=self._label(request, name)))
        await self._services.knowledge.refresh()
        still = [self._text(request, "release-whole-left")] if self._is_whole_held() else []
        return await self._say(request, self._reply(request, ["\n".join(lines), *still]))

    @property
    def _base(self) -> FactBase:
        """As staff wrote it, whatever is held."""
        return self._services.knowledge.whole.base

    def _named(self, said: str) -> tuple[str, ...]:
        """The entries that words name: ALL, ids, or a label in either language; none where one of them isn't known."""
        entries = self._base.entries
        if said.casefold() in _WHOLE:
            return (ALL,)
        ids = tuple(dict.fromkeys(said.replace(",", " ").replace("،", " ").lower().split()))
        if ids and all(id in entries for id in ids):
            return ids
        like = normalise(said)
        return tuple(
            entry.id for entry in entries.values() if like in {normalise(entry.label[one]) for one in Language}
        )

    async def _pointed(self, request: Request) -> tuple[str, ...]:
        """What the answer states that the command is a reply to."""
        message = request.update.effective_message
        replied = message.reply_to_message if message else None
        if replied is None:
            return ()
        sent = await self._services.storage.answers.at(request.sender.place, replied.message_id)
        logged = await self._services.storage.log.find(sent.update_id) if sent else None
        return tuple(id for id in logged.facts if id in self._base.entries) if logged else ()

    def _sharing(self, names: Iterable[str]) -> list[str]:
        """Other entries whose answers name the same values, and may be as wrong: ids."""
        entries, held = self._base.entries, {one.entry for one in self._services.knowledge.held}
        named = {value for name in names if name in entries for value in _values(entries[name])}
        others = [entry.id for entry in entries.values() if entry.id not in held and named & _values(entry)]
        return [] if self._is_whole_held() else others

    def _state(self, request: Request) -> Reply:
        """What is held, and how to hold and release."""
        zone = self._base.release.timezone
        lines, buttons = [], []
        for one in self._services.knowledge.held:
            at = one.held_at.astimezone(zone)
            name = self._label(request, one.entry)
            arguments = {"label": name, "date": at.date(), "time": f"{at:%H:%M}", "staff": str(one.held_by)}
            lines.append(self._text(request, "hold-line", **arguments))
            if one.release == self._base.name:
                buttons.append(Button(self._button(request, "button-release", one.entry), f"{RELEASE}:{one.entry}"))
        held = "\n".join([self._text(request, "hold-title"), *lines]) if lines else self._text(request, "hold-none")
        if not self._is_whole_held():
            buttons.append(Button(self._button(request, "button-hold", ALL), f"{HOLD}:{ALL}"))
        return self._reply(request, [held, self._text(request, "hold-usage")], buttons)

    def _is_whole_held(self) -> bool:
        return any(one.entry == ALL and one.release == self._base.name for one in self._services.knowledge.held)

    def _unknown(self, request: Request, said: str) -> Reply:
        """What may have been meant, as buttons."""
        near = [id for reply in self._services.bayan.suggest(said, None) for id in reply.entry_ids]
        buttons = [Button(self._button(request, "button-hold", id), f"{HOLD}:{id}") for id in dict.fromkeys(near)]
        return self._reply(request, [self._text(request, "hold-unknown", count=len(buttons))], buttons)

    def _button(self, request: Request, message_id: str, name: str) -> str:
        return self._text(request, message_id, label=self._label(request, name))

    def _label(self, request: Request, name: str) -> str:
        entry = self._base.entries.get(name)
        if name == ALL:
            return self._text(request, "hold-whole")
        return label(self._services.bayan, request.context, entry) if entry else name

    def _text(self, request: Request, message_id: str, **arguments: object) -> str:
        return self._services.bayan.sentence(_language(request), message_id, **arguments)  # type: ignore[arg-type]

    def _reply(self, request: Request, paragraphs: Iterable[str], buttons: Iterable[Button] = ()) -> Reply:
        blocks = tuple(Block(BlockKind.TEXT, paragraph) for paragraph in paragraphs)
        return service(blocks, _language(request), tuple(buttons))

    async def _say(self, request: Request, reply: Reply) -> Answered:
        return await self._sessions.tell(request, reply)


def _behind(request: Request) -> str:
    message = request.update.effective_message
    return "".join(((message.text if message else None) or "").split(maxsplit=1)[1:]).strip()


def _values(entry: Entry) -> set[str]:
    return {name for name in placeholders(entry.answer.en) if name in entry.values and name not in _GENERAL}


def _language(request: Request) -> Language:
    return request.context.languages[0]
