"""The knowledge in use, and how other knowledge takes its place while the bot runs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from bot.bayan import Bayan
from bot.errors import UserError
from bot.facts.errors import KnowledgeError
from bot.facts.layout import read_folders
from bot.facts.phrasings import load_phrasings
from bot.messaging.knowledge import Reloaded
from bot.messaging.metrics import LEARNING

_LOOK_SECONDS = 3.0
"""Between two looks at the folders. A change counts once nothing more has changed for as long: editors save in
steps."""

_T = TypeVar("_T")
_Signature = tuple[tuple[str, int, int], ...]

logger = logging.getLogger(__name__)


async def _pause() -> None:
    await asyncio.sleep(_LOOK_SECONDS)


class LiveKnowledge:
    """Holds one Bayan and swaps it whole: a question is answered by the old or the new one, never by half of each."""

    def __init__(self, bayan: Bayan, open_again: Callable[[], Bayan], folders: tuple[Path, ...]) -> None:
        self._bayan = bayan
        self._open_again = open_again
        self._folders = folders
        self._one_at_a_time = asyncio.Lock()

    @classmethod
    async def open(cls, knowledge: Path, locales: Path, cache: Path) -> LiveKnowledge:
        """Learns first where the cache doesn't have the phrasings yet, which takes about a minute.

        Raises UserError where a folder can't be used.
        """

        def open_again() -> Bayan:
            return Bayan.open(knowledge, locales, cache)

        folders = (*read_folders(knowledge), locales)
        return cls(await in_background(open_again), open_again, folders)

    @property
    def bayan(self) -> Bayan:
        return self._bayan

    async def reload(self) -> Reloaded:
        """Put the folders as they are now into use; with mistakes in them the old knowledge stays."""
        async with self._one_at_a_time:
            try:
                with LEARNING.track_inprogress():
                    new = await in_background(self._open_again)
                if problems := [str(one) for one in new.locales.problems() if one.is_error]:
                    return Reloaded(changed=False, problems=tuple(problems))
                phrasings = await in_background(lambda: len(load_phrasings(new.base)))
            except KnowledgeError as error:
                return Reloaded(changed=False, problems=tuple(map(str, error.problems)))
            except UserError as error:
                return Reloaded(changed=False, problems=(str(error),))
            changed = _content(new) != _content(self._bayan)
            self._bayan = new
            return Reloaded(changed, len(new.base.entries), phrasings)

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


def _content(bayan: Bayan) -> tuple[object, ...]:
    return bayan.base.content_hash, *((file.language, file.text) for file in bayan.locales.files)


def _files(folder: Path) -> list[tuple[str, int, int]]:
    found = []
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):  # gone between two looks
            state = path.stat()
            found.append((str(path), state.st_mtime_ns, state.st_size))
    return found
