"""Entities made consistent, as TDLib does before a message leaves: nested right, neighbours joined, overlaps cut.

Links, mentions and the like keep apart from each other: the one that begins first and is longer wins. A quotation
holds them whole or not at all. Bold and its like may overlap anything: they are cut where something else begins or
ends, joined where they touch, and dropped inside code and dates.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.simulator.text.entities import BLOCKQUOTES, LITERAL, SPLITTABLE, Entity, apart, ordered

_END = 2**31


def fix(entities: Sequence[Entity]) -> list[Entity]:
    """The entities of a message, sorted and consistent."""
    splittable, quotations, others = _sorted_out(ordered(entities))
    others = apart(others)
    quotations = apart(quotations)
    return _joined(splittable, ordered([*_inside(others, quotations), *quotations]))


def merge(entities: Sequence[Entity], found: Sequence[Entity]) -> list[Entity]:
    """A message's entities and what was found in its text; what the sender marked comes first."""
    if not found:
        return list(entities)
    splittable, quotations, others = _sorted_out(entities)
    new = [one for one in _inside(found, quotations) if not any(_meet(one, other) for other in others)]
    return _joined(splittable, ordered([*others, *new, *quotations]))


def _sorted_out(entities: Sequence[Entity]) -> tuple[list[Entity], list[Entity], list[Entity]]:
    splittable = [entity for entity in entities if entity.type in SPLITTABLE]
    quotations = [entity for entity in entities if entity.type in BLOCKQUOTES]
    others = [entity for entity in entities if entity.type not in (*SPLITTABLE, *BLOCKQUOTES)]
    return splittable, quotations, others


def _meet(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end


def _inside(entities: Sequence[Entity], quotations: Sequence[Entity]) -> list[Entity]:
    """Without those that a quotation's edge would cut."""

    def is_cut(entity: Entity) -> bool:
        return any(
            _meet(entity, other) and not (other.offset <= entity.offset and entity.end <= other.end)
            for other in quotations
        )

    return [entity for entity in entities if not is_cut(entity)]


def _joined(splittable: Sequence[Entity], others: list[Entity]) -> list[Entity]:
    if not splittable:
        return others
    return ordered([*others, *_Splitter(splittable).split(others)])


class _Splitter:
    """Walks through the text's edges, and cuts and joins bold and its like on the way."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._waiting = list(entities)
        self._open: dict[str, tuple[int, int]] = {}
        self._made: list[Entity] = []

    def split(self, others: Sequence[Entity]) -> list[Entity]:
        """`others` are in order, each inside another or apart from it."""
        stack: list[Entity] = []
        for offset, other in [*((other.offset, other) for other in others), (_END, None)]:
            while stack and offset >= stack[-1].end:
                before = len(self._made)
                self._walk(stack[-1].end)
                if stack[-1].type in LITERAL:
                    del self._made[before:]
                stack.pop()
            self._walk(offset)
            if other is not None:
                stack.append(other)
        return self._made

    def _walk(self, to: int) -> None:
        while self._waiting and self._waiting[0].offset < to:
            entity = self._waiting.pop(0)
            begin, end = self._open.get(entity.type, (0, 0))
            if entity.type in self._open and entity.offset <= end:
                self._open[entity.type] = begin, max(end, entity.end)
            else:
                self._cut(entity.offset)
                self._open[entity.type] = entity.offset, entity.end
        self._cut(to)

    def _cut(self, at: int) -> None:
        for kind in SPLITTABLE:
            begin, end = self._open.get(kind, (at, at))
            if begin >= at:
                continue
            self._made.append(Entity(kind, begin, min(end, at) - begin))
            if end <= at:
                del self._open[kind]
            else:
                self._open[kind] = at, end
