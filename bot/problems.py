"""What is wrong with a file that staff keep: where, what was found, what was expected, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.errors import UserError

_ALIKE = 70
"""Below this similarity (of 100) a suggestion would puzzle rather than help."""

_SHOWN = 60
"""As many characters of what was found fit into a line that a person reads."""


class Severity(StrEnum):
    """An error keeps the knowledge from being used; a warning doesn't."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in one line: `file:line:col: error: found …; expected …; fix`."""

    place: Place
    found: str
    expected: str
    fix: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        fix = f"; {self.fix}" if self.fix else ""
        line = f"{self.place}: {self.severity}: {self.found}; expected {self.expected}{fix}"
        return " ".join(line.split())


class KnowledgeError(UserError):
    """The knowledge folder can't be used. `problems` holds every error in it, in the order of its files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        first, count = self.problems[0], len(self.problems)
        if count == 1:
            return str(first)
        return f"{first} (and {count - 1} more: `bayan check` lists them all)"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as a reader meets them: by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, str(problem))))


def shown(path: Path) -> str:
    """The path as the person in front of the screen can open it: short where it lies below them."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def quoted(text: str) -> str:
    """The text in quotation marks, shortened, on one line, and without invisible characters."""
    flat = " ".join(text.split())
    visible = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in flat[: _SHOWN + 1])
    return f"“{visible[:_SHOWN]}…”" if len(flat) > _SHOWN else f"“{visible}”"


def listed(names: Iterable[str]) -> str:
    """The names as an expectation spells them: `a, b or c`."""
    first, last = (names := list(names))[:-1], names[-1:]
    return " or ".join([*([", ".join(first)] if first else []), *last])


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A fix that names the known word most like `name`, or nothing where none is like it."""
    match = process.extractOne(
        name.casefold(), {word: word.casefold() for word in known}, scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    return f"did you mean “{match[2]}”?" if match else ""
