"""The real application with the real Bayan, the simulator it talks to over HTTP, and a clock that stands still."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from bot.app import Reasons
from bot.bayan import Bayan
from bot.facts.factbase import Bilingual, Correction, EntryKind
from bot.messaging.corrections import Corrections
from bot.messaging.knowledge import HeldKnowledge, LiveKnowledge, Reloaded
from bot.messaging.liveness import Shutdown
from bot.messaging.office import Office
from bot.messaging.server.lifecycle import Server
from bot.messaging.session import Services
from bot.messaging.staff_news import StaffNews
from bot.messaging.transport.connection import bot_id, connect
from bot.messaging.trial import Tries, trying
from bot.simulator import Simulator
from bot.simulator.messages import Message
from bot.simulator.people import Chat, User, private_chat
from bot.simulator.world import World
from bot.storage import Answered, Storage
from bot.storage.inbox import Inbox

_LOCALES = Path(__file__).parents[2] / "locales"
_CORRECTED = date(2026, 3, 1)
SECONDS = 120
"""The longest that anything is waited for: much more than it takes, for a machine that is busy and learns a little."""


class Clock:
    def __init__(self) -> None:
        self._time = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._time

    def wind(self, **by: float) -> None:
        self._time += timedelta(**by)


class WatchedInbox(Inbox):
    """Tells when the bot is done with an update, and keeps what it failed with."""

    def __init__(self, storage: Storage, bot: int, now: Callable[[], datetime]) -> None:
        super().__init__(storage.database, bot, now, storage.answers, storage.contexts, storage.journal)
        self.done: dict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self.failures: dict[int, str] = {}

    async def complete(self, update_id: int, answered: Answered, seconds: float) -> None:
        await super().complete(update_id, answered, seconds)
        self.done[update_id].set()

    async def fail(self, update_id: int, failure: str) -> None:
        await super().fail(update_id, failure)
        self.failures[update_id] = failure
        self.done[update_id].set()


@dataclass
class FixedKnowledge:
    bayan: Bayan

    async def reload(self) -> Reloaded:
        return Reloaded(changed=False)


@dataclass(frozen=True)
class Kept:
    """Knowledge that staff can add to, in `folder`, and what tries an addition."""

    folder: Path
    knowledge: LiveKnowledge
    tries: Tries

    @classmethod
    async def of(cls, folder: Path, cache: Path) -> Kept:
        knowledge = await LiveKnowledge.open(folder, _LOCALES, cache)
        return cls(folder, knowledge, trying(knowledge, _LOCALES, cache))


@dataclass
class Stage:
    simulator: Simulator
    storage: Storage
    inbox: WatchedInbox
    clock: Clock
    first_update: int
    knowledge: FixedKnowledge
    corrections: Corrections
    office: Office
    staff_news: StaffNews

    @property
    def world(self) -> World:
        return self.simulator.service.world

    def change(self, entry: str, en: str, ar: str, *, is_corrected: bool) -> None:
        """Put other words in the place of an entry's, marked as corrected; or state what the release left open."""
        old = self.knowledge.bayan
        was = old.base.entries[entry]
        mark = Correction(_CORRECTED, Bilingual(ar="وردت معلومة جديدة.", en="New information came in."))
        new = replace(was, answer=Bilingual(ar=ar, en=en), kind=EntryKind.STATED, paragraphs=was.paragraphs or (4,))
        new = replace(new, correction=mark if is_corrected else None, nearby=())
        entries = MappingProxyType({**old.base.entries, entry: new})
        base = replace(old.base, entries=entries, content_hash=sha256(en.encode()).hexdigest())
        self.knowledge.bayan = Bayan.of(base, old.locales, old.understanding)

    def said(self) -> dict[tuple[int, int], Message]:
        """What the bot has said, wherever it was."""
        return {key: message for key, message in self.world.messages.items() if message.sender == self.world.bot}

    def chat(self, person: int, is_group: bool) -> tuple[User, Chat]:
        return self.world.people[person], self.world.group if is_group else self.world.chats[person]

    async def done(self, updates: range) -> None:
        """Wait until the bot has dealt with these updates. Raises TimeoutError."""
        async with asyncio.timeout(SECONDS):
            await asyncio.gather(*(self.inbox.done[number].wait() for number in updates))


@contextlib.asynccontextmanager
async def stage(
    bayan: Bayan,
    path: Path,
    people: Mapping[int, Mapping[str, str]] | None = None,
    staff: frozenset[int] = frozenset(),
    kept: Kept | None = None,
) -> AsyncIterator[Stage]:
    """A bot at work until the end of the block; an error that ended it is raised there. With `kept` its knowledge is
    that folder's, to which staff can add, in place of `bayan`.
    """
    clock, reasons = Clock(), Reasons()
    async with contextlib.AsyncExitStack() as stack:
        simulator = await stack.enter_async_context(Simulator(explain=reasons.explain, now=clock))
        for number, changes in (people or {}).items():
            _change(simulator.service.world, number, changes)
        bot = bot_id(simulator.token)
        storage = await Storage.open(str(path), bot=bot, key="test", retention_days=90, now=clock)
        stack.push_async_callback(storage.close)
        inbox = WatchedInbox(storage, bot, clock)
        storage = reasons.storage = replace(storage, inbox=inbox)
        shutdown = Shutdown()
        line = connect(simulator.token, simulator.url, shutdown)
        knowledge = FixedKnowledge(bayan)
        held = HeldKnowledge(kept.knowledge if kept else knowledge, storage.holds)
        await held.refresh()
        services = Services(held, storage, line, shutdown, staff, 90, clock, tries=kept.tries if kept else None)
        server = Server(services, line)
        # What it says unasked it says when the script lets time pass.
        server.corrections.run = server.office.run = server.staff_news.run = shutdown.wait  # type: ignore[method-assign]
        serving = asyncio.create_task(server.serve())
        try:
            first = simulator.service.world.updates.next_id
            yield Stage(
                simulator, storage, inbox, clock, first, knowledge, server.corrections, server.office, server.staff_news
            )
        finally:
            shutdown.ask()
            async with asyncio.timeout(SECONDS):
                await serving


def _change(world: World, number: int, changes: Mapping[str, str]) -> None:
    usual = world.people[number]
    name, language = changes.get("name", usual.first_name), changes.get("language", usual.language)
    person = replace(usual, first_name=name, language=language)
    world.people[number] = person
    world.chats[number] = private_chat(person)
