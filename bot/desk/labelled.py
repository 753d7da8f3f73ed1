"""Labelled questions and conversations, a JSON object on each line as `bayan evaluate` reads them; how a reply counts.

A question is `{"q": "…", "lang": "ar", "variety": "msa", "expect": ["dates"], "match": "any", "kind": "stated"}`;
a conversation has `"turns": [{"q": …, "expect": …, "match": …}, …]` instead of q, expect and match. `match` is "any"
where one of the ids will do and "all" where each of them was asked. `variety` and `kind` are free words to group by.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.dialogue.reply import Kind, Reply
from bot.errors import UserError
from bot.facts.ids import UNKNOWN
from bot.problems import did_you_mean, quoted
from bot.text_files import read_text

MOST_OFFERED = 3
_SHAPE = '{"q": "…", "lang": "en", "expect": ["dates"], "match": "any"}'


@dataclass(frozen=True, slots=True)
class Case:
    """One question with the ids that a careful reader accepts.

    `key` stands for the question, and for what was asked before it, where its words aren't to be kept.
    """

    question: str
    language: str
    variety: str
    kind: str
    expected: tuple[str, ...]
    all_needed: bool
    key: str


Conversation = tuple[Case, ...]


class Verdict(StrEnum):
    """From best to worst; a wrong fact to a journalist is the one that must not happen."""

    RIGHT = "right"
    PARTIAL = "partial"
    CLARIFIED = "clarified"
    ABSTAINED = "abstained"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what was replied."""

    case: Case
    reply: Reply
    verdict: Verdict

    @property
    def answered(self) -> bool:
        """Whether the reply commits itself to a fact."""
        return self.reply.kind not in (Kind.UNKNOWN, Kind.CLARIFY)


def read_labelled(path: Path, known: Collection[str] | None = None) -> list[Conversation]:
    """The conversations of a file; a single question is a conversation of one turn.

    Where the `known` ids are given, no other may be expected. Raises UserError with the line.
    """
    # Not splitlines: a question may hold one of the rarer line ends, which JSON doesn't escape.
    lines = read_text(path, str(path)).split("\n")
    return [_conversation(path, number, line, known) for number, line in enumerate(lines, 1) if line.strip()]


def judge(case: Case, reply: Reply) -> Judged:
    """Right where every id replied is acceptable and none that was needed is missing."""
    return Judged(case, reply, _verdict(case, reply))


def _conversation(path: Path, number: int, line: str, known: Collection[str] | None) -> Conversation:
    try:
        conversation = tuple(_cases(json.loads(line)))
        if known is not None:
            _check_ids(conversation, known)
    except KeyError as error:
        raise UserError(f"{path}:{number}: no {error}; expected {_SHAPE}") from None
    except (ValueError, TypeError) as error:
        raise UserError(f"{path}:{number}: {error}; expected {_SHAPE}") from None
    return conversation


def _cases(row: Any) -> Iterator[Case]:
    if not isinstance(row, dict):
        raise TypeError("no JSON object")
    turns = row.get("turns", [row])
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, dict) for turn in turns):
        raise ValueError('"turns" is no list of JSON objects')
    asked: list[str] = []
    for place, turn in enumerate(turns):
        in_conversation = "first turn" if place == 0 else "later turn"
        asked.append(_text(turn, "q"))
        yield Case(
            question=asked[-1],
            language=_text(row, "lang"),
            variety=_text(row, "variety", ""),
            kind=_text(row, "kind", in_conversation if "turns" in row else ""),
            expected=_ids(turn),
            all_needed=_all_needed(turn),
            key=sha256(json.dumps(asked).encode()).hexdigest()[:16],
        )


def _text(row: dict[str, Any], name: str, default: str | None = None) -> str:
    value = row[name] if default is None else row.get(name, default)
    if not isinstance(value, str):
        raise TypeError(f'"{name}" is no text')
    return value


def _ids(turn: dict[str, Any]) -> tuple[str, ...]:
    ids = turn["expect"]
    if not isinstance(ids, list) or not ids or not all(isinstance(each, str) for each in ids):
        raise ValueError('"expect" is no list of ids')
    return tuple(ids)


def _all_needed(turn: dict[str, Any]) -> bool:
    match = turn.get("match", "any")
    if match not in ("any", "all"):
        raise ValueError('"match" is neither "any" nor "all"')
    return bool(match == "all")


def _check_ids(conversation: Conversation, known: Collection[str]) -> None:
    for each in (expected for case in conversation for expected in case.expected):
        if each not in known:
            fix = did_you_mean(each, known)
            raise ValueError(f"{quoted(each)}, which no entry has as its id{'; ' if fix else ''}{fix}")


def _verdict(case: Case, reply: Reply) -> Verdict:
    expected = set(case.expected)
    if reply.kind is Kind.CLARIFY:
        return _asked_back(expected, reply.entry_ids)
    if not reply.entry_ids:
        return Verdict.RIGHT if UNKNOWN in expected else Verdict.ABSTAINED
    if not set(reply.entry_ids) <= expected:
        return Verdict.WRONG
    if case.all_needed and not expected <= set(reply.entry_ids):
        return Verdict.PARTIAL
    return Verdict.RIGHT


def _asked_back(expected: set[str], offered: tuple[str, ...]) -> Verdict:
    if len(offered) > MOST_OFFERED:
        return Verdict.WRONG
    return Verdict.CLARIFIED if UNKNOWN in expected or expected & set(offered) else Verdict.ABSTAINED
