"""Staff keep what they answered: as a way of asking, as what isn’t stated, or as a new fact; tried first, then done.

What is half filled in stands in memory: after a restart staff begin again, and nothing was changed.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.bayan import Bayan, Turn
from bot.dialogue.reply import Reply
from bot.direction import first_strong
from bot.errors import UserError
from bot.facts import writing
from bot.facts.factbase import Entry, EntryKind
from bot.facts.writing import Edit
from bot.language.detect import Spoken
from bot.messaging.handlers.questions import question_in
from bot.messaging.knowledge import in_background
from bot.messaging.replies import keep as keeping
from bot.messaging.replies.keep import FACT, PHRASING, SILENCE
from bot.messaging.replies.sentences import said
from bot.messaging.session import Request, Services, Sessions, notice
from bot.storage import Answered

Handler = Callable[[Request], Awaitable[Answered]]
_SURFACE = "keep"
_PAIR = ("other", "question")
"""What is asked for in the other language: people ask in both, and what was asked in one alone is found in that one."""
_ASKED = {SILENCE: (*_PAIR, "label"), FACT: (*_PAIR, "label", "evidence"), PHRASING: ()}
_LABEL = re.compile(r"\s*([^/|]*[A-Za-z][^/|]*?)\s*[/|]\s*([^/|]*[\u0620-\u064a][^/|]*?)\s*")
_EVIDENCE = re.compile(r"\s*(\d{1,3})\s*[:،,-]\s*(\S.*?)\s*", re.DOTALL)
_SHAPES = {"label": _LABEL, "evidence": _EVIDENCE}
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be kept, as far as it is known, and in which release; `given` is what staff filled in, `edits` what
    that makes."""

    way: str
    question: str
    release: str | None
    answer: str
    entry: str | None = None
    given: dict[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()

    @property
    def missing(self) -> str | None:
        return next((one for one in _ASKED[self.way] if one not in self.given), None)

    @property
    def is_arabic(self) -> bool:
        return first_strong(self.answer) == "ar"

    @property
    def sentence(self) -> str:
        """That which asks for what is missing."""
        return f"keep-{self.missing}" + (f"-{self._other}" if self.missing in _PAIR else "")

    def takes(self, text: str) -> bool:
        """Whether a text can be what is missing."""
        if self.missing in _PAIR:
            return bool(text) and (first_strong(text) == "ar") is (self._other == "ar")
        shape = _SHAPES.get(str(self.missing))
        return shape is not None and bool(shape.fullmatch(text))

    @property
    def _other(self) -> str:
        """The language in which the missing half of a pair is to be."""
        return "en" if first_strong(self.answer if self.missing == "other" else self.question) == "ar" else "ar"


class Keeping:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._storage = services.storage
        self._drafts: OrderedDict[int, Draft] = OrderedDict()
        self._asked: OrderedDict[tuple[str, int], int] = OrderedDict()
        self._last = 0
        self.presses: dict[str, Callable[[Request, str], Awaitable[Answered]]] = {
            keeping.KEEP: self._begin,
            keeping.OF: self._of,
            keeping.DO: self._do,
            keeping.LEAVE: self._leave,
        }

    def before(self, handler: Handler) -> Handler:
        """A handler that first looks whether what came fills in something that is to be kept."""

        async def handle(request: Request) -> Answered:
            message = request.update.effective_message
            replied = message.reply_to_message if message else None
            key = self._asked.get((request.sender.place, replied.message_id)) if replied else None
            if message is None or key is None or key not in self._drafts or not self._is_staff(request):
                return await handler(request)
            return await self._fill(request, key, question_in(message, self._services.bot.bot) or "")

        return handle

    async def _begin(self, request: Request, argument: str) -> Answered:
        way, _, number = argument.partition(":")
        handed = await self._storage.handovers.find(int(number)) if number.isdecimal() else None
        row = await self._storage.log.find(handed.update_id) if handed else None
        if way not in _ASKED or handed is None or row is None or not row.question or not self._is_staff(request):
            return await self._stale(request)
        await notice(request)
        if way == PHRASING:
            bayan = self._services.bayan.speaking_of(row.release)
            return await self._say(request, keeping.which(bayan, request.context, row.question, handed.id))
        return await self._ask(request, self._put(Draft(way, row.question, row.release, handed.answer or "")))

    async def _of(self, request: Request, argument: str) -> Answered:
        number, _, entry = argument.partition(":")
        handed = await self._storage.handovers.find(int(number)) if number.isdecimal() else None
        row = await self._storage.log.find(handed.update_id) if handed else None
        if row is None or not row.question or not self._is_staff(request):
            return await self._stale(request)
        if entry not in self._services.bayan.speaking_of(row.release).base.entries:
            return await self._stale(request)
        await notice(request)
        return await self._try(request, self._put(Draft(PHRASING, row.question, row.release, "", entry)))

    async def _fill(self, request: Request, key: int, text: str) -> Answered:
        """Take in what staff replied; ask once more where it can't be read."""
        draft = self._drafts[key]
        if not draft.takes(text):
            return await self._ask(request, key, is_again=True)
        self._drafts[key] = draft = replace(draft, given={**draft.given, str(draft.missing): text})
        return await (self._ask(request, key) if draft.missing else self._try(request, key))

    async def _ask(self, request: Request, key: int, *, is_again: bool = False) -> Answered:
        """For what is still missing; the reply to that message is taken for it."""
        draft, bayan, context = self._drafts[key], self._services.bayan, request.context
        name = str(draft.missing)
        example = "" if name in _PAIR else bayan.sentence(context.languages[0], f"keep-example-{name}")
        sentences = [*(["keep-again"] if is_again else []), draft.sentence]
        answered = await self._say(request, said(bayan, context, *sentences, example=example, question=draft.question))
        for one in answered.trace.sent if answered.trace else ():
            self._asked[request.sender.place, one.message] = key
            if len(self._asked) > _KEPT:
                self._asked.popitem(last=False)
        return answered

    async def _try(self, request: Request, key: int) -> Answered:
        draft, tries = self._drafts[key], self._services.tries
        bayan = self._services.bayan.speaking_of(draft.release)
        if tries is None:
            return await self._stale(request)
        await self._sessions.tell(request, said(bayan, request.context, "keep-trying"))
        made = await in_background(lambda: self._edits(draft))
        self._drafts[key] = draft = replace(draft, edits=made)
        trial = await tries(draft.edits, draft.question, draft.release)
        return await self._say(request, keeping.preview(bayan, request.context, draft.edits, trial, key))

    async def _do(self, request: Request, number: str) -> Answered:
        draft = self._drafts.pop(int(number), None) if number.isdecimal() else None
        if draft is None or not draft.edits or not self._is_staff(request):
            return await self._stale(request)
        await notice(request)
        bayan, context = self._services.bayan.speaking_of(draft.release), request.context
        try:
            writing.apply(bayan.base.folder, draft.edits)
        except UserError as error:
            return await self._say(request, keeping.refused(bayan, context, (str(error),)))
        reloaded = await self._services.knowledge.reload()
        if reloaded.problems:
            return await self._say(request, keeping.refused(bayan, context, reloaded.problems))
        return await self._say(
            request, said(bayan, context, "keep-done", files=tuple(edit.file for edit in draft.edits))
        )

    async def _leave(self, request: Request, number: str) -> Answered:
        if number.isdecimal():
            self._drafts.pop(int(number), None)
        await notice(request)
        return await self._say(request, said(self._services.bayan, request.context, "keep-left"))

    def _edits(self, draft: Draft) -> tuple[Edit, ...]:
        bayan = self._services.bayan.speaking_of(draft.release)
        base = bayan.base
        if draft.way == PHRASING:
            return (writing.phrasing(base, str(draft.entry), self._scripts(draft.question)),)
        match = _LABEL.fullmatch(draft.given["label"])
        label = {"en": match[1], "ar": match[2]} if match else {}
        pair = (draft.given["other"], draft.answer) if draft.is_arabic else (draft.answer, draft.given["other"])
        entry_id = writing.new_id(base, label["en"])
        entry: dict[str, Any] = {"id": entry_id}
        near = _near(bayan, draft.question)
        if draft.way == FACT and (evidence := _EVIDENCE.fullmatch(draft.given["evidence"])):
            entry |= {"paragraphs": [int(evidence[1])], "evidence": [evidence[2]]}
        entry |= {"label": label, "answer": dict(zip(("en", "ar"), pair, strict=True))}
        if draft.way == SILENCE:
            entry["nearby"] = [near.id if near else base.release.contact]
        questions = (draft.question, draft.given["question"])
        ways = {**label, **self._scripts(questions[1]), **self._scripts(questions[0])}
        return (
            writing.fact(base, near, entry) if draft.way == FACT else writing.silence(base, entry),
            writing.phrasing(base, entry_id, ways),
            writing.samples(base, entry_id, questions),
        )

    def _scripts(self, question: str) -> dict[str, str]:
        """The question under the script that it is written in."""
        words = " ".join(question.split())
        if first_strong(words) == "ar":
            return {"ar": words}
        spoken = self._services.bayan.understanding.read(words).spoken
        return {"arabizi" if spoken is Spoken.ARABIZI else "en": words}

    def _put(self, draft: Draft) -> int:
        self._last += 1
        self._drafts[self._last] = draft
        if len(self._drafts) > _KEPT:
            self._drafts.popitem(last=False)
        return self._last

    def _is_staff(self, request: Request) -> bool:
        return request.sender.user_id in self._services.staff and self._services.tries is not None

    async def _stale(self, request: Request) -> Answered:
        await notice(request, self._services.bayan.sentence(request.context.languages[0], "stale-button"))
        return Answered(_SURFACE, failure="stale button")

    async def _say(self, request: Request, reply: Reply) -> Answered:
        answered = await self._sessions.reply(request, Turn(reply, request.context))
        return replace(answered, surface=_SURFACE)


def _near(bayan: Bayan, question: str) -> Entry | None:
    """The stated fact that lies nearest to a question."""
    candidates = bayan.understanding.rank(bayan.understanding.read(question)).candidates
    entries = (bayan.base.entries[one.id] for one in candidates if one.id in bayan.base.entries)
    return next((entry for entry in entries if entry.kind is EntryKind.STATED), None)
