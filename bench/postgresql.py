"""A PostgreSQL of one's own for tests and benchmarks: Debian's package, in a temporary folder, on a free local port."""

from __future__ import annotations

import contextlib
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.processes import worked

USER = "bayan"
_NOBODY = "nobody"
"""PostgreSQL refuses to run as root; this account is on every Linux."""
_SECONDS = 30.0
_LOCAL = "127.0.0.1"
_PORTS = 15_000, 32_000


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest where there are several; None where it isn't installed."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:  # Debian's; on its PATH are wrappers of some
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def why_not() -> str | None:
    """Why no server can be started here, in a line; None where one can."""
    if programs() is None:
        return "PostgreSQL isn't installed (Debian: apt-get install postgresql): nothing is tried on it"
    if find_spec("asyncpg") is None:
        return "asyncpg isn't installed (pip install 'bayan[postgresql]'): nothing is tried on PostgreSQL"
    return None


@dataclass
class Server:
    """A server that runs. `settings` are its own, as `fsync`; its databases are gone with it."""

    folder: Path
    port: int
    settings: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None
    _count: int = 0

    def address(self, database: str = "postgres") -> str:
        """What BAYAN_DATABASE is for one of its databases."""
        return f"postgresql+asyncpg://{USER}@{_LOCAL}:{self.port}/{database}"

    async def new_database(self) -> str:
        """The address of a new, empty database."""
        import asyncpg

        self._count += 1
        name = f"bayan_{os.getpid()}_{self._count}"
        connection = await asyncpg.connect(host=_LOCAL, port=self.port, user=USER, database="postgres")
        try:
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        finally:
            await connection.close()
        return self.address(name)

    def start(self) -> None:
        """Start it, the first time or again, and wait until it takes connections."""
        log = self.folder / "log"
        options = {
            "listen_addresses": _LOCAL,
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "200",
            **self.settings,
        }
        command = [_program("postgres"), "-D", str(self.folder / "data")]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with log.open("ab") as output:
            self._process = subprocess.Popen(command, stdout=output, stderr=output, **_unprivileged())  # noqa: S603
        ready = [_program("pg_isready"), "-q", "-h", _LOCAL, "-p", str(self.port)]
        deadline = time.monotonic() + _SECONDS
        while subprocess.run(ready, check=False).returncode:  # noqa: S603
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL doesn't start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)

    def stop(self, *, at_once: bool = False) -> None:
        """Stop it: its clients' connections end, and with `at_once` it doesn't even write down its state."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
            self._process.wait(_SECONDS)
            self._process = None

    def processor(self) -> float:
        """Seconds of processor time of the server, its ended connections included."""
        assert self._process is not None  # noqa: S101 - it runs
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return worked(self._process.pid, ended=True) + sum(worked(int(child)) for child in children)

    def open(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        """One of PostgreSQL's programs, `psql` for one, to be talked to."""
        where = ["-h", _LOCAL, "-p", str(self.port), "-U", USER]
        pipe = subprocess.PIPE
        return subprocess.Popen([_program(program), *where, *arguments], stdin=pipe, stdout=pipe)  # noqa: S603

    def run(self, program: str, *arguments: str) -> bytes:
        """What one of PostgreSQL's programs prints, `pg_dump` for one."""
        where = ["-h", _LOCAL, "-p", str(self.port), "-U", USER]
        return subprocess.run([_program(program), *where, *arguments], check=True, capture_output=True).stdout  # noqa: S603


@contextmanager
def server(**settings: str) -> Iterator[Server]:
    """A new server for as long as the block lasts. Ask `why_not` first."""
    folder = Path(tempfile.mkdtemp(prefix="bayan-postgresql-"))
    try:
        user = _unprivileged()
        if user:
            os.chown(folder, user["user"], user["group"])
        command = [_program("initdb"), "-D", str(folder / "data"), "-U", USER, "--encoding=UTF8", "--locale=C"]
        subprocess.run([*command, "--auth=trust", "--no-sync"], check=True, stdout=subprocess.DEVNULL, **user)  # noqa: S603
        running = Server(folder, free_port(), settings)
        running.start()
        try:
            yield running
        finally:
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.stop()
            running.stop(at_once=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    folder = programs()
    assert folder is not None, why_not()  # noqa: S101
    return str(folder / name)


def _unprivileged() -> dict[str, Any]:
    """As whom a program is run: root gives up its rights."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(_NOBODY)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": (), "cwd": "/"}


def free_port() -> int:
    """A port of this machine that nobody listens on just now, below those that systems give to outgoing connections:
    one that is let go for a moment, as in a restart, is still there afterwards.
    """
    while True:
        port = random.randrange(*_PORTS)  # noqa: S311 - nothing is guarded by it
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind((_LOCAL, port))
            return port
