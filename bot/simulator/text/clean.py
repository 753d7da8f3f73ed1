"""A text as Telegram keeps it: without control characters and tricks of direction, and without white space round it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from bot.simulator.text.entities import Entity, Formatted, ParseError, ordered, units

_SPACES = {*map(chr, range(33))} - {"\n", "\r"}
_DROPPED = {"\r", *map(chr, range(0x2028, 0x202F)), "\u0333", "\u033f", "\u030a"}
_MARKS = re.compile("[\u200e\u200f]{2,}")
_SEEN_AS_SPACE = re.compile("[\u1680\u180e\u2000-\u200a\u202e\u202f\u205f\u2800\u3000\ufffc\U000e0000-\U000e007f]")
_UNSEEN = " \n\t\r\0\x0b\u200b\u200c\u200d\u200e\u200f\u202e\ufeff\u00a0"


def clean(formatted: Formatted) -> Formatted:
    """Control characters become spaces; carriage returns, line separators and overrides of direction go; of several
    marks of direction in a row the last one stays. Raises ParseError where an entity leaves the text or halves a
    character."""
    _check(formatted)
    kept = _keep(formatted, (_clean(sign) for sign in formatted.text))
    return replace(kept, text=_MARKS.sub(lambda marks: "\u200c" * (len(marks[0]) - 1) + marks[0][-1], kept.text))


def trim(formatted: Formatted) -> Formatted:
    """No white space at the end, nor at the beginning as far as no entity covers it."""
    end = len(formatted.text.rstrip(" \n"))
    covered = formatted.entities[0].offset if formatted.entities else len(formatted.text)
    start = 0
    while start < min(covered, end) and formatted.text[start] in " \n":
        start += 1
    whole = enumerate(formatted.text)
    return _keep(formatted, (sign if start <= place < end else "" for place, sign in whole))


def is_blank(text: str) -> bool:
    """Whether a person sees nothing of it."""
    return not _SEEN_AS_SPACE.sub(" ", text).strip(_UNSEEN)


def _clean(sign: str) -> str:
    if sign in _SPACES:
        return " "
    return "" if sign in _DROPPED else sign


def _check(formatted: Formatted) -> None:
    """Each entity begins and ends between two characters; the byte offsets are the text's."""
    if not formatted.entities:
        return
    text = formatted.text
    edges = {0: 0} | dict(
        zip(accumulate(map(units, text)), accumulate(len(sign.encode()) for sign in text), strict=True)
    )
    last = max(edges)
    halves = [(entity.offset, 1, place, "Entity begins") for place, entity in enumerate(formatted.entities)]
    halves += [
        (entity.end, 0, -place, f"Entity beginning at UTF-16 offset {entity.offset} ends")
        for place, entity in enumerate(formatted.entities)
    ]
    for at, _, _, words in sorted(halves):
        if at < last and at not in edges:
            raise ParseError(f"{words} in a middle of a UTF-16 symbol at byte offset {edges[at + 1]}")
    for entity in formatted.entities:
        if entity.offset > last:
            raise ParseError(f"Entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if beyond := [entity for entity in formatted.entities if entity.end > last]:
        words = f"Entity beginning at UTF-16 offset {beyond[-1].offset} ends after the end of the text"
        raise ParseError(f"{words} at UTF-16 offset {beyond[-1].end}")


def _keep(formatted: Formatted, kept: Iterable[str]) -> Formatted:
    """The text with each character replaced by its counterpart in `kept` ("" drops it); entities move along."""
    before, after, moved = 0, 0, {0: 0}
    pieces: list[str] = []
    for character, piece in zip(formatted.text, kept, strict=True):
        before += units(character)
        after += units(piece)
        moved[before] = after
        pieces.append(piece)
    entities: Iterable[Entity] = (
        replace(entity, offset=moved[entity.offset], length=moved[entity.end] - moved[entity.offset])
        for entity in formatted.entities
    )
    return Formatted("".join(pieces), tuple(ordered(entity for entity in entities if entity.length > 0)))
