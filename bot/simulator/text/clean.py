"""A text as Telegram keeps it: without control characters and tricks of direction, and without white space round it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.simulator.text.entities import Entity, Formatted, ParseError, ordered, units

_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_MARKS = re.compile("[\u200e\u200f]{2,}")
_SEEN_AS_SPACE = re.compile("[\u1680\u180e\u2000-\u200a\u202e\u202f\u205f\u2800\u3000\ufffc\U000e0000-\U000e007f]")
_UNSEEN = " \n\t\r\0\x0b\u200b\u200c\u200d\u200e\u200f\u202e\ufeff\u00a0"


def clean(formatted: Formatted) -> Formatted:
    """Control characters become spaces; carriage returns, line separators and overrides of direction go; of several
    marks of direction in a row the last one stays. Raises ParseError where an entity leaves the text or halves a
    character."""
    _check(formatted)
    text = _CONTROLS.sub(" ", formatted.text)
    text = _MARKS.sub(lambda marks: "\u200c" * (len(marks[0]) - 1) + marks[0][-1], _DROPPED.sub("", text))
    dropped = [units(formatted.text[: match.start()]) for match in _DROPPED.finditer(formatted.text)]
    return _moved(text, formatted.entities, lambda at: at - bisect_left(dropped, at))


def trim(formatted: Formatted) -> Formatted:
    """No white space at the end, nor at the beginning as far as no entity covers it."""
    text = formatted.text.rstrip(" \n")
    covered = formatted.entities[0].offset if formatted.entities else len(text)
    start = min(len(text) - len(text.lstrip(" \n")), covered)
    last = units(text)
    return _moved(text[start:], formatted.entities, lambda at: min(at, last) - start)


def is_blank(text: str) -> bool:
    """Whether a person sees nothing of it."""
    return not _SEEN_AS_SPACE.sub(" ", text).strip(_UNSEEN)


def _moved(text: str, entities: Iterable[Entity], place: Callable[[int], int]) -> Formatted:
    """A text whose entities have moved; one that nothing is left of goes."""
    moved = (
        replace(entity, offset=place(entity.offset), length=place(entity.end) - place(entity.offset))
        for entity in entities
    )
    return Formatted(text, tuple(ordered(entity for entity in moved if entity.length > 0)))


def _check(formatted: Formatted) -> None:
    """Each entity begins and ends between two characters; the byte offsets are the text's."""
    encoded = formatted.text.encode("utf-16-le")
    last = len(encoded) // 2
    halves = [(entity.offset, 1, place, "Entity begins") for place, entity in enumerate(formatted.entities)]
    halves += [
        (entity.end, 0, -place, f"Entity beginning at UTF-16 offset {entity.offset} ends")
        for place, entity in enumerate(formatted.entities)
    ]
    for at, _, _, words in sorted(halves):
        if at < last and encoded[2 * at + 1] & 0xFC == 0xDC:  # the second half of a pair
            behind = len(encoded[: 2 * at + 2].decode("utf-16-le").encode())
            raise ParseError(f"{words} in a middle of a UTF-16 symbol at byte offset {behind}")
    for entity in formatted.entities:
        if entity.offset > last:
            raise ParseError(f"Entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if beyond := [entity for entity in formatted.entities if entity.end > last]:
        words = f"Entity beginning at UTF-16 offset {beyond[-1].offset} ends after the end of the text"
        raise ParseError(f"{words} at UTF-16 offset {beyond[-1].end}")
