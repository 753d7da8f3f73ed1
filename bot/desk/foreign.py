"""`bayan evaluate --foreign`: what questions about other things get, by set. Every fact among it is one too many."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.dialogue.reply import Kind, Reply
from bot.errors import UserError
from bot.text_files import read_text

_SHAPE = '{"q": "…", "source": "the set’s name"}'
FACT, SERVICE, ASKED_BACK, EMERGENCY, SILENT = "fact", "service", "asked back", "emergency", "not found"
_WHAT = {
    Kind.ANSWER: FACT,
    Kind.NOT_STATED: FACT,
    Kind.SERVICE: SERVICE,
    Kind.CLARIFY: ASKED_BACK,
    Kind.UNKNOWN: SILENT,
}


@dataclass(frozen=True, slots=True)
class Stranger:
    """A question about something else, and the set that it is from."""

    question: str
    source: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """What became of the questions of one set: how many got what, and which entries they got, most frequent first."""

    source: str
    total: int
    counts: Counter[str]
    entries: Counter[str]


def read_foreign(path: Path) -> list[Stranger]:
    """The questions of a file, a JSON object on each line; `source` and `lang` name the set. Raises UserError with
    the line."""
    lines = read_text(path, str(path)).split("\n")
    return [_stranger(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _stranger(path: Path, number: int, line: str) -> Stranger:
    try:
        row = json.loads(line)
        source = " ".join(str(row[name]) for name in ("source", "lang") if name in row)
        if not isinstance(row["q"], str):
            raise TypeError('"q" is no text')
    except KeyError as error:
        raise UserError(f"{path}:{number}: no {error}; expected {_SHAPE}") from None
    except (ValueError, TypeError) as error:
        raise UserError(f"{path}:{number}: {error}; expected {_SHAPE}") from None
    return Stranger(row["q"], source or path.stem)


def hear(strangers: Iterable[Stranger], ask: Callable[[str], Reply]) -> list[Hearing]:
    """Ask every question by itself and count what it gets, by set, in the order of the sets."""
    counts: dict[str, Counter[str]] = {}
    entries: dict[str, Counter[str]] = {}
    for stranger in strangers:
        reply = ask(stranger.question)
        what = EMERGENCY if reply.private else _WHAT[reply.kind]
        counts.setdefault(stranger.source, Counter())[what] += 1
        if what in (FACT, SERVICE):
            entries.setdefault(stranger.source, Counter()).update(reply.entry_ids[:1])
    return [Hearing(source, each.total(), each, entries.get(source, Counter())) for source, each in counts.items()]


def as_text(hearings: Iterable[Hearing]) -> str:
    """A line for each set: the shares, and what was given most."""
    return "\n".join(map(_line, hearings))


def _line(hearing: Hearing) -> str:
    shares = "".join(f"  {what} {hearing.counts[what] / hearing.total:6.1%}" for what in _named())
    most = ", ".join(f"{entry_id} {times}" for entry_id, times in hearing.entries.most_common(5))
    return f"{hearing.source:<36}{hearing.total:>6}{shares}  {most}"


def as_json(hearings: Iterable[Hearing]) -> dict[str, Any]:
    """The shares for machines, without the questions' words."""
    return {
        hearing.source: {
            "total": hearing.total,
            **{what: hearing.counts[what] / hearing.total for what in _named()},
            "entries": dict(hearing.entries.most_common()),
        }
        for hearing in hearings
    }


def _named() -> Iterator[str]:
    return iter((FACT, SERVICE, ASKED_BACK, EMERGENCY, SILENT))
