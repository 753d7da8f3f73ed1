"""`python -m bench.memory`: what the memory of a bot is made of, part by part, in the order in which it is taken.

`own` is what only this process has; `mapped` are pages of files, of libraries and of the weights, which the system may
take back at any time and which other processes share. Those of the weights the bot gives back itself while nobody asks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

_STATUS = Path("/proc/self/status")
_EXAM = [Path(__file__).parent / "exam" / f"{language}.questions.jsonl" for language in ("en", "ar")]
_LIBRARIES = {
    "python-telegram-bot": ["bot.messaging", "telegram.ext"],
    "aiohttp": ["aiohttp"],
    "numpy": ["numpy"],
    "YAML": ["yaml"],
    "Fluent, Babel": ["fluent.runtime", "babel"],
    "other libraries": ["rapidfuzz", "Stemmer", "aiosqlite", "prometheus_client"],
    "Bayan's own code": ["bot.app"],
}


def taken() -> tuple[float, float]:
    """Megabytes of this process's own, and of mapped files."""
    lines = (line.split() for line in _STATUS.read_text().splitlines())
    found = {line[0]: int(line[1]) / 1000 for line in lines if line[0] in ("RssAnon:", "RssFile:")}
    return found["RssAnon:"], found["RssFile:"]


def parts() -> Iterator[str]:
    """Take a bot's memory part by part; yields each part's name once it is taken."""
    yield "Python"
    for name, modules in _LIBRARIES.items():
        for module in modules:
            import_module(module)
        yield name
    from bot import clock
    from bot.desk.labelled import read_labelled
    from bot.dialogue.context import Context
    from bot.messaging.knowledge import LiveKnowledge
    from bot.settings import Settings

    settings = Settings.read()
    knowledge = asyncio.run(LiveKnowledge.open(settings.knowledge, settings.locales, settings.cache))
    bayan = knowledge.bayan
    yield "the knowledge, opened"
    for case in (case for path in _EXAM for turns in read_labelled(path) for case in turns):
        bayan.answer(case.question, Context(), clock.now())
    yield "the exam, answered"
    knowledge.rest()
    yield "at rest"


def main() -> None:
    print(f"{'MB':<26}{'own':>8}{'mapped':>8}")
    own = mapped = 0.0
    for name in parts():
        now = taken()
        print(f"{name:<26}{now[0] - own:>8.1f}{now[1] - mapped:>8.1f}")
        own, mapped = now
    print(f"{'all':<26}{own:>8.1f}{mapped:>8.1f}{own + mapped:>8.1f}")


if __name__ == "__main__":
    main()
