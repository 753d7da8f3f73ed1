"""Plays a script and compares: what was to be, what was, and all that was said until then."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.direction import isolate
from bot.simulator.messages import Message
from bot.storage import LoggedQuestion

from .acting import Actors, Json, buttons, plain
from .looks import flaws, is_held, names_its_source
from .script import SILENCE, Act, Expected, Script, Stored
from .stage import Stage

_BLOB = re.compile("X'([0-9A-F]*)'")
OFFERED = ("the first offered", "the second offered")
_FACTS = ("answer", "not_stated")
_SET_OFF = ("blockquote", "pre")
_LEAST_SURE = 0.2
_PACE = 10
"""Seconds between two acts: slow enough for no flood."""


class ScriptFailedError(AssertionError):
    """The bot didn't do as the script says."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What an act led to. `row` is what the database has of it, if it is a finished row."""

    new: tuple[Message, ...]
    edited: tuple[Message, ...]
    row: LoggedQuestion | None
    notice: str
    offers: tuple[Json, ...]

    @property
    def shown(self) -> tuple[Message, ...]:
        return self.new or self.edited

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text(message) for message in self.shown)


class Player:
    def __init__(self, script: Script, stage: Stage) -> None:
        self._script = script
        self._stage = stage
        self._actors = Actors(stage)
        self._said: list[str] = []
        self._last_question: dict[str, int] = {}
        self._offered: tuple[str, ...] = ()

    async def play(self, path: Path) -> str | None:
        """What went wrong at the first act that didn't go as written; None where all did. `path` is the database."""
        try:
            await self._play_all()
            self._look_for_words(path)
        except ScriptFailedError as failure:
            return str(failure)
        return None

    async def _play_all(self) -> None:
        for act in self._script.talk:
            if not act.person:
                await self._play_meanwhile(act)
                continue
            self._stage.clock.wind(seconds=_PACE)
            await self._play(act)

    async def _play_meanwhile(self, act: Act) -> None:
        """Time passes, or the office changes something; and what the bot says of its own accord."""
        before = self._stage.said()
        if act.verb == SILENCE:
            self._stage.clock.wind(minutes=float(act.words))
        else:
            self._stage.change(act.entry, act.words, act.other, is_corrected="corrects" in act.verb)
        await self._stage.corrections.round()
        await self._stage.office.round()
        await self._stage.staff_news.round()
        happened = await self._happened(before, range(0))
        if wrong := [*_compare(act.bot, happened)]:
            raise self._failed(act, wrong, happened)
        self._said += [f"  ({act.verb}: {act.words})", *(_transcript(happened) if happened.new else [])]

    def _look_for_words(self, path: Path) -> None:
        """What must not have been stored, anywhere in the database."""
        with contextlib.closing(sqlite3.connect(path)) as database:
            lines = [line for line in database.iterdump() if line.startswith("INSERT")]
        # As bytes: the digits that a blob is written with have somebody's number in them by chance.
        kept = _BLOB.sub(lambda blob: bytes.fromhex(blob[1]).decode("latin-1"), "\n".join(lines))
        if found := [piece for piece in self._script.never_stored if piece in kept]:
            raise self._failed(self._script.talk[-1], [f"the database has {one!r}" for one in found])

    async def _play(self, act: Act) -> None:
        before = self._stage.said()
        try:
            updates = self._actors.do(act)
            await self._stage.done(updates)
        except (LookupError, TimeoutError) as error:
            raise self._failed(act, [str(error) or "the bot never finished"]) from None
        happened = await self._happened(before, updates)
        wrong = [
            f"the bot failed: {self._stage.inbox.failures[one]}" for one in updates if one in self._stage.inbox.failures
        ]
        wrong += _compare(self._resolved(act.bot), happened)
        wrong += await self._compare_stored(act, happened)
        if wrong:
            raise self._failed(act, wrong, happened)
        self._said += [str(act), *_transcript(happened)]
        if happened.row and happened.row.kind == "clarify":
            self._offered = happened.row.facts
        if happened.row and happened.row.question and len(updates) == 1:
            self._last_question[act.person] = updates[0]

    def _resolved(self, expected: Expected) -> Expected:
        """With the fact in place of "the first offered": the order of two that are close is the matcher's affair."""
        place = OFFERED.index(expected.facts[0]) if expected.facts and expected.facts[0] in OFFERED else None
        return expected if place is None else replace(expected, facts=self._offered[place : place + 1])

    async def _happened(self, before: dict[tuple[int, int], Message], updates: range) -> Happened:
        now, query = self._stage.said(), self._actors.query
        answer = (query.answer if query else None) or {}
        return Happened(
            new=tuple(message for key, message in now.items() if key not in before),
            edited=tuple(message for key, message in now.items() if key in before and _differ(before[key], message)),
            row=await self._stage.storage.log.find(updates[-1]) if updates else None,
            notice=plain(str(answer.get("text") or "")),
            offers=tuple(answer.get("results") or ()),
        )

    async def _compare_stored(self, act: Act, happened: Happened) -> list[str]:
        return [f"stored: {one}" for one in _compare_stored(act.stored, happened.row, await self._question_before(act))]

    async def _question_before(self, act: Act) -> LoggedQuestion | None:
        number = self._last_question.get(act.person)
        return await self._stage.storage.log.find(number) if number is not None else None

    def _failed(self, act: Act, wrong: list[str], happened: Happened | None = None) -> ScriptFailedError:
        got = _transcript(happened) if happened else []
        said = ["Before that:", *self._said] if self._said else []
        return ScriptFailedError(
            "\n".join([f"{act.place}: {self._script.title}", f"> {act}", *wrong, "Got:", *got, *said])
        )


def _compare(expected: Expected, happened: Happened) -> Iterator[str]:
    yield from _compare_row(expected, happened.row)
    whole = plain("\n".join(happened.texts))
    yield from (f"expected in the text: {one!r}" for one in expected.text if one not in whole)
    yield from (f"not expected in the text: {one!r}" for one in expected.without if one in whole)
    if expected.opens_with and not whole.startswith(expected.opens_with):
        yield f"expected at the beginning: {expected.opens_with!r}"
    yield from _compare_marked(expected, happened)
    yield from _compare_buttons(expected, happened)
    yield from _compare_shape(expected, happened)
    yield from _compare_offers(expected, happened)
    if expected.notice is not None and expected.notice not in happened.notice:
        yield f"expected notice: {expected.notice!r}, got {happened.notice!r}"
    yield from _looks(expected, happened)


def _compare_row(expected: Expected, row: LoggedQuestion | None) -> Iterator[str]:
    if expected.kind is not None and (row is None or row.kind != expected.kind):
        yield f"expected kind: {expected.kind}, got {row.kind if row else 'no row'}"
    if expected.facts is not None and (row is None or row.facts != expected.facts):
        yield f"expected facts: {', '.join(expected.facts)}, got {', '.join(row.facts) if row else 'no row'}"
    if expected.language in ("ar", "en") and (row is None or row.language != expected.language):
        yield f"expected language: {expected.language}, got {row.language if row else 'no row'}"


def _compare_marked(expected: Expected, happened: Happened) -> Iterator[str]:
    quoted = [plain(one) for message in happened.shown for kind in _SET_OFF for one in _marked(message, kind)]
    yield from (
        f"expected as a quotation: {one!r}" for one in expected.quotes if not any(one in each for each in quoted)
    )
    copies = [
        plain(one["copy_text"]["text"]) for message in happened.shown for one in buttons(message) if "copy_text" in one
    ]
    if expected.copies is not None and expected.copies not in copies:
        yield f"expected a button that copies {expected.copies!r}, got {copies}"


def _compare_buttons(expected: Expected, happened: Happened) -> Iterator[str]:
    labels = [button["text"] for message in happened.shown for button in buttons(message)]
    yield from (f"expected button: {one!r}" for one in expected.buttons if one not in labels)
    yield from (f"not expected button: {one!r}" for one in expected.without_buttons if one in labels)


def _compare_shape(expected: Expected, happened: Happened) -> Iterator[str]:
    if expected.silent and (happened.new or happened.edited):
        yield "expected silence"
    if expected.edits and (happened.new or not happened.edited):
        yield "expected an earlier message to be edited"
    if expected.messages is not None and len(happened.new) != expected.messages:
        yield f"expected messages: {expected.messages}, got {len(happened.new)}"
    if expected.answers_the_message and not any(message.reply_to for message in happened.new):
        yield "expected as a reply to the message"


def _compare_offers(expected: Expected, happened: Happened) -> Iterator[str]:
    titles = [plain(one["title"]) for one in happened.offers]
    yield from (f"expected offer: {one!r}, got {titles}" for one in expected.offers if one not in titles)
    if expected.first_offer is not None and titles[:1] != [expected.first_offer]:
        yield f"expected first offer: {expected.first_offer!r}, got {titles}"
    if len(titles) > 5:
        yield f"more than five offers: {titles}"
    for one in happened.offers:
        sent = one["input_message_content"]["message_text"].replace("<i>", "")
        if not is_held(sent) and not names_its_source("not_stated", [sent]):
            yield f"the offer {plain(one['title'])!r} has no source"


def _looks(expected: Expected, happened: Happened) -> Iterator[str]:
    is_one = len({message.chat.id for message in happened.shown}) == 1  # staff and asker have a language each
    language = happened.row.language if happened.row and expected.language != "both" and is_one else None
    yield from flaws([_in_words(message) for message in happened.shown], language)
    lines = [line for message in happened.shown for block in _marked(message, "pre") for line in block.split("\n")]
    yield from (f"a line of a file that isn't isolated: {line!r}" for line in lines if isolate(line) != line)
    if expected.language == "both":
        whole = "".join(happened.texts)
        if not (any("a" <= one <= "z" for one in whole) and any("\u0620" <= one <= "\u064a" for one in whole)):
            yield "expected both languages"
    kind = happened.row.kind if happened.row else None
    if kind in _FACTS and happened.shown and not names_its_source(kind, happened.texts):
        yield "a fact without its source"
    if happened.row and kind in _FACTS and (happened.row.confidence or 0.0) < _LEAST_SURE:
        yield f"a fact given with a confidence of {happened.row.confidence}"


def _compare_stored(stored: Stored, row: LoggedQuestion | None, before: LoggedQuestion | None) -> Iterator[str]:
    question = (row.question if row else None) or "nothing"
    if stored.question is not None and question != stored.question:
        yield f"expected question: {stored.question!r}, got {question!r}"
    if stored.failure is not None and (row is None or row.failure != stored.failure):
        yield f"expected failure: {stored.failure!r}, got {row.failure if row else 'no row'}"
    feedback = {1: "good", -1: "bad", None: "none"}[before.feedback if before else None]
    if stored.feedback is not None and feedback != stored.feedback:
        yield f"expected feedback: {stored.feedback}, got {feedback}"
    if stored.left is not None and (before is None or before.is_left != stored.left):
        yield f"expected left for staff: {stored.left}, got {before.is_left if before else 'no row'}"


def _transcript(happened: Happened) -> list[str]:
    row = happened.row
    about = f"{row.kind}: {', '.join(row.facts)}; {row.language}" if row and row.kind else "no kind"
    lines = [f"  Bayan [{about}]{' edits' if not happened.new and happened.edited else ''}"]
    for message in happened.shown:
        lines += [f"    | {line}" for line in plain(text(message)).splitlines()]
        lines.append("    " + " ".join(f"[{button['text']}]" for button in buttons(message)))
    lines += [f"    offers {plain(one['title'])!r}" for one in happened.offers]
    return [*lines, f"    notice {happened.notice!r}"] if happened.notice else lines


def _in_words(message: Message) -> str:
    """The text without lines of files, which are no sentences."""
    said = text(message)
    for block in _marked(message, "pre"):
        said = said.replace(block, "")
    return said


def _differ(old: Message, new: Message) -> bool:
    return (old.body, old.markup) != (new.body, new.markup)


def text(message: Message) -> str:
    return message.body.text if message.body else ""


def _marked(message: Message, kind: str) -> Iterable[str]:
    encoded = text(message).encode("utf-16-le")
    entities = message.body.entities if message.body else ()
    return [encoded[2 * one.offset : 2 * one.end].decode("utf-16-le") for one in entities if one.type == kind]
