"""The one place that wires parts together: settings -> storage, knowledge, Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import clock
from bot.errors import UserError
from bot.messaging.knowledge import HeldKnowledge, LiveKnowledge
from bot.messaging.liveness import Liveness, Shutdown, Stopped
from bot.messaging.log_redaction import configure_logging, where
from bot.messaging.server.lifecycle import Server
from bot.messaging.session import Services
from bot.messaging.transport.connection import bot_id, connect
from bot.messaging.trial import trying
from bot.secret import Secret
from bot.settings import Settings
from bot.storage import LoggedQuestion, Storage, StorageError

if TYPE_CHECKING:  # the web server's four megabytes are for those who need it
    from bot.messaging.server.webhook import Endpoint
    from bot.simulator import AnswerShown, Simulator

_CLEAN_SECONDS = 3600
"""How often what is too old is deleted; retention counts in days."""

_LOOKS, _LOOK_SECONDS = 20, 0.05

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """Which Telegram, and under which name."""

    token: str
    api_url: str
    webhook: Endpoint | None = None


def run(settings: Settings) -> None:
    """Serve Telegram until a signal or an error ends it. Raises UserError, in one line, for what people can mend."""
    token = settings.telegram_bot_token
    if token is None:
        raise UserError("TELEGRAM_BOT_TOKEN is not set; BotFather on Telegram gives one")
    webhook = _endpoint(settings.webhook_url, settings) if settings.webhook_url else None
    _start(settings, _on_telegram(settings, Line(token.reveal(), settings.telegram_api_url, webhook)))


def chat(settings: Settings, host: str, port: int, started: Callable[[str], None] | None = None) -> None:
    """The same bot with a Telegram of its own and a chat page; `started` is told the page's address."""
    _start(settings, on_the_page(settings, host, port, started or _log_address))


def _start(settings: Settings, work: Coroutine[Any, Any, None]) -> None:
    secrets = (settings.telegram_bot_token, settings.webhook_secret, settings.pseudonym_key)
    configure_logging(settings.log_level, settings.log_format, tuple(secret.reveal() for secret in secrets if secret))
    try:
        asyncio.run(work)
    except UserError:
        raise
    except Exception as error:  # an error's own words may be somebody's
        logger.critical("%s", where(error))
        raise SystemExit(1) from None


async def _on_telegram(settings: Settings, line: Line) -> None:
    shutdown = Shutdown()
    with _signals(shutdown):
        async with _storage(settings, line) as storage:
            await _serve(settings, line, storage, shutdown)


async def on_the_page(settings: Settings, host: str, port: int, started: Callable[[str], None]) -> None:
    """What `chat` runs, for a loop that is there already."""
    shutdown = Shutdown()
    reasons = Reasons()
    with _signals(shutdown):
        async with _simulator(host, port, reasons) as simulator:
            line = Line(simulator.token, simulator.url)
            async with _storage(settings, line) as storage:
                reasons.storage = storage
                started(simulator.url)
                await _serve(settings, line, storage, shutdown)


@asynccontextmanager
async def _simulator(host: str, port: int, reasons: Reasons) -> AsyncIterator[Simulator]:
    from bot.simulator import Simulator

    simulator = Simulator(host, port, explain=reasons.explain)
    try:
        await simulator.__aenter__()
    except OSError as error:
        raise UserError(f"{host}:{port} can't be used: {error.strerror or error}; --port chooses another") from None
    try:
        yield simulator
    finally:
        await simulator.__aexit__(None, None, None)


async def _serve(settings: Settings, line: Line, storage: Storage, shutdown: Shutdown) -> None:
    opening = LiveKnowledge.open(settings.knowledge, settings.locales, settings.cache)
    try:
        knowledge = await shutdown.unless_asked(opening)
    except Stopped:
        return
    liveness = Liveness()
    bot = connect(
        line.token, line.api_url, shutdown, liveness, settings.telegram_messages_per_second, storage.other_replicas
    )
    held = HeldKnowledge(knowledge, storage.holds)
    await held.refresh()
    office, days = (settings.staff_chat, settings.office_hours), settings.retention_days
    tries = trying(knowledge, settings.locales, settings.cache)
    services = Services(held, storage, bot, shutdown, settings.staff, days, clock.now, *office, tries)
    async with _beside(knowledge.watch()), _beside(held.watch()), _beside(_keep_clean(storage, shutdown)):
        await Server(services, bot, line.webhook, liveness, settings.metrics_listen).serve()


@asynccontextmanager
async def _storage(settings: Settings, line: Line) -> AsyncIterator[Storage]:
    storage = await Storage.open(
        settings.database,
        bot=bot_id(line.token),
        key=_revealed(settings.pseudonym_key),
        retention_days=settings.retention_days,
        now=clock.now,
    )
    try:
        yield storage
    finally:
        await storage.close()


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Something that goes on for as long as the block does."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _keep_clean(storage: Storage, shutdown: Shutdown) -> None:
    while True:
        await asyncio.sleep(_CLEAN_SECONDS)
        try:
            await storage.retention.delete_expired()
        except StorageError as error:
            shutdown.ask(error)


@contextlib.contextmanager
def _signals(shutdown: Shutdown) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, shutdown.ask)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


class Reasons:
    """Why an answer came, for the chat page: what the query log says of it."""

    def __init__(self) -> None:
        self.storage: Storage | None = None

    async def explain(self, shown: AnswerShown) -> dict[str, Any] | None:
        if self.storage is None or shown.update_id is None:
            return None
        for _ in range(_LOOKS):
            if logged := await self.storage.log.find(shown.update_id):
                return _explanation(logged) if logged.kind else None
            # The page shows an answer a moment before its row is completed.
            await asyncio.sleep(_LOOK_SECONDS)
        return None


def _explanation(logged: LoggedQuestion) -> dict[str, Any]:
    return {
        "kind": logged.kind,
        "language": logged.language,
        "facts": list(logged.facts),
        "confidence": logged.confidence,
        "candidates": [{"id": name, "confidence": share} for name, share in logged.candidates],
        "seconds": logged.seconds,
        "logged": {
            "question": logged.question,
            "person": logged.person,
            "received": logged.received_at.isoformat(timespec="seconds"),
        },
    }


def _endpoint(url: str, settings: Settings) -> Endpoint:
    from bot.messaging.server.webhook import Endpoint

    return Endpoint(url, _revealed(settings.webhook_secret), *settings.webhook_listen)


def _revealed(secret: Secret | None) -> str | None:
    return secret.reveal() if secret else None


def _log_address(address: str) -> None:
    logger.info("The chat page is at %s", address)
