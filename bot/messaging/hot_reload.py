"""The knowledge in use, and how other knowledge takes its place while the bot runs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot import clock
from bot.bayan import Bayan
from bot.errors import UserError
from bot.facts.errors import KnowledgeError
from bot.facts.layout import read_folders
from bot.facts.phrasings import load_phrasings
from bot.messaging.knowledge import Reloaded
from bot.messaging.metrics import LEARNING
from bot.releases.reader import reading
from bot.releases.shelf import Shelf, open_shelf

_LOOK_SECONDS = 3.0
"""Between two looks at the folders. A change counts once nothing more has changed for as long: editors save in
steps."""

_T = TypeVar("_T")
_Signature = tuple[tuple[str, int, int], ...]

logger = logging.getLogger(__name__)


async def _pause() -> None:
    await asyncio.sleep(_LOOK_SECONDS)


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
            return open_shelf(knowledge, locales, cache, before)

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

    async def watch(self, pause: Callable[[], Awaitable[None]] = _pause) -> None:
        """Reload whenever a file changes, for ever; `pause` is awaited between two looks."""
        used = before = await in_background(self._signature)
        while True:
            await pause()
            now = await in_background(self._signature)
            if now != used and now == before:
                used = now
                await self._reload_and_log()
            before = now

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
