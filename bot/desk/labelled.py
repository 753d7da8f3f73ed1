"""Labelled questions and conversations: a JSON object on each line, as `bayan evaluate` reads them.

A question is `{"q": "…", "lang": "ar", "variety": "msa", "expect": ["dates"], "match": "any", "kind": "stated"}`;
a conversation has `"turns": [{"q": …, "expect": …, "match": …}, …]` instead of q, expect and match. `match` is "any"
where one of the ids will do and "all" where each of them was asked. `variety` and `kind` are free words to group by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import UserError


@dataclass(frozen=True, slots=True)
class Case:
    """One question with the ids that a careful reader accepts."""

    question: str
    language: str
    variety: str
    kind: str
    expected: tuple[str, ...]
    all_needed: bool


Conversation = tuple[Case, ...]


def read_labelled(path: Path) -> list[Conversation]:
    """The conversations of a file; a single question is a conversation of one turn. Raises UserError with the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: can't be read as UTF-8 text: {error}") from None
    return [_conversation(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _conversation(path: Path, number: int, line: str) -> Conversation:
    try:
        row = json.loads(line)
        turns = row.get("turns", [row])
        return tuple(_cases(row, turns))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        shown = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise UserError(
            f'{path}:{number}: {shown}; expected {{"q": "…", "lang": "en", "expect": ["dates"], "match": "any"}}'
        ) from None


def _cases(row: dict[str, Any], turns: list[dict[str, Any]]) -> Iterator[Case]:
    for place, turn in enumerate(turns):
        in_conversation = "first turn" if place == 0 else "later turn"
        yield Case(
            question=turn["q"],
            language=row["lang"],
            variety=row.get("variety", ""),
            kind=row.get("kind", in_conversation if "turns" in row else ""),
            expected=tuple(turn["expect"]),
            all_needed=turn.get("match", "any") == "all",
        )
