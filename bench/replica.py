"""The bot as a process of its own that listens for a webhook, started and ended by a benchmark again and again."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.postgresql import free_port
from bench.webhooks import SECRET, TOKEN

_AGAIN_SECONDS = 1.0


@dataclass
class Replica:
    """One of the processes; `life` counts its starts."""

    slot: int
    address: str
    api: str
    knowledge: Path
    per_second: int
    port: int = field(default_factory=free_port)
    life: int = 0
    process: Process | None = None

    @property
    def name(self) -> str:
        return f"{self.slot}-{self.life}"

    async def start(self) -> None:
        self.life += 1
        settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"{self.api}/{self.name}",
            "TELEGRAM_MESSAGES_PER_SECOND": str(self.per_second),
            "BAYAN_DATABASE": self.address,
            "BAYAN_KNOWLEDGE": str(self.knowledge),
            "BAYAN_LOG_LEVEL": os.environ.get("BAYAN_LOG_LEVEL", "CRITICAL"),
            "BAYAN_PSEUDONYM_KEY": "of no worth",
            "BAYAN_WEBHOOK_URL": "https://press.example.org/telegram",
            "BAYAN_WEBHOOK_SECRET": SECRET,
            "BAYAN_WEBHOOK_LISTEN": f"127.0.0.1:{self.port}",
        }
        command = [sys.executable, "-m", "bot", "run"]
        self.process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **settings}, stdout=DEVNULL)

    async def until_ready(self) -> None:
        async with asyncio.timeout(120):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                except OSError:
                    if self.process is None or self.process.returncode is not None:
                        sys.exit("a replica has ended; its own words are above")
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    return

    async def end(self, *, at_once: bool = False) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill() if at_once else self.process.terminate()
            await asyncio.wait_for(self.process.wait(), 30)


@asynccontextmanager
async def replicas(address: str, api: str, knowledge: Sequence[Path], per_second: int) -> AsyncIterator[list[Replica]]:
    """A replica for each folder of knowledge, ready; together they send so many messages `per_second`, 0 for any."""
    found = [Replica(slot, address, api, folder, per_second) for slot, folder in enumerate(knowledge)]
    async with AsyncExitStack() as stack:
        for one in found:
            stack.push_async_callback(one.end)
            await one.start()
        for one in found:
            await one.until_ready()
        yield found


@asynccontextmanager
async def served(running: Sequence[Replica]) -> AsyncIterator[None]:
    """A service manager for as long as the block lasts: what ends by itself (with 75, as where it starts while the
    database is away) is started again.
    """

    async def serve(one: Replica) -> None:
        while True:
            process = one.process
            if process is not None and await process.wait() > 0 and one.process is process:
                await one.start()
            await asyncio.sleep(_AGAIN_SECONDS)

    serving = [asyncio.create_task(serve(one)) for one in running]
    try:
        yield
    finally:
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
