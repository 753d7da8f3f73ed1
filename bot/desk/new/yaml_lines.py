"""YAML with remarks, line by line, each of which knows the cell of the sheet that it was made from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.facts.factbase import DateRange
from bot.problems import Place

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WORDS_OF_YAML = frozenset("y yes n no true false on off null".split())
_WIDTH = 110
Scalar = str | int | date | DateRange


@dataclass(slots=True)
class YamlLines:
    """A file as it grows: its lines, and for each the cell that it was made from, where there is one."""

    lines: list[str] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)

    def add(self, text: str = "", place: Place | None = None) -> None:
        """A line as it stands."""
        self.lines.append(text)
        self.places.append(place)

    def remark(self, text: str, indent: int = 0) -> None:
        self.add(f"{' ' * indent}# {text}")

    def key(self, key: str, value: Scalar, place: Place | None = None, indent: int = 0) -> None:
        """A key with a text, a number or a day; a text of several lines as a block."""
        start = " " * indent
        if isinstance(value, str) and "\n" in value:
            self.add(f"{start}{key}: |-", place)
            for line in value.split("\n"):
                self.add(f"{start}  {line}".rstrip(), place)
        else:
            self.add(f"{start}{key}: {written(value)}", place)

    def items(self, key: str, values: Sequence[Scalar], place: Place | None = None, indent: int = 0) -> None:
        """A key with a list, on one line where it fits; nothing where the list is empty."""
        if not values:
            return
        line = f"{' ' * indent}{key}: {flow(values)}"
        if len(line) <= _WIDTH:
            self.add(line, place)
            return
        self.add(f"{' ' * indent}{key}:", place)
        for value in values:
            self.add(f"{' ' * indent}  - {written(value)}", place)

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def written(value: Scalar) -> str:
    """A value as YAML has it; a text in quotation marks unless it is a plain word."""
    match value:
        case str() if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML:
            return value
        case str():
            return json.dumps(value, ensure_ascii=False)
        case DateRange():
            return f"{value.first.isoformat()}/{value.last.isoformat()}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def flow(values: Iterable[Scalar]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(written, values))}]"


def both(english: str, arabic: str) -> str:
    """A text in both languages on one line."""
    return f"{{en: {written(english)}, ar: {written(arabic)}}}"
