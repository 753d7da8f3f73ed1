"""How the house is built, in figures: `python -m bench.house`. The simulator, a tool of its own, isn't counted.

Lines are those that aren't blank. The last figure comes from coverage: the files of bot/ of which a line ran between
one private text message's arrival and its completed row, in the real application with the real knowledge.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from coverage import Coverage

from bot import clock
from bot.messaging.knowledge import HeldKnowledge, LiveKnowledge
from bot.messaging.liveness import Shutdown
from bot.messaging.server.lifecycle import Server
from bot.messaging.session import Services
from bot.messaging.transport.connection import bot_id, connect
from bot.settings import Settings
from bot.simulator import Simulator, acts
from bot.storage import Storage

ROOT = Path(__file__).parents[1]
GREETING, QUESTION = "Good morning", "When were the two workshops held?"
SMALL, SMALLEST = 60, 50
"""Lines of a file that may be too small to find, and of one that its only user could hold."""
LONG_FILE, LONG_FUNCTION = 300, 40
"""Lines from which a file and a function ask to be divided."""

_APART = ("simulator", "migrations")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class File:
    """A file of Python. `module` is its dotted name."""

    path: Path
    module: str
    lines: int
    tree: ast.Module
    text: str

    def functions(self) -> Iterator[int]:
        """The length of each function."""
        rows = self.text.split("\n")
        for node in ast.walk(self.tree):
            if isinstance(node, _FUNCTIONS):
                yield sum(1 for row in rows[node.lineno - 1 : node.end_lineno] if row.strip())

    def imports(self) -> set[str]:
        """The dotted names that it imports, of modules and of what is in them."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return found

    def bare_dataclasses(self) -> int:
        """Dataclasses without a method."""
        classes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]
        return sum(_is_dataclass(one) and not any(isinstance(part, _FUNCTIONS) for part in one.body) for one in classes)


def read(folder: str) -> list[File]:
    """The files of a folder of the project, without the simulator's."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        if any(part in _APART for part in path.relative_to(ROOT).parts):
            continue
        text = path.read_text("utf-8")
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found.append(File(path, module, sum(1 for row in text.split("\n") if row.strip()), ast.parse(text), text))
    return found


def with_one_user(files: list[File]) -> list[File]:
    """Modules of 50 lines or less that exactly one other module imports."""
    users = {file.module: 0 for file in files}
    for file in files:
        for name in file.imports() & users.keys() - {file.module}:
            users[name] += 1
    return [
        file for file in files if file.lines <= SMALLEST and users[file.module] == 1 and file.path.stem != "__init__"
    ]


def _is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


@contextlib.asynccontextmanager
async def _at_work(simulator: Simulator, settings: Settings, folder: Path) -> AsyncIterator[Storage]:
    """The bot on a Telegram of its own, ready."""
    storage = await Storage.open(
        str(folder / "house.db"), bot=bot_id(simulator.token), key="house", retention_days=90, now=clock.now
    )
    shutdown = Shutdown()
    bot = connect(simulator.token, simulator.url, shutdown)
    knowledge = HeldKnowledge(
        await LiveKnowledge.open(settings.knowledge, settings.locales, settings.cache), storage.holds
    )
    services = Services(knowledge, storage, bot, shutdown, frozenset(), 90, clock.now)
    serving = asyncio.create_task(Server(services, bot).serve())
    try:
        while not await storage.heartbeat.is_felt():  # noqa: ASYNC110 - it beats once it receives
            await asyncio.sleep(0.05)
        yield storage
    finally:
        shutdown.ask()
        await serving
        await storage.close()


async def one_message() -> list[str]:
    """The files that one private text message goes through, from the raw update to the completed row."""
    settings = Settings.read()
    coverage = Coverage(data_file=None, source=[str(ROOT / "bot")], concurrency=["greenlet", "thread"], messages=False)
    with tempfile.TemporaryDirectory() as folder:
        async with Simulator() as simulator, _at_work(simulator, settings, Path(folder)) as storage:
            await _write(simulator, storage, 1001, GREETING)  # what the bot does at its start is over then
            coverage.start()
            await _write(simulator, storage, 1002, QUESTION)
            coverage.stop()
    return _touched(coverage)


async def _write(simulator: Simulator, storage: Storage, person: int, text: str) -> None:
    """Write a message, and wait until it is answered and its row completed."""
    world = simulator.service.world
    asked = acts.write(world, world.people[person], world.chats[person], text)
    while len(world.history(asked.chat.id)) < 2 or await storage.inbox.pending():  # noqa: ASYNC110
        await asyncio.sleep(0.05)


def _touched(coverage: Coverage) -> list[str]:
    data = coverage.get_data()
    files = (Path(file).relative_to(ROOT) for file in data.measured_files() if data.lines(file))
    return sorted(str(file) for file in files if not any(part in _APART for part in file.parts))


def main() -> None:
    files, tests = read("bot"), read("tests")
    lines = sum(file.lines for file in files)
    functions = sorted(length for file in files for length in file.functions())
    alone = with_one_user(files)
    small = sum(file.lines <= SMALL for file in files) / len(files)
    bare = 1000 * sum(file.bare_dataclasses() for file in files) / lines
    nine_tenths = quantiles(functions, n=10)[-1]
    long_files = [str(file.path.relative_to(ROOT)) for file in files if file.lines > LONG_FILE]
    through = asyncio.run(one_message())
    print(f"files {len(files)}, lines {lines}, median {median(file.lines for file in files):.0f}")
    print(f"files of {SMALL} lines or less: {small:.0%}")
    print(f"modules of {SMALLEST} lines or less with one user: {len(alone)}")
    print(f"dataclasses without a method, per 1,000 lines: {bare:.1f}")
    print(f"functions: median {median(functions):.0f}, nine tenths up to {nine_tenths:.0f}, longest {functions[-1]}")
    print(f"files over {LONG_FILE} lines: {', '.join(long_files) or 'none'}")
    print(f"functions over {LONG_FUNCTION} lines: {sum(length > LONG_FUNCTION for length in functions)}")
    print(f"lines of tests to lines of source: {sum(file.lines for file in tests) / lines:.2f}")
    print(f"files that one private text message goes through: {len(through)}")
    if "--list" in sys.argv:
        print("with one user:", *(file.module for file in alone), sep="\n  ")
        print("one message:", *through, sep="\n  ")


if __name__ == "__main__":
    main()
