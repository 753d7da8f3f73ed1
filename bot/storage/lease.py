"""A replica's place among those that serve a bot together: while it holds, nobody takes over what it has in hand.

Time is the database's, so that the clocks of several machines don't matter; what a replica believes of its own lease is
counted from before it asked, so that it always ends here before it ends there.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from contextlib import AsyncExitStack

from bot.storage.database import Database
from bot.storage.drivers import Connection, StorageError

LEASE_SECONDS = 8.0
"""How long a replica is believed to be alive after its last sign of life; a dead one's work goes to the others within
ten seconds."""

RENEWED_EVERY = 1.5
"""Seconds: four may fail before the lease ends."""

SEND_SECONDS = 2.0
"""What must be left of the lease when a message is sent, so that it has arrived before somebody else may send it."""

_HEARD_SECONDS = 0.25
"""Before a send, the database has answered no longer ago: a replica whose line is cut has sent nothing that it can't
record, or next to nothing. Mostly it has answered just now, and isn't asked once more."""

_PATIENT_SECONDS = 3.0

NOW = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
"""The database's time, as moments are kept."""

_RENEW = f"""INSERT INTO replicas (owner, bot, expires_at) VALUES ($1, $2, {NOW} + $3)
    ON CONFLICT (owner) DO UPDATE SET expires_at = excluded.expires_at WHERE replicas.expires_at > {NOW}
    RETURNING (SELECT count(*) FROM replicas WHERE bot = $2 AND owner <> $1 AND expires_at > {NOW})"""  # noqa: S608
_LEAD = "SELECT pg_try_advisory_lock($1)"
_MOURNED = f"DELETE FROM replicas WHERE expires_at < {NOW} - 86400000"  # noqa: S608

logger = logging.getLogger(__name__)


class ClaimLostError(Exception):
    """The replica was cut off for so long that another one may answer this by now: it stays silent."""


class Lease:
    """That of this process. After a lapse it begins anew under another `owner`, for what the old one had in hand may be
    somebody else's.
    """

    def __init__(self, database: Database, bot: int) -> None:
        self._database = database
        self._bot = bot
        self.owner = _new_owner()
        self.others = 0
        """How many other replicas are alive."""
        self._until: float | None = None
        self._has_lapsed = False
        self._patient_until = 0.0
        self._news = asyncio.Event()
        self._office: int | None = None
        self._leads = False
        self._line = AsyncExitStack()
        self._connection: Connection | None = None
        self._keeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take a lease and keep it from now on. Raises StorageError where the database can't be reached."""
        await self._database.change(_MOURNED)
        await self._database.patiently(self._renew_or_hang_up)
        self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Give it back: what is still claimed may be taken over at once."""
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
        await self._hang_up()
        gone = "DELETE FROM replicas WHERE owner = $1"
        await self._database.write(lambda connection: connection.change(gone, self.owner), at_once=True)

    def run_for(self, office: int) -> None:
        """From now on be the one that `leads` wherever nobody else is: whoever has the lock of this number on the
        connection that carries the lease. It ends with the connection, at the latest seconds after the machine.
        """
        self._office = office

    @property
    def leads(self) -> bool:
        return self._leads

    async def news(self) -> None:
        """Wait until the lease is renewed, or lost."""
        await self._news.wait()

    @property
    def is_held(self) -> bool:
        """Whether something may be claimed under it."""
        return self._until is not None and self._until - uptime() > SEND_SECONDS

    @property
    def may_inherit(self) -> bool:
        """Whether what others leave behind may be taken over. After an outage that all of them had, each is first given
        the time to say what it has sent.
        """
        return self.is_held and uptime() > self._patient_until

    async def sure(self, owner: int) -> None:
        """Return once it is certain that what `owner` claimed is still ours and stays so for as long as a send takes,
        and that the database is there to be told of it.

        Raises ClaimLostError where it may not be ours.
        """
        while owner == self.owner and self._until is not None:
            left = self._until - uptime()
            if left > SEND_SECONDS and await self._database.is_heard(_HEARD_SECONDS):
                return
            try:
                async with asyncio.timeout(max(0.0, left)):
                    await self._news.wait()
            except TimeoutError:
                break
        raise ClaimLostError

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            try:
                async with asyncio.timeout(2 * RENEWED_EVERY):
                    await self._renew_or_hang_up()
            except (StorageError, TimeoutError) as error:
                logger.warning("The lease couldn't be renewed: %s", type(error).__name__)
            if self._until is not None and self._until < uptime():
                self._lapse()

    async def _renew_or_hang_up(self) -> None:
        try:
            await self.renew()
        except BaseException:
            await self._hang_up()
            raise

    async def renew(self) -> None:
        """Say that this replica is alive, and lead where nobody does; what is claimed is lost where it comes too late.

        Raises StorageError where the database can't be reached.
        """
        asked = uptime()
        if self._connection is None:
            self._line = AsyncExitStack()
            self._connection = await self._line.enter_async_context(self._database.apart(**_KEPT_ALIVE))
        with self._database.readable():
            rows = await self._connection.fetch(_RENEW, self.owner, self._bot, round(1000 * LEASE_SECONDS))
            if rows and self._office is not None and not self._leads:
                self._leads = bool((await self._connection.fetch(_LEAD, self._office))[0][0])
        if not rows:
            self._lapse()
            return
        if self._until is None and self._has_lapsed:
            self._patient_until = asked + _PATIENT_SECONDS
        self.others, self._until = int(rows[0][0]), asked + LEASE_SECONDS
        self._tell()

    def _lapse(self) -> None:
        """Another replica may have taken over by now: begin anew, as somebody else."""
        logger.error("The lease has ended: this replica was cut off from the database, and what it had in hand is lost")
        self.owner, self._until, self._has_lapsed = _new_owner(), None, True
        self._tell()

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _hang_up(self) -> None:
        line, self._line, self._connection, self._leads = self._line, AsyncExitStack(), None, False
        self._tell()
        await line.aclose()


_KEPT_ALIVE = {
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "6000",
}
"""After six seconds without a word from this machine the server ends the connection, and the locks that it holds."""


def _new_owner() -> int:
    return secrets.randbits(62)


def uptime() -> float:
    """What a lease is counted by: seconds that pass while the machine sleeps, too, where the system counts them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
