"""How a short message is understood from what was said before it: the follow-ups in memory, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SAME, ANY = "same", "any"
"""In the table: the entry spoken of itself, and whatever was spoken of."""
_FEW = 6
"""A line of the table for more entries than these is written for whatever is spoken of."""


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that mean the same, across dialects, spellings, scripts and languages; `asks` of question words, `wants` of
    those that wish for something."""

    id: str
    words: tuple[str, ...]
    asks: bool = False
    wants: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """Something that a conversation stays with until it changes: its names, and the entries about it, the one to start
    from first."""

    names: WordGroup
    entry_ids: tuple[str, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.names.id)


@dataclass(frozen=True, slots=True)
class Row:
    """What each aspect of some facts asks for; an id, `same` or `unknown`, several where it could be either."""

    entry_ids: frozenset[str]
    asks: Mapping[str, tuple[str, ...]]

    @property
    def general(self) -> bool:
        """Whether the line is written for whatever is spoken of, or for most of it."""
        return ANY in self.entry_ids or len(self.entry_ids) > _FEW


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is spoken of as "he" or "she": the facts about them, the one to start from first."""

    words: WordGroup
    entry_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """knowledge/follow-ups.yaml: how a short message is understood from what was said before it.

    `general` are the aspects that a more telling one beside them overrules, `naming` those whose words name what is
    asked about, so that no conversation is needed to understand them. `asides` are the ids of
    vocabulary groups whose words are said by the way. `table` says what aspects ask for. By the
    words of `asker` people speak of themselves, by those of `hearsay` of what they have heard. `about` has the thread
    that an entry belongs to, and nothing for what may be asked of several things, such as who paid.
    """

    roles: tuple[WordGroup, ...] = ()
    choices: tuple[WordGroup, ...] = ()
    aspects: tuple[WordGroup, ...] = ()
    general: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    combinations: tuple[tuple[str, frozenset[str]], ...] = ()
    people: tuple[Person, ...] = ()
    asides: frozenset[str] = frozenset()
    threads: tuple[Thread, ...] = ()
    table: tuple[Row, ...] = ()
    danger: frozenset[str] = frozenset()
    release: tuple[WordGroup, ...] = ()
    asker: tuple[WordGroup, ...] = ()
    hearsay: tuple[WordGroup, ...] = ()
    about: Mapping[str, Thread] = field(init=False)

    def __post_init__(self) -> None:
        about = {entry_id: thread for thread in reversed(self.threads) for entry_id in thread.entry_ids}
        object.__setattr__(self, "about", MappingProxyType(about))

    def targets(self, entry_id: str, aspect: str, general: bool = True) -> tuple[str, ...]:
        """The ids that the aspect asks for after the entry; none where the knowledge doesn't say. Without `general`,
        only lines that are written for few entries count."""
        for row in self.table:
            if (
                (general or not row.general)
                and (entry_id in row.entry_ids or ANY in row.entry_ids)
                and aspect in row.asks
            ):
                return tuple(entry_id if target == SAME else target for target in row.asks[aspect])
        return ()
