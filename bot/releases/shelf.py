"""All releases of a knowledge folder: each opened by itself, and given to whoever may know of it.

A face says who its reader is; who hasn't said it is the public, which knows of no embargo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.bayan import Bayan, Turn
from bot.dialogue.context import Context
from bot.errors import UserError
from bot.facts.factbase import Bilingual, FactBase, Release
from bot.facts.folder import open_folder
from bot.facts.layout import releases
from bot.language.detect import Spoken
from bot.language.read import Question
from bot.locales import Locales
from bot.matching.parts import InLight
from bot.matching.ranking import Mentions, Ranked, Ranking
from bot.releases.edition import Edition
from bot.releases.pointing import Pointer
from bot.releases.reading import Reading

OpenOne = Callable[[Path, Locales], Bayan]

_NO_NAME = Bilingual(ar="", en="")
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Reader:
    """`is_staff`: what is under embargo may be shown. `release` is the name of the one that the conversation, a link, a
    button or a topic speaks of; None for the newest."""

    is_staff: bool = False
    release: str | None = None


PUBLIC = Reader()
STAFF = Reader(is_staff=True)

reading: ContextVar[Reader] = ContextVar("reading", default=PUBLIC)
"""The reader for whom the present task works."""


@dataclass(frozen=True, eq=False)
class Shelf:
    """The releases that are open, newest first, and what kept others from it, by their folders' names.

    Immutable, as each Bayan is; changed folders make a new one.
    """

    editions: tuple[Edition, ...]
    locales: Locales
    problems: Mapping[str, UserError] = field(default_factory=lambda: MappingProxyType({}))
    _readings: dict[tuple[bool, str | None, tuple[str, ...]], Reading] = field(default_factory=dict, init=False)

    @classmethod
    def open(cls, root: Path, locales: Locales, open_one: OpenOne, before: Shelf | None = None) -> Shelf:
        """Every release of the folder: what hasn't changed since `before` is taken over, and where a folder has
        mistakes, what was open of it stays. Raises the first mistake where not one release can be opened.
        """
        known = {one.name: one for one in before.editions} if before else {}
        is_same = before is not None and _written(before.locales) == _written(locales)
        found: list[Edition] = []
        problems: dict[str, UserError] = {}
        for folder in releases(root):
            name = folder.absolute().name
            old = known.get(name)
            if old and is_same and open_folder(folder).content_hash == old.bayan.base.content_hash:
                found.append(old)
                continue
            try:
                found.append(Edition(open_one(folder, locales)))
            except UserError as error:
                problems[name] = error
                found += [old] if old else []
        if not found:
            raise next(iter(problems.values()))
        editions = tuple(sorted(found, key=lambda one: one.age, reverse=True))
        return cls(editions, locales, MappingProxyType(problems))

    @classmethod
    def of(cls, bayan: Bayan) -> Shelf:
        """A shelf with one release."""
        return cls((Edition(bayan),), bayan.locales)

    def rest(self) -> None:
        """Give memory back that only those who ask need."""
        for edition in self.editions:
            edition.bayan.understanding.rest()

    def read(self, reader: Reader, now: datetime) -> Reading:
        """The Bayan that answers a reader. The same one for as long as the same releases are out."""
        out = tuple(one for one in self.editions if one.release.is_out(now))
        seen = self.editions if reader.is_staff else out
        here = _meant(seen, reader.release)
        key = reader.is_staff, here.name if here else None, tuple(one.name for one in out)
        if key not in self._readings:
            self._readings[key] = self._reading(seen, here, frozenset(seen) - frozenset(out))
        return self._readings[key]

    def _reading(self, seen: tuple[Edition, ...], here: Edition | None, embargoed: frozenset[Edition]) -> Reading:
        own = here.bayan if here else blank(self.editions[0].bayan.base, self.locales)
        return Reading(
            own.base,
            own.locales,
            own.understanding,
            own.pipeline,
            own.renderer,
            editions=seen,
            here=here,
            pointer=Pointer(seen),
            embargoed=embargoed,
            rescue=self._rescue,
        )

    def _rescue(self, text: str, context: Context, now: datetime) -> Turn | None:
        """What somebody in danger is told, whom every release answers alike; nothing to anybody else."""
        turn = self.editions[0].bayan.answer(text, context, now)
        return turn if turn.reply.private else None


def _meant(seen: Sequence[Edition], name: str | None) -> Edition | None:
    """The release of a name or key; else the newest that holds, else the newest that was withdrawn."""
    named = (one for one in seen if name in (one.name, one.key))
    holding = (one for one in seen if not one.release.withdrawn)
    return next(named, None) or next(holding, None) or next(iter(seen), None)


def _written(locales: Locales) -> tuple[tuple[str, str], ...]:
    return tuple((file.language, file.text) for file in locales.files)


def open_shelf(knowledge: Path, locales: Path, cache: Path, before: Shelf | None = None) -> Shelf:
    """The releases of a folder, or the one release that it holds, learnt where the cache doesn't have them yet.

    Raises UserError where there is none that can be used.
    """

    def open_one(folder: Path, sentences: Locales) -> Bayan:
        return Bayan.of_release(folder, sentences, cache)

    return Shelf.open(knowledge, Locales.load(locales), open_one, before)


def reading_of(bayan: Bayan, now: datetime) -> Reading:
    """The Bayan as one over releases, were it of one alone."""
    return bayan if isinstance(bayan, Reading) else Shelf.of(bayan).read(PUBLIC, now)


class _Deaf:
    """Understands nothing: there is nothing to be understood."""

    def read(self, text: str) -> Question:
        return Question(text, Spoken.NONE, (), (), ())

    def parts(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]:  # noqa: ARG002
        return (whole,)

    def rank(self, question: Question) -> Ranking:  # noqa: ARG002
        return Ranking((), 1.0)

    def asks_with(self, word: str) -> bool:  # noqa: ARG002
        return False

    def mentions(self, question: Question, entry_id: str) -> Mentions:  # noqa: ARG002
        return Mentions()

    def rest(self) -> None:
        pass


def blank(like: FactBase, locales: Locales) -> Bayan:
    """For a reader who may know of no release; only where it lies is `like` another one."""
    base = FactBase(
        release=Release(_NO_NAME, date.min, _NO_NAME, "", MappingProxyType({}), _UTC),
        entries=MappingProxyType({}),
        vocabulary=(),
        content_hash="",
        phrasings_hash="",
        folder=like.folder.parent,
        general=like.general,
    )
    return Bayan.of(base, locales, _Deaf())
