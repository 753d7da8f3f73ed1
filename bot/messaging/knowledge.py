"""The knowledge in use, less what staff hold, and how other knowledge takes its place while the bot runs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from bot import clock
from bot.bayan import Bayan
from bot.errors import UserError
from bot.facts.layout import read_folders
from bot.messaging.metrics import LEARNING
from bot.problems import KnowledgeError
from bot.releases.shelf import Shelf, open_shelf, reading
from bot.storage import Hold, StorageError
from bot.storage.holds import Holds

_TO_HOLDS = partial(asyncio.sleep, 2.0)
"""The pause before another look at what other replicas hold: "within seconds", and a query over a handful of rows costs
nothing."""
_TO_FOLDERS = partial(asyncio.sleep, 3.0)
"""The pause before another look at the folders. A change counts once nothing more has changed for as long: editors save
in steps."""

_T = TypeVar("_T")
_Signature = tuple[tuple[str, int, int], ...]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reloaded:
    """How putting changed knowledge into use went. With problems, a line each, the old knowledge stays."""

    changed: bool
    entries: int = 0
    phrasings: int = 0
    problems: tuple[str, ...] = ()


class Knowledge(Protocol):
    """The Bayan in use, which may be another one at the next question."""

    @property
    def bayan(self) -> Bayan: ...

    def reload(self) -> Awaitable[Reloaded]: ...


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a Bayan for what is held."""

    of: Bayan
    held: tuple[Hold, ...]
    bayan: Bayan


def _by_release(held: Iterable[Hold]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in held:
        found.setdefault(one.release, set()).add(one.entry)
    return found


class HeldKnowledge:
    """A knowledge in which what staff hold says that it is being checked. Every face asks here, so none can miss it."""

    def __init__(self, knowledge: Knowledge, holds: Holds) -> None:
        """`refresh` must have been awaited before anybody is answered."""
        self._knowledge = knowledge
        self._holds = holds
        self.held: tuple[Hold, ...] = ()
        self._made: dict[int, _Made] = {}

    @property
    def whole(self) -> Bayan:
        """With what staff hold, for staff."""
        return self._knowledge.bayan

    @property
    def bayan(self) -> Bayan:
        whole = self._knowledge.bayan
        if not self.held:
            return whole
        made = self._made.get(id(whole))
        if made is None or made.of is not whole or made.held is not self.held:
            self._made = {key: one for key, one in self._made.items() if one.held is self.held}
            made = self._made[id(whole)] = _Made(whole, self.held, whole.holding_each(_by_release(self.held)))
        return made.bayan

    async def reload(self) -> Reloaded:
        return await self._knowledge.reload()

    async def refresh(self) -> None:
        """Take over what is held now, here or by another replica. Raises StorageError where the database is gone."""
        held = await self._holds.current()
        if held != self.held:
            self.held = held

    async def watch(self, pause: Callable[[], Awaitable[None]] = _TO_HOLDS) -> None:
        """Refresh again and again, for ever; `pause` is awaited in between."""
        while True:
            await pause()
            try:
                await self.refresh()
            except StorageError:  # what is held stays held, and whoever writes next says what is wrong
                logger.warning("What staff hold couldn't be read; what was held stays so")


class LiveKnowledge:
    """Holds the releases and swaps each of them whole: a question is answered by the old or the new one, never by half
    of each.
    """

    def __init__(
        self,
        shelf: Shelf,
        open_again: Callable[[Shelf | None], Shelf],
        folders: tuple[Path, ...],
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self._shelf = shelf
        self._open_again = open_again
        self._folders = folders
        self._now = now
        self._one_at_a_time = asyncio.Lock()

    @classmethod
    async def open(
        cls, knowledge: Path, locales: Path, cache: Path, now: Callable[[], datetime] = clock.now
    ) -> LiveKnowledge:
        """Learns first where the cache doesn't have the phrasings yet, which takes about a minute a release. A release
        whose folder has mistakes is left out, and the log says so.

        Raises UserError where not one can be used.
        """

        def open_again(before: Shelf | None) -> Shelf:
            shelf = open_shelf(knowledge, locales, cache, before)
            for edition in shelf.editions:
                edition.bayan.renderer.version.prepare()  # else the first who asks waits for it
            return shelf

        shelf = await in_background(lambda: open_again(None))
        for problem in _problems(shelf):
            logger.error("A release is left out: %s", problem)
        return cls(shelf, open_again, (*read_folders(knowledge), locales), now)

    @property
    def bayan(self) -> Bayan:
        """The one that answers whoever the present task works for, as things stand now."""
        return self._shelf.read(reading.get(), self._now())

    async def reload(self) -> Reloaded:
        """Put the folders as they are now into use; with mistakes in one the old knowledge of it stays."""
        from bot.facts.phrasings import load_phrasings  # what reads YAML: only for those who change it

        async with self._one_at_a_time:
            old = self._shelf
            try:
                with LEARNING.track_inprogress():
                    new = await in_background(lambda: self._open_again(old))
                if problems := [str(one) for one in new.locales.problems() if one.is_error]:
                    return Reloaded(changed=False, problems=tuple(problems))
                fresh = [one.bayan.base for one in new.editions if one not in old.editions]
                phrasings = await in_background(lambda: sum(len(load_phrasings(base)) for base in fresh))
            except KnowledgeError as error:
                return Reloaded(changed=False, problems=tuple(map(str, error.problems)))
            except UserError as error:
                return Reloaded(changed=False, problems=(str(error),))
            self._shelf = new
            is_changed = new.editions != old.editions
            return Reloaded(is_changed, sum(len(base.entries) for base in fresh), phrasings, _problems(new))

    async def watch(self, pause: Callable[[], Awaitable[None]] = _TO_FOLDERS) -> None:
        """Reload whenever a file changes, and rest, again and again; `pause` is awaited between two looks."""
        used = before = await in_background(self._signature)
        while True:
            await pause()
            now = await in_background(self._signature)
            if now != used and now == before:
                used = now
                await self._reload_and_log()
            before = now
            self.rest()

    def rest(self) -> None:
        """Give memory back that only those who ask need; it comes back with their questions."""
        self._shelf.rest()

    async def _reload_and_log(self) -> None:
        try:
            reloaded = await self.reload()
        except Exception:
            logger.exception("The changed knowledge couldn't be read; the old one stays in use")
            return
        for problem in reloaded.problems:
            logger.error("The knowledge has changed, and the old one stays in use: %s", problem)
        if reloaded.changed:
            logger.info("New knowledge is in use: %d entries", reloaded.entries)

    def _signature(self) -> _Signature:
        return tuple(sorted(entry for folder in self._folders for entry in _files(folder)))


def in_background(work: Callable[[], _T]) -> asyncio.Future[_T]:
    """Run something in a thread that doesn't keep the program from shutdown, as those of an executor would."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_T] = loop.create_future()

    def settle(result: _T | None, error: BaseException | None) -> None:
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, daemon=True, name="background").start()
    return future


def _problems(shelf: Shelf) -> tuple[str, ...]:
    """What keeps releases, or their newest state, from being used."""
    return tuple(
        line
        for error in shelf.problems.values()
        for line in (map(str, error.problems) if isinstance(error, KnowledgeError) else (str(error),))
    )


def _files(folder: Path) -> list[tuple[str, int, int]]:
    found = []
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):  # gone between two looks
            state = path.stat()
            found.append((str(path), state.st_mtime_ns, state.st_size))
    return found
